import { useRun } from '../hooks/useStores'

/**
 * Index among the enabled tasks of the one whose numbers diverged and ended the run; −1 if unknown, null without
 * divergence.
 */
export const useDiverged = (): number | null => useRun((run) => (run.stop?.kind === 'diverged' ? run.stop.task : null))
