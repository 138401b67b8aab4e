import { useStore } from 'zustand'
import { closeDialog } from '../../../state/dialogs'
import { tableStore } from '../../../state/table/store'
import { cancelTable } from '../../../state/table/work'
import { Dialog } from '../../controls/Dialog'
import { useFormat } from '../../hooks/useFormat'
import { useText } from '../../hooks/useText'
import { ColumnList } from './ColumnList'
import { FileSource } from './FileSource'
import { Finish } from './Finish'
import { Kept } from './Kept'
import { LayoutFields } from './LayoutFields'
import './table.css'
import { useFindingText } from './useFindingText'
import { Wanted } from './Wanted'

/** Opens a file of the person, shows what is in it, and makes columns of it the problem of the page. */
export function TableDialog() {
  const text = useText('table')
  const busy = useStore(tableStore, (state) => state.busy !== null)
  return (
    <Dialog name="own-table" label={text('title')} titled onClose={closeDialog}>
      {(close) => (
        <>
          <p className="hint">{text('privacy')}</p>
          <Wanted onDone={close} />
          <FileSource />
          <Working />
          <Refused />
          <div className="own-table-found" aria-busy={busy}>
            <LayoutFields />
            <FileWarnings />
            <ColumnList />
            <Finish onDone={close} />
          </div>
          <Kept />
        </>
      )}
    </Dialog>
  )
}

function Working() {
  const text = useText('table')
  const format = useFormat()
  const busy = useStore(tableStore, (state) => state.busy)
  const file = useStore(tableStore, (state) => state.file)
  if (!busy) return null
  const label = text(`work.${busy.work}`, { file: file?.name ?? '' })
  return (
    <div className="own-table-busy" role="status">
      <span>{label}</span>
      <progress max={1} value={busy.share} aria-label={label} title={format.percent(busy.share)} />
      <button type="button" className="btn small" onClick={cancelTable}>
        {text('cancel')}
      </button>
    </div>
  )
}

/** Why nothing of the file can be used, or why something did not work. */
function Refused() {
  const text = useText('table')
  const sentence = useFindingText()
  const refusal = useStore(tableStore, (state) => state.refusal)
  const failure = useStore(tableStore, (state) => state.failure)
  if (!refusal && !failure) return null
  const failed = failure && text(`failures.${failure.of}`, 'column' in failure ? { column: failure.column } : {})
  return (
    <p className="own-table-refusal" role="alert">
      {refusal ? sentence(refusal) : failed}
    </p>
  )
}

function FileWarnings() {
  const sentence = useFindingText()
  const look = useStore(tableStore, (state) => state.look)
  const isOpen = useStore(tableStore, (state) => state.file !== null)
  if (!isOpen) return null
  const warnings = look?.warnings ?? []
  // There from the beginning of reading, so that what comes into it is told.
  return (
    <div role="status">
      {warnings.length > 0 && (
        <ul className="own-table-warnings">
          {warnings.map((warning) => (
            <li key={warning.code}>{sentence(warning)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
