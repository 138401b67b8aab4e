/** A step's record, averaged a little: single batches are noise, and a sentence must stand long enough to be read. */
import type { StepRecord } from '../../engine/trainer.types'
import type { Described } from './describe'

export type Averaged = Described & { readonly step: number }

/** Weight of the newest record. */
const NEWEST = 0.25

/** `before` moved towards `record`; the record itself where there is no before, or it belongs to another run. */
export function averaged(before: Averaged | null, record: StepRecord | null): Averaged | null {
  if (!record) return null
  const { step, trainLosses, weights, headWeights, gramian } = record
  if (!before || step < before.step || before.weights.length !== weights.length) {
    return { step, trainLosses, weights, headWeights, gramian }
  }
  if (step === before.step) return before
  return {
    step,
    // Weights are not noise: a task that is switched off is off now.
    weights,
    headWeights,
    trainLosses: mixed(before.trainLosses, trainLosses),
    gramian: mixed(before.gramian, gramian),
  }
}

/** NaN, where no label was in the batch, leaves the average as it was. */
const mixed = (before: Float64Array, now: Float64Array): Float64Array =>
  now.map((value, i) => {
    if (!Number.isFinite(value)) return before[i]
    return Number.isFinite(before[i]) ? (1 - NEWEST) * before[i] + NEWEST * value : value
  })
