/** Deals the runs of a load out to workers. */
import type { Recording, RunConfig } from '../../core/config/types'
import { problemOf } from '../../core/problems/all'
import { needsOf } from '../../core/weightings/declared'

/** More workers than this gain little, and each one loads the engine's code. */
const MOST_WORKERS = 8

/**
 * Workers for many runs on a machine with so many cores: one core is left to the page. `still` means that the page draws
 * no curves of these runs while they train. It then needs so little time that two cores have two workers.
 */
export const workersFor = (cores: number, still = false): number =>
  Math.min(MOST_WORKERS, Math.max(still ? Math.min(2, Math.floor(cores)) : 1, Math.floor(cores) - 1))

/**
 * The runs of each worker, by their place in the load. Each share is ascending, the shares have about equal costs, and
 * the first one contains run 0. There is one share if the runs end at different steps: where a population stops, its
 * first run decides.
 */
export function shareOut(recordings: readonly Recording[], workers: number): readonly (readonly number[])[] {
  const count = endTogether(recordings) ? Math.max(1, Math.min(workers, recordings.length)) : 1
  const shares = Array.from({ length: count }, () => ({ cost: 0, runs: [] as number[] }))
  const costs = recordings.map(({ config }) => costOf(config))
  // The longest first, each to the worker that has the least to do.
  const order = [...costs.keys()].sort((a, b) => costs[b] - costs[a] || a - b)
  for (const run of order) {
    const share = shares.reduce((least, other) => (other.cost < least.cost ? other : least))
    share.cost += costs[run]
    share.runs.push(run)
  }
  return shares.map(({ runs }) => runs.sort((a, b) => a - b)).sort(([a], [b]) => a - b)
}

function endTogether(recordings: readonly Recording[]): boolean {
  const [first] = recordings
  return recordings.every(
    ({ config: { training } }) => !training.stopWhenFlat && training.stopAfter === first.config.training.stopAfter,
  )
}

/**
 * Relative cost of an update: rows times multiply-adds of a row. Forward and backward pass take three for each weight;
 * a method that needs the Gramian goes backward through the trunk once for each task.
 */
function costOf(config: RunConfig): number {
  const { network, tasks, training, weighting, problem } = config
  const count = tasks.filter(({ enabled }) => enabled).length
  const rows = Math.min(training.batchSize, problem.samples)
  const passes = needsOf(weighting).includes('gramian') ? count : 1
  let width = problemOf(config).inputWidth(problem)
  let trunk = 0
  for (const next of network.trunk) {
    trunk += (width + 1) * next
    width = next
  }
  return rows * (trunk * (1 + 2 * passes) + 3 * count * (width + 1))
}
