import { type FormEvent, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { LONGEST_NAME } from '../../share/bounds'
import type { Kept, KeptShelf } from '../../state/kept/list'
import { OpenFile } from '../files/OpenFile'
import { saveFile } from '../files/saveFile'
import { useLanguage, useText } from '../hooks/useText'
import { Disclosed } from './Disclosed'
import { Icon } from './Icon'
import { IconButton } from './IconButton'
import { MenuItem } from './MenuItem'
import { RemovedRow } from './RemovedRow'
import './keep.css'

/** The texts of a place for what it keeps; `keep.unnamed` is the name of what the person keeps without a name. */
type KeepText = (key: `keep.${'title' | 'name' | 'unnamed' | 'list' | 'hint'}`) => string

interface Props<Count extends string> {
  readonly shelf: KeptShelf<Kept<Count>>
  readonly words: KeepText
  /** The name of what is on the screen; '' if it has none. */
  readonly name: string
  /** An entry in words, with its date. */
  readonly describe: (entry: Kept<Count>, date: string) => string
  readonly onKeep: (name: string) => Promise<unknown>
  readonly onOpen: (id: string) => Promise<unknown>
  /** The text of the file. */
  readonly file: () => string
}

/** Keeps what is on the screen with its results in this browser or as a file, and opens what was kept. */
export function KeepMenu<Count extends string>(props: Props<Count>) {
  const { words } = props
  const text = useText('kept')
  return (
    <OpenFile label={text('load')}>
      {(ask) => (
        <Disclosed
          label={words('keep.title')}
          className="btn quiet"
          button={
            <>
              <Icon name="pin" />
              <span className="wide-label">{text('short')}</span>
            </>
          }
        >
          {(close) => (
            <div className="keep-menu">
              <KeepForm {...props} />
              <KeptList {...props} onOpened={close} />
              <div className="menu">
                <MenuItem label={text('save')} onPress={() => saveFile('json', props.file())} />
                <MenuItem
                  label={text('load')}
                  onPress={() => {
                    close()
                    ask()
                  }}
                />
              </div>
              <p className="hint">{words('keep.hint')}</p>
            </div>
          )}
        </Disclosed>
      )}
    </OpenFile>
  )
}

function KeepForm({ words, name: current, onKeep }: Pick<Props<never>, 'words' | 'name' | 'onKeep'>) {
  const text = useText('kept')
  const [name, setName] = useState(current)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void onKeep(name || words('keep.unnamed'))
  }
  return (
    <form onSubmit={submit}>
      <input
        type="text"
        className="entry"
        maxLength={LONGEST_NAME}
        aria-label={words('keep.name')}
        placeholder={words('keep.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" className="btn on">
        {text('keep')}
      </button>
    </form>
  )
}

function KeptList<Count extends string>(props: Props<Count> & { readonly onOpened: () => void }) {
  const { shelf, words } = props
  const text = useText('kept')
  const { kept, removed } = useStore(shelf.store)
  useEffect(() => {
    void shelf.list()
  }, [shelf])
  if (kept.length === 0 && !removed) return <p className="hint">{text('none')}</p>
  const rows = kept.map((entry) => <KeptRow key={entry.id} {...props} entry={entry} />)
  if (removed) {
    rows.splice(removed.place, 0, <RemovedRow key="removed" shelf={shelf} name={removed.entry.name} />)
  }
  return <ul aria-label={words('keep.list')}>{rows}</ul>
}

function KeptRow<Count extends string>(
  props: Props<Count> & { readonly entry: Kept<Count>; readonly onOpened: () => void },
) {
  const { shelf, entry } = props
  const text = useText('kept')
  const language = useLanguage()
  const [name, setName] = useState<string | null>(null)
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(entry.at)
  const rename = () => {
    if (name !== null && name.trim() !== '' && name !== entry.name) void shelf.rename(entry.id, name)
    setName(null)
  }
  return (
    <li>
      {name === null ? (
        <button
          type="button"
          className="btn quiet open"
          onClick={() => {
            props.onOpened()
            void props.onOpen(entry.id)
          }}
        >
          <b>{entry.name}</b>
          <span className="hint">{props.describe(entry, date)}</span>
        </button>
      ) : (
        <input
          type="text"
          className="entry"
          maxLength={LONGEST_NAME}
          aria-label={text('rename', { name: entry.name })}
          // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
          autoFocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={rename}
          onKeyDown={(event) => {
            if (event.key === 'Enter') rename()
            if (event.key === 'Escape') {
              event.stopPropagation()
              setName(null)
            }
          }}
        />
      )}
      <IconButton icon="pencil" label={text('rename', { name: entry.name })} onPress={() => setName(entry.name)} />
      <IconButton
        icon="trash"
        label={text('remove', { name: entry.name })}
        onPress={() => void shelf.remove(entry.id)}
      />
    </li>
  )
}
