import { useEffect } from 'react'
import { speak } from '../../i18n/setup'
import { useShortcuts } from '../commands/useShortcuts'
import { useComparing, useView } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { DropTarget } from '../share/DropTarget'
import { Announcer } from './Announcer'
import { Late } from './Late'
import { Notices } from './Notices'
import { once } from './once'
import { Page } from './Page'
import { TopBar } from './TopBar'

/** Its code, its state and its texts come when it is first shown. */
const compare = once(() => import('../compare/CompareScreen').then((module) => module.CompareScreen))

export function App() {
  useShortcuts()
  useChosenLanguage()
  return (
    <>
      <SkipLink />
      <TopBar />
      {useComparing() ? <Late part={compare()} fallback={<main className="page" />} /> : <Page />}
      <Notices />
      <Announcer />
      <DropTarget />
    </>
  )
}

/** Texts follow the view's language; the tab's title with them. */
function useChosenLanguage(): void {
  const language = useView((view) => view.language)
  const text = useText('interface')
  useEffect(() => {
    void speak(language)
  }, [language])
  useEffect(() => {
    document.title = text('title')
  }, [text])
}

function SkipLink() {
  const text = useText('interface')
  return (
    // biome-ignore lint/a11y/useValidAnchor: a link by its nature; the hash belongs to the shared set-up, so only the focus goes
    <a
      className="btn skip"
      href="#curves"
      onClick={(event) => {
        event.preventDefault()
        document.getElementById('curves')?.focus()
      }}
    >
      {text('skip')}
    </a>
  )
}
