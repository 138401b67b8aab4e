import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { languageNames } from '../../i18n/languages'
import { languageStore, speak } from '../../i18n/setup'
import { lessonStore } from '../../state/lesson'
import { dismiss, notify } from '../../state/notices'
import { setView } from '../../state/view'
import { useShortcuts } from '../commands/useShortcuts'
import { useScreen, useView } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { ErrorBoundary } from '../late/ErrorBoundary'
import { Late } from '../late/Late'
import { part } from '../late/part'
import { PrintingProvider } from '../print/Printing'
import { later } from './later'
import { Notices } from './Notices'
import { Page } from './Page'
import { SkipLinks } from './SkipLinks'
import { TopBar } from './TopBar'
import './shell.css'

/** What belongs to no place, after everything that the first curves need. */
const extras = part(() => import('./Extras').then((module) => module.Extras), 'beside')

export function App() {
  const text = useText('interface')
  useShortcuts()
  useChosenLanguage()
  return (
    <PrintingProvider>
      <SkipLinks />
      <ErrorBoundary name={text('title')} place="row">
        <TopBar />
      </ErrorBoundary>
      <Late
        part={extras}
        name={text('regions.notices')}
        place="row"
        fallback={location.search.includes('lock=') && <aside className="lock-bar" />}
      >
        {(Extras) => <Extras />}
      </Late>
      <Place />
      <Lesson />
      <ErrorBoundary name={text('regions.notices')} place="row">
        <Notices />
      </ErrorBoundary>
    </PrintingProvider>
  )
}

const places = {
  compare: { part: later('compare'), name: 'commands.compareShort' },
  map: { part: later('map'), name: 'commands.mapShort' },
  learn: { part: later('learn'), name: 'commands.learnShort' },
  lab: { part: later('lab'), name: 'commands.lab' },
  landscape: { part: later('landscape'), name: 'commands.landscape' },
} as const
const lesson = later('lesson')

/** The open lesson, below whatever place is on the screen. */
function Lesson() {
  const text = useText('interface')
  const shown = useStore(lessonStore, ({ open, offers }) => open !== null || offers)
  return (
    shown && (
      <Late part={lesson} name={text('commands.learnShort')}>
        {(Dock) => <Dock />}
      </Late>
    )
  )
}

/** The screen of the current place. */
function Place() {
  const text = useText('interface')
  const screen = useScreen()
  if (screen === 'run') return <Page />
  const { part, name } = places[screen]
  return (
    // The key keeps the parts of two places from sharing state.
    <Late key={screen} part={part} name={text(name)} place="page" fallback={<main className="page" />}>
      {(Screen) => <Screen />}
    </Late>
  )
}

/** Texts and the document's title follow the view's language. */
function useChosenLanguage(): void {
  const language = useView((view) => view.language)
  const text = useText('interface')
  const missing = useRef({ language, notice: 0 })
  useEffect(() => {
    speak(language).then(
      () => {
        // The texts that failed to load before have loaded now.
        if (missing.current.language === language) dismiss(missing.current.notice)
      },
      () => {
        // The page keeps the language whose texts have loaded, and says so in it.
        const spoken = languageStore.getState().language
        const values = { language: languageNames[language] }
        missing.current = { language, notice: notify({ kind: 'error', key: 'languageMissing', values }) }
        setView({ language: spoken })
      },
    )
  }, [language])
  useEffect(() => {
    document.title = text('title')
  }, [text])
}
