import { useStore } from 'zustand'
import { adviceStore, suggestAgain } from '../../state/advice'
import { futureEngine } from '../../state/future'
import { setView } from '../../state/view'
import { commands } from '../commands/commands'
import { shortcutKeys } from '../commands/shortcutText'
import { Dialog } from '../controls/Dialog'
import { Glossary } from '../controls/Glossary'
import { useView } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import './help.css'

const TRY = [
  'learn',
  'quiet',
  'scale',
  'rotate',
  'narrow',
  'loss',
  'change',
  'back',
  'future',
  'future',
  'compare',
  'sweep',
  'map',
  'lab',
] as const

/** About the page, shortcuts, glossary. The browser's own dialog keeps the focus and closes on Escape. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText('interface')
  return (
    <Dialog name="help" label={text('commands.help')} onClose={onClose}>
      {() => (
        <>
          <HelpText />
        </>
      )}
    </Dialog>
  )
}

function HelpText() {
  const help = useText('help')
  return (
    <>
      <h2>{help('title')}</h2>
      {help('intro')
        .split('\n\n')
        .map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      <h2>{help('tryTitle')}</h2>
      <ul>
        {TRY.map((idea) => (
          <li key={idea}>{help(`try.${idea}`)}</li>
        ))}
      </ul>
      <h2>{help('shortcuts')}</h2>
      <Shortcuts />
      <h2>{help('glossary')}</h2>
      <Glossary />
      <h2>{help('settings')}</h2>
      <Switch name="pauseWhenHidden" label={help('pauseWhenHidden')} />
      <Switch
        name="lookAhead"
        label={[help('lookAhead'), ...(futureEngine() === 'cpu' ? [help('withoutWasm')] : [])].join(' ')}
      />
      <Switch name="presenting" label={help('presenting')} />
      <SuggestAgain label={help('suggestAgain')} />
    </>
  )
}

function Shortcuts() {
  const text = useText('interface')
  const rows = [
    ...commands.map((command) => ({ id: command.id, keys: shortcutKeys(command, text), label: text(command.label) })),
    { id: 'help', keys: ['?'], label: text('commands.help') },
  ]
  return (
    <dl className="shortcuts">
      {rows.map((row) => (
        <div key={row.id}>
          <dt>
            {row.keys.map((name) => (
              <kbd key={name}>{name}</kbd>
            ))}
          </dt>
          <dd>{row.label}</dd>
        </div>
      ))}
    </dl>
  )
}

function Switch({
  name,
  label,
}: {
  readonly name: 'pauseWhenHidden' | 'lookAhead' | 'presenting'
  readonly label: string
}) {
  const checked = useView((view) => view[name])
  return (
    <label className="check-line">
      <input
        type="checkbox"
        className="check"
        checked={checked}
        onChange={(event) => setView({ [name]: event.currentTarget.checked })}
      />{' '}
      {label}
    </label>
  )
}

/** Brings back suggestions that were dismissed. */
function SuggestAgain({ label }: { readonly label: string }) {
  const hidden = useStore(adviceStore, (state) => state.hidden)
  return (
    <p>
      <button type="button" className="btn small" disabled={hidden.length === 0} onClick={() => suggestAgain()}>
        {label}
      </button>
    </p>
  )
}
