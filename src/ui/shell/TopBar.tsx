import { useStore } from 'zustand'
import { languageNames, languages } from '../../i18n/languages'
import { changeStore } from '../../state/changes'
import { gateStore } from '../../state/gate'
import type { Place } from '../../state/screen'
import { setView } from '../../state/view'
import { CommandButton } from '../commands/CommandButton'
import { commandById } from '../commands/commands'
import { shortcutText } from '../commands/shortcutText'
import { Icon } from '../controls/Icon'
import { describedBy, useLocked } from '../hooks/useLocked'
import { useScreen } from '../hooks/useStores'
import { useLanguage, useText } from '../hooks/useText'
import { Late } from '../late/Late'
import { CopyLink } from '../share/CopyLink'
import { ExportMenu } from '../share/ExportMenu'
import { useTheme } from '../theme/useTheme'
import { EngineBadge } from './EngineBadge'
import { HelpButton } from './HelpButton'
import { Logo } from './Logo'
import { later } from './later'
import { Transport } from './Transport'
import './topBar.css'

const lanesFiles = later('lanesFiles')
const lanesTop = later('lanesTop')
const mapBadge = later('mapBadge')

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
      ) : screen === 'map' ? (
        <Late part={mapBadge} name={text('engine.title')} place="row">
          {(MapBadge) => <MapBadge />}
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
      <nav className="places" aria-label={text('regions.places')}>
        {PLACES.map((place) => (
          <PlaceButton key={place} id={place} screen={screen} />
        ))}
      </nav>
      <div className="actions">
        {screen === 'run' && <UndoRedo />}
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

const PLACES = ['run', 'compare', 'map', 'learn'] as const

/** Switches to a place; pressed again, back to the run. The loss lab and the landscapes belong to Learn. */
function PlaceButton({ id, screen }: { readonly id: (typeof PLACES)[number]; readonly screen: Place }) {
  const text = useText('interface')
  const command = commandById(id)
  const own = useStore(gateStore, ({ place }) => place)
  // The way back to the run is never locked.
  const locked = useLocked((id === 'compare' || id === 'map') && own !== id && screen !== id ? id : null)
  const inside = id === 'learn' && (screen === 'lab' || screen === 'landscape')
  return (
    <button
      type="button"
      className={inside ? 'btn quiet on' : 'btn quiet'}
      aria-pressed={screen === id}
      disabled={locked}
      aria-describedby={describedBy(locked)}
      aria-label={text(command.label)}
      title={`${text(command.label)} (${shortcutText(command, text)})`}
      onClick={command.perform}
    >
      {text(`commands.${id}Short`)}
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
