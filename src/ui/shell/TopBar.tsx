import { languageNames, languages } from '../../i18n/languages'
import { setView } from '../../state/view'
import { CommandButton } from '../commands/CommandButton'
import { Icon } from '../controls/Icon'
import { useConfigState } from '../hooks/useStores'
import { useLanguage, useText } from '../hooks/useText'
import { CopyLink } from '../share/CopyLink'
import { ExportMenu } from '../share/ExportMenu'
import { useTheme } from '../theme/useTheme'
import { EngineBadge } from './EngineBadge'
import { HelpButton } from './HelpButton'
import { Logo } from './Logo'
import { Transport } from './Transport'

export function TopBar() {
  const text = useText('interface')
  return (
    <header className="top">
      <h1 className="title">
        <Logo />
        <span>{text('title')}</span>
      </h1>
      <Transport />
      <EngineBadge />
      <span className="sp" />
      <div className="actions">
        <UndoRedo />
        <ExportMenu />
        <CopyLink />
        <HelpButton />
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </header>
  )
}

function UndoRedo() {
  const { past, future } = useConfigState((state) => ({ past: state.past, future: state.future }))
  return (
    <span className="undo">
      <CommandButton id="undo" icon="undo" disabled={past === 0} />
      <CommandButton id="redo" icon="redo" disabled={future === 0} />
    </span>
  )
}

/** With two languages a press changes to the other one, named in itself. */
function LanguageSwitch() {
  const present = useLanguage()
  const next = languages[(languages.indexOf(present) + 1) % languages.length]
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
