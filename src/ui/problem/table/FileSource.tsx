import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import { MOST_BYTES, MOST_DRAWN, MOST_ROWS } from '../../../core/tables/findings'
import { openTable } from '../../../state/table/open'
import { tableStore } from '../../../state/table/store'
import { useFormat } from '../../hooks/useFormat'
import { useText } from '../../hooks/useText'

/** Takes a file: dropped, chosen or pasted. With a file, its name and size, and a button for another. */
export function FileSource() {
  const text = useText('table')
  const format = useFormat()
  const file = useStore(tableStore, (state) => state.file)
  const look = useStore(tableStore, (state) => state.look)
  const input = useRef<HTMLInputElement>(null)
  const told = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState(false)
  const [pasting, setPasting] = useState(false)
  const take = (given: File | undefined) => {
    if (given) void openTable(given, given.name)
  }
  const choose = (
    <>
      <button type="button" className="btn" onClick={() => input.current?.click()}>
        {text(file ? 'another' : 'choose')}
      </button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.tab,text/csv,text/plain,text/tab-separated-values"
        hidden
        aria-label={text('choose')}
        onChange={(event) => {
          take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
    </>
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is dropped here can also be chosen or pasted
    <div
      className={`own-table-source${file ? ' has-file' : ''}${over ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        // The page itself takes dropped set-ups.
        event.preventDefault()
        event.stopPropagation()
        setOver(false)
        take(event.dataTransfer.files[0])
      }}
    >
      {/* Tells what was found, and has the focus after a field that went with its table. */}
      <div ref={told} role="status" tabIndex={-1}>
        {file ? (
          <p>
            <b>{file.name}</b>{' '}
            <span className="hint num">
              {look
                ? text('facts', {
                    size: format.bytes(file.bytes),
                    rows: format.integer(look.rows),
                    columns: format.integer(look.columns.length),
                  })
                : format.bytes(file.bytes)}
            </span>
          </p>
        ) : (
          <p>
            {text('drop')}{' '}
            <span className="hint">
              {text('limits', {
                size: format.bytes(MOST_BYTES),
                rows: format.integer(MOST_ROWS),
                drawn: format.integer(MOST_DRAWN),
              })}
            </span>
          </p>
        )}
      </div>
      <div className="own-table-buttons">
        {choose}
        <button type="button" className="btn quiet" aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
          {text('paste')}
        </button>
      </div>
      {pasting && (
        <Paste
          onDone={() => {
            setPasting(false)
            told.current?.focus()
          }}
        />
      )}
    </div>
  )
}

function Paste({ onDone }: { readonly onDone: () => void }) {
  const text = useText('table')
  const area = useRef<HTMLTextAreaElement>(null)
  return (
    <div className="own-table-paste">
      <textarea
        ref={area}
        rows={5}
        spellCheck={false}
        aria-label={text('pasteLabel')}
        placeholder={text('pasteLabel')}
      />
      <button
        type="button"
        className="btn"
        onClick={() => {
          void openTable(new Blob([area.current?.value ?? '']), text('pasted'))
          onDone()
        }}
      >
        {text('pasteUse')}
      </button>
    </div>
  )
}
