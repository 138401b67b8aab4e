import { createRoot } from 'react-dom/client'
import { speak } from './i18n/setup'
import { startSession } from './state/session'
import { viewStore } from './state/view'
import { App } from './ui/shell/App'
import { followTheme } from './ui/theme/useTheme'
import './ui/theme/tokens.css'
import './ui/theme/base.css'
import './ui/controls/controls.css'
import './ui/shell/shell.css'
import './ui/shell/topBar.css'
import './ui/shell/notices.css'
import './ui/shell/settings.css'

followTheme()
// The worker compiles its programs while texts load and the page draws.
startSession({ autoplay: !window.matchMedia('(prefers-reduced-motion: reduce)').matches })
await speak(viewStore.getState().language)
createRoot(document.getElementById('root')!).render(<App />)
