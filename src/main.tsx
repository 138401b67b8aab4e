// Shared sheets come first, so that a component's own sheet can override them.
import './ui/theme/tokens.css'
import './ui/theme/base.css'
import './ui/controls/rows.css'
import './ui/controls/entries.css'
import './ui/controls/panels.css'
import './ui/shell/settings.css'
import './ui/tasks/tasks.css'
import { createRoot } from 'react-dom/client'
import { languages } from './i18n/languages'
import { speak } from './i18n/setup'
import { startSession } from './state/session'
import { viewStore } from './state/view'
import { ErrorBoundary } from './ui/late/ErrorBoundary'
import { App } from './ui/shell/App'
import { followTheme } from './ui/theme/useTheme'

followTheme()
// The worker compiles its programs while texts load and the page draws.
startSession({ autoplay: !window.matchMedia('(prefers-reduced-motion: reduce)').matches })
const root = document.getElementById('root')!
if (await firstTexts()) {
  createRoot(root).render(
    <ErrorBoundary name={document.title} place="page">
      <App />
    </ErrorBoundary>,
  )
} else {
  // Shows the text in index.html for a page that does not load now; otherwise it appears after some seconds.
  root.classList.add('unloaded')
}

/** Loads the texts of the reader's language, else of any other; `App` then says which are missing. False if none load. */
async function firstTexts(): Promise<boolean> {
  const { language } = viewStore.getState()
  for (const each of [language, ...languages.filter((other) => other !== language)]) {
    try {
      await speak(each)
      return true
    } catch {}
  }
  return false
}
