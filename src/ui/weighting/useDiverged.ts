import { useRun } from '../hooks/useStores'

/** The task whose numbers ended the run, its place among the enabled ones; −1 where it is unknown, null where none did. */
export const useDiverged = (): number | null => useRun((run) => (run.stop?.kind === 'diverged' ? run.stop.task : null))
