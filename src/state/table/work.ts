/** One piece of work on the file at a time: what is done now, how it failed, and how it is stopped. */
import { unlikeColumn } from '../../core/tables/match'
import { type Failure, NOTHING, setSource, type TableState, tableStore, type Work } from './store'
import { CancelledError, endWorker } from './worker'

const failureOf = (error: unknown): Failure => {
  const column = unlikeColumn(error)
  if (column === null) return { of: 'other' }
  return column === '' ? { of: 'link' } : { of: 'column', column }
}

export const tellShare = (work: Work) => (share: number) => {
  if (tableStore.getState().busy?.work === work) tableStore.setState({ busy: { work, share } })
}

let newest: Promise<unknown> = Promise.resolve()

/** Reads the file again, after what is read already: each correction starts from what the one before has shown. */
export function readingAgain(work: (now: TableState) => Promise<void>): Promise<boolean> {
  const asked = stops
  const read = async (): Promise<boolean> => {
    await newest
    if (asked !== stops) return false
    return doing(() => {
      tableStore.setState({ busy: { work: 'reading', share: 0 } })
      return work(tableStore.getState())
    })
  }
  const now = read()
  newest = now
  return now
}

/** Stops what is done. The file can be used again. */
export function cancelTable(): void {
  stopAll()
  turns++
  const { look, refusal } = tableStore.getState()
  if (look || refusal) tableStore.setState({ busy: null })
  else forgetTable()
}

/** As if no file had been opened. */
export function forgetTable(): void {
  stopAll()
  setSource(null)
  tableStore.setState(NOTHING)
}

let stops = 0

/** Ends what is done, and what waits for it. */
export function stopAll(): void {
  stops++
  endWorker()
}

let turns = 0

/** Tells work that goes on after a question whether it was cancelled meanwhile. */
export const currentTurn = (): number => turns

/** Does some work; a failure is told in the state. Returns whether it was done. */
export async function doing(work: () => Promise<void>): Promise<boolean> {
  const turn = ++turns
  try {
    tableStore.setState({ failure: null })
    await work()
    return true
  } catch (error) {
    if (error instanceof CancelledError || turn !== turns) return false
    if (error instanceof DOMException) tableStore.setState({ refusal: { code: 'locked' }, look: null })
    else tableStore.setState({ failure: failureOf(error) })
    return false
  } finally {
    // Newer work is still being done.
    if (turn === turns) tableStore.setState({ busy: null })
  }
}
