/** What the reports of several workers mean together. */
import { groupsOf } from '../../core/config/program'
import type { Recording } from '../../core/config/types'
import type { StopReason } from '../../engine/trainer.types'
import type { SlowStep, WireError } from '../protocol'
import type { Part } from './part'
import { shareOut } from './shares'

/** Why no run trains any more, as `Populations.stopped` says it for one worker. */
export function reasonOf(parts: readonly Part[]): StopReason {
  const reasons = parts.flatMap(({ stopped }) => stopped ?? [])
  return reasons.find(({ kind }) => kind !== 'diverged') ?? reasons[0]
}

/** The shares train at the same time: the slowest decides. */
export function slowestOf(slows: readonly (SlowStep | null)[]): SlowStep | null {
  const some = slows.filter((slow) => slow !== null)
  if (some.length === 0) return null
  const sizes = some.map(({ batchSize }) => batchSize)
  return {
    seconds: Math.max(...some.map(({ seconds }) => seconds)),
    batchSize: sizes.includes(null) ? null : Math.min(...sizes.map((size) => size ?? 0)),
  }
}

/**
 * The error of one of so many workers as that of the whole load: a number of runs that is too large for it becomes that of
 * all runs, with the largest that leaves no worker more than it can hold.
 */
export function ofAll(error: WireError, recordings: readonly Recording[], workers: number): WireError {
  const { limit } = error
  const tooLarge = limit?.tooLarge
  if (!limit || (tooLarge?.number !== 'runs' && tooLarge?.number !== 'allRuns')) return error
  // Runs of unlike programs need unlike memory, so that the number of one share says nothing of another.
  const alike = groupsOf(recordings.map(({ config }) => config)).length === 1
  const fits = (count: number) =>
    shareOut(recordings.slice(0, count), workers).every((share) => share.length <= tooLarge.most)
  let most = alike ? recordings.length - 1 : 0
  while (most > 0 && !fits(most)) most--
  const all = most > 0 ? ({ number: 'allRuns', value: recordings.length, most } as const) : null
  return { ...error, limit: { ...limit, tooLarge: all } }
}
