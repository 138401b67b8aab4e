/** What the reports of several workers mean together. */
import type { StopReason } from '../../engine/trainer.types'
import type { SlowStep } from '../protocol'
import type { Part } from './part'

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
