import { useEffect } from 'react'
import { useStore } from 'zustand'
import { isKept, keepTable, keptTables, listKept, openKept } from '../../../state/table/kept'
import { tableStore } from '../../../state/table/store'
import { IconButton } from '../../controls/IconButton'
import { RemovedRow } from '../../controls/RemovedRow'
import { useFormat } from '../../hooks/useFormat'
import { useText } from '../../hooks/useText'

/** Files that this browser keeps, and a button that keeps the open one. */
export function Kept() {
  const text = useText('table')
  const format = useFormat()
  const { kept, removed } = useStore(keptTables.store)
  const fingerprint = useStore(tableStore, (state) => state.fingerprint)
  const look = useStore(tableStore, (state) => state.look)
  useEffect(() => void listKept(), [])
  const canKeep = fingerprint !== null && look !== null && !isKept(kept, fingerprint)
  if (kept.length === 0 && !removed && !canKeep) return null
  const rows = kept.map(({ id, name, bytes }) => (
    <li key={id}>
      <button
        type="button"
        className="btn small quiet"
        aria-label={text('keptOpen', { file: name })}
        onClick={() => void openKept(id)}
      >
        {name} <span className="hint num">{format.bytes(bytes)}</span>
      </button>
      <IconButton
        icon="close"
        size={12}
        label={text('keptRemove', { file: name })}
        onPress={() => void keptTables.remove(id)}
      />
    </li>
  ))
  if (removed) {
    rows.splice(removed.place, 0, <RemovedRow key="removed" shelf={keptTables} name={removed.entry.name} />)
  }
  return (
    <section className="own-table-kept" aria-label={text('keptList')}>
      {rows.length > 0 && <h3>{text('keptList')}</h3>}
      <ul>{rows}</ul>
      {canKeep && (
        <p>
          <button type="button" className="btn small" onClick={() => void keepTable()}>
            {text('keep')}
          </button>{' '}
          <span className="hint">{text('keepNote')}</span>
        </p>
      )}
    </section>
  )
}
