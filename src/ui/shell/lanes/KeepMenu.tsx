import { type FormEvent, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import {
  comparisonFile,
  forgetKept,
  type Kept,
  keep,
  keptStore,
  listKept,
  openKept,
  renameKept,
} from '../../../state/compare/keep'
import { compareStore } from '../../../state/compare/store'
import { Disclosed } from '../../controls/Disclosed'
import { Icon } from '../../controls/Icon'
import { IconButton } from '../../controls/IconButton'
import { MenuItem } from '../../controls/MenuItem'
import { OpenFile } from '../../files/OpenFile'
import { saveFile } from '../../files/saveFile'
import { useFormat } from '../../hooks/useFormat'
import { useLanguage, useText } from '../../hooks/useText'
import './keep.css'

const LONGEST_NAME = 80

/** Keeps the comparison with its results in this browser or as a file, and opens kept ones. */
export function KeepMenu() {
  const text = useText('compare')
  return (
    <OpenFile label={text('keep.load')}>
      {(ask) => (
        <Disclosed
          label={text('keep.title')}
          className="btn quiet"
          button={
            <>
              <Icon name="pin" />
              <span className="wide-label">{text('keep.short')}</span>
            </>
          }
        >
          {(close) => (
            <div className="keep-menu">
              <KeepForm />
              <KeptList onOpened={close} />
              <div className="menu">
                <MenuItem label={text('keep.save')} onPress={() => saveFile('json', comparisonFile())} />
                <MenuItem
                  label={text('keep.load')}
                  onPress={() => {
                    close()
                    ask()
                  }}
                />
              </div>
              <p className="hint">{text('keep.hint')}</p>
            </div>
          )}
        </Disclosed>
      )}
    </OpenFile>
  )
}

function KeepForm() {
  const text = useText('compare')
  const current = useStore(compareStore, ({ name }) => name)
  const [name, setName] = useState(current)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void keep(name || text('keep.unnamed'))
  }
  return (
    <form onSubmit={submit}>
      <input
        type="text"
        className="entry"
        maxLength={LONGEST_NAME}
        aria-label={text('keep.name')}
        placeholder={text('keep.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" className="btn on">
        {text('keep.keep')}
      </button>
    </form>
  )
}

function KeptList({ onOpened }: { readonly onOpened: () => void }) {
  const text = useText('compare')
  const kept = useStore(keptStore, (state) => state.kept)
  useEffect(() => {
    void listKept()
  }, [])
  if (kept.length === 0) return <p className="hint">{text('keep.none')}</p>
  return (
    <ul aria-label={text('keep.list')}>
      {kept.map((entry) => (
        <KeptRow key={entry.id} entry={entry} onOpened={onOpened} />
      ))}
    </ul>
  )
}

function KeptRow({ entry, onOpened }: { readonly entry: Kept; readonly onOpened: () => void }) {
  const text = useText('compare')
  const format = useFormat()
  const language = useLanguage()
  const [name, setName] = useState<string | null>(null)
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(entry.at)
  const rename = () => {
    if (name !== null && name.trim() !== '' && name !== entry.name) void renameKept(entry.id, name)
    setName(null)
  }
  return (
    <li>
      {name === null ? (
        <button
          type="button"
          className="btn quiet open"
          onClick={() => {
            onOpened()
            void openKept(entry.id)
          }}
        >
          <b>{entry.name}</b>
          <span className="hint">
            {text('keep.what', {
              lanes: format.integer(entry.lanes),
              runs: format.integer(entry.runs),
              step: format.integer(entry.step),
              date,
            })}
          </span>
        </button>
      ) : (
        <input
          type="text"
          className="entry"
          maxLength={LONGEST_NAME}
          aria-label={text('keep.rename', { name: entry.name })}
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
      <IconButton icon="pencil" label={text('keep.rename', { name: entry.name })} onPress={() => setName(entry.name)} />
      <IconButton
        icon="trash"
        label={text('keep.forget', { name: entry.name })}
        onPress={() => void forgetKept(entry.id)}
      />
    </li>
  )
}
