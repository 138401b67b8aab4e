import { useStore } from 'zustand'
import { languageNames, languages } from '../../i18n/languages'
import { changeStore } from '../../state/changes'
import { setView } from '../../state/view'
import { CommandButton } from '../commands/CommandButton'
import { commandById } from '../commands/commands'
import { shortcutText } from '../commands/shortcutText'
import { Icon } from '../controls/Icon'
import { useScreen } from '../hooks/useStores'
import { useLanguage, useText } from '../hooks/useText'
import { Late } from '../late/Late'
import { part } from '../late/part'
import { CopyLink } from '../share/CopyLink'
import { ExportMenu } from '../share/ExportMenu'
import { useTheme } from '../theme/useTheme'
import { EngineBadge } from './EngineBadge'
import { HelpButton } from './HelpButton'
import { Logo } from './Logo'
import { Transport } from './Transport'
import './topBar.css'

const lanesFiles = part(() => import('./lanes/LanesFiles').then((module) => module.LanesFiles), 'compare')
const lanesTop = part(() => import('./lanes/LanesTop').then((module) => module.LanesTop), 'compare')

export function TopBar() {
  const text = useText('interface')
  const screen = useScreen()
  const comparing = screen === 'compare'
  return (
    <header className="top">
      <h1 className="title">
        <Logo />
        <span>{text('title')}</span>
      </h1>
      {comparing ? (
        <Late part={lanesTop} name={text('regions.transport')} place="row" fallback={<div className="transport" />}>
          {(Top) => <Top />}
        </Late>
      ) : (
        screen === 'run' && (
          <>
            <Transport />
            <EngineBadge />
          </>
        )
      )}
      <span className="sp" />
      <div className="actions">
        {screen === 'run' && <UndoRedo />}
        <PlaceButton id="compare" label={text('commands.compareShort')} on={comparing} />
        <PlaceButton id="learn" label={text('commands.learnShort')} on={screen === 'learn'} />
        {comparing && (
          <Late part={lanesFiles} name={text('failed.keep')} place="row">
            {(Files) => <Files />}
          </Late>
        )}
        {screen === 'run' && <ExportMenu />}
        <CopyLink />
        <HelpButton />
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </header>
  )
}

/** Switches to a place and back to the run. */
function PlaceButton(props: { readonly id: 'compare' | 'learn'; readonly label: string; readonly on: boolean }) {
  const { id, label, on } = props
  const text = useText('interface')
  const command = commandById(id)
  return (
    <button
      type="button"
      className="btn quiet"
      aria-pressed={on}
      aria-label={text(command.label)}
      title={`${text(command.label)} (${shortcutText(command, text)})`}
      onClick={command.perform}
    >
      <Icon name={id} />
      <span className="wide-label">{label}</span>
    </button>
  )
}

function UndoRedo() {
  const past = useStore(changeStore, (state) => state.past.length)
  const future = useStore(changeStore, (state) => state.future.length)
  return (
    <span className="undo">
      <CommandButton id="undo" icon="undo" disabled={past === 0} />
      <CommandButton id="redo" icon="redo" disabled={future === 0} />
    </span>
  )
}

/** Switches between the two languages. The button names the other language in that language. */
function LanguageSwitch() {
  const current = useLanguage()
  const next = languages[(languages.indexOf(current) + 1) % languages.length]
  return (
    <button
      type="button"
      className="btn quiet language"
      lang={next}
      data-testid="language"
      onClick={() => setView({ language: next })}
    >
      {languageNames[next]}
    </button>
  )
}

function ThemeSwitch() {
  const text = useText('interface')
  const next = useTheme() === 'dark' ? 'light' : 'dark'
  return (
    <button
      type="button"
      className="btn icon"
      aria-label={text(`theme.${next}`)}
      title={text(`theme.${next}`)}
      data-testid="theme"
      onClick={() => setView({ theme: next })}
    >
      <Icon name={next === 'dark' ? 'moon' : 'sun'} />
    </button>
  )
}
