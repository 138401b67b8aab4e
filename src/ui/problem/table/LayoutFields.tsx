import { useState } from 'react'
import { useStore } from 'zustand'
import { ENCODINGS, type Encoding } from '../../../core/tables/decode'
import { headersFor } from '../../../core/tables/headers'
import { DELIMITERS, type Delimiter } from '../../../core/tables/layout'
import { correctLayout } from '../../../state/table/correct'
import { tableStore } from '../../../state/table/store'
import { Select } from '../../controls/Select'
import { useFormat } from '../../hooks/useFormat'
import { useText } from '../../hooks/useText'

/** How the file is read: all of it is guessed, and can be corrected, also where that may be why nothing could be used. */
export function LayoutFields() {
  const file = useStore(tableStore, (state) => state.file)
  const isShown = useStore(tableStore, ({ look, refusal }) => (look ?? refusal)?.layout !== undefined)
  // Another file begins anew.
  return isShown && file ? <Fields key={`${file.name} ${file.bytes}`} /> : null
}

function Fields() {
  const text = useText('table')
  const format = useFormat()
  const found = useStore(tableStore, ({ look, refusal }) => look ?? refusal)
  // Shut around a field that was just changed, it would take the focus away.
  const [open] = useState(found !== null && 'code' in found)
  if (!found?.layout) return null
  const { layout } = found
  return (
    <details className="own-table-layout" open={open}>
      <summary>{text('layout.title')}</summary>
      <div className="own-table-fields">
        <Field label={text('layout.encoding')}>
          <Select
            label={text('layout.encoding')}
            value={layout.encoding}
            options={ENCODINGS.map((value) => ({ value, label: ENCODING_NAMES[value] }))}
            onChange={(value) => void correctLayout({ encoding: value as Encoding })}
          />
        </Field>
        <Field label={text('layout.delimiter')}>
          <Select
            label={text('layout.delimiter')}
            value={layout.delimiter}
            options={DELIMITERS.map((value) => ({ value, label: value === '\t' ? text('layout.tab') : value }))}
            onChange={(value) => void correctLayout({ delimiter: value as Delimiter })}
          />
        </Field>
        <Field label={text('layout.decimal')}>
          <Select
            label={text('layout.decimal')}
            value={layout.decimal}
            options={[
              { value: '.', label: text('layout.point') },
              { value: ',', label: text('layout.comma') },
            ]}
            onChange={(value) => void correctLayout({ decimal: value === ',' ? ',' : '.' })}
          />
        </Field>
        <Field label={text('layout.header')}>
          <Select
            label={text('layout.header')}
            value={String(layout.header)}
            options={[
              { value: '-1', label: text('layout.noHeader') },
              ...headersFor(found).map((k) => ({
                value: String(k),
                label: text('layout.headerRow', { row: format.integer(k + 1) }),
              })),
            ]}
            onChange={(value) => void correctLayout({ header: Number(value) })}
          />
        </Field>
      </div>
    </details>
  )
}

/** Names of encodings are the same in every language. */
const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB18030 (GBK)',
  'windows-1252': 'Windows-1252 (Latin-1)',
}

function Field(props: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className="own-table-field">
      <span className="hint" aria-hidden="true">
        {props.label}
      </span>
      {props.children}
    </div>
  )
}
