/** A running average of step records. Single batches are noisy, and a sentence must stand long enough to be read. */
import { isVanished } from '../../core/measures/lengths'
import type { StepRecord } from '../../engine/trainer.types'
import type { Described } from './describe'

export type Averaged = Described & { readonly step: number }

/** Weight of the newest record. */
const NEWEST = 0.25

/** `before` moved towards `record`. Without `before`, or if it belongs to another run, the record itself. */
export function averaged(before: Averaged | null, record: StepRecord | null): Averaged | null {
  if (!record) return null
  const { step, trainLosses, weights, headWeights, gramian } = record
  if (!before || step < before.step || before.weights.length !== weights.length) {
    return { step, trainLosses, weights, headWeights, gramian }
  }
  if (step === before.step) return before
  return {
    step,
    // Weights are not averaged: a task that is switched off counts as off at once. A task without a label in this batch
    // keeps its weight.
    weights: held(before.weights, weights),
    headWeights: held(before.headWeights, headWeights),
    trainLosses: mixed(before.trainLosses, trainLosses),
    gramian: withVanished(mixed(before.gramian, gramian), gramian),
  }
}

/** A gradient that vanished in this step counts as zero at once, without averaging. */
function withVanished(average: Float64Array, now: Float64Array): Float64Array {
  const tasks = Math.sqrt(now.length)
  const square = (task: number) => now[task * (tasks + 1)]
  const all = Array.from({ length: tasks }, (_, task) => task)
  const largest = Math.max(...all.map((task) => square(task) || 0))
  const gone = all.map((task) => isVanished(square(task), largest))
  return average.map((x, k) => (gone[k % tasks] || gone[Math.floor(k / tasks)] ? 0 : x))
}

const held = (before: Float64Array, now: Float64Array): Float64Array =>
  now.map((value, i) => (Number.isNaN(value) ? before[i] : value))

/** NaN (no label in the batch) leaves the average unchanged. */
const mixed = (before: Float64Array, now: Float64Array): Float64Array =>
  now.map((value, i) => {
    if (!Number.isFinite(value)) return before[i]
    return Number.isFinite(before[i]) ? (1 - NEWEST) * before[i] + NEWEST * value : value
  })
