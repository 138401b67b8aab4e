import { useStore } from 'zustand'
import { ENCODINGS, type Encoding } from '../../../core/tables/decode'
import { DELIMITERS, type Delimiter } from '../../../core/tables/layout'
import { correctLayout, tableStore } from '../../../state/table/store'
import { Select } from '../../controls/Select'
import { useFormat } from '../../hooks/useFormat'
import { useText } from '../../hooks/useText'

/** Rows that can be chosen as the header. */
const HEADERS = 12

/** How the file is read: all of it is guessed, and can be corrected, also where nothing of the file could be used. */
export function LayoutFields() {
  const text = useText('table')
  const format = useFormat()
  const look = useStore(tableStore, (state) => state.look)
  const refusal = useStore(tableStore, (state) => state.refusal)
  const corrections = useStore(tableStore, (state) => state.corrections)
  const layout = { ...corrections.layout, ...look?.layout }
  // Another delimiter may still find more columns.
  if (!look && refusal?.code !== 'oneColumn') return null
  const rows = Math.max(HEADERS, (layout.header ?? 0) + 1)
  return (
    <details className="own-table-layout" open={!look}>
      <summary>{text('layout.title')}</summary>
      <div className="own-table-fields">
        <Field label={text('layout.encoding')}>
          <Select
            label={text('layout.encoding')}
            value={layout.encoding ?? 'utf-8'}
            options={ENCODINGS.map((value) => ({ value, label: ENCODING_NAMES[value] }))}
            onChange={(value) => void correctLayout({ encoding: value as Encoding })}
          />
        </Field>
        <Field label={text('layout.delimiter')}>
          <Select
            label={text('layout.delimiter')}
            value={layout.delimiter ?? ','}
            options={DELIMITERS.map((value) => ({ value, label: value === '\t' ? text('layout.tab') : value }))}
            onChange={(value) => void correctLayout({ delimiter: value as Delimiter })}
          />
        </Field>
        <Field label={text('layout.decimal')}>
          <Select
            label={text('layout.decimal')}
            value={layout.decimal ?? '.'}
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
            value={String(layout.header ?? 0)}
            options={[
              { value: '-1', label: text('layout.noHeader') },
              ...Array.from({ length: rows }, (_, k) => ({
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
