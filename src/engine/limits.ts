/** Which number of a set-up is too large for an engine, whatever the engine's limits are. Pure. */
import { optimizerById } from '../core/optimizers/all'
import type { ProgramSpec, TooLarge } from './engine'

/** The data as far as their size goes: numbers of rows. */
export interface Rows {
  readonly train: { readonly rows: number }
  readonly test: { readonly rows: number }
}

/** Whether an engine takes a set-up of that size. */
export type Fits = (spec: ProgramSpec, rows: Rows) => boolean

interface Candidate {
  readonly value: number
  /** The least that can be meant: below it, another number is too large. */
  readonly least: number
  /** How readily a person changes it, 0 to 1: the shape of a network is changed less readily than a batch. */
  readonly ease: number
  /** The size of the set-up with another value. It never falls when `most` grows. */
  readonly fitsWith: (most: number) => boolean
}

/**
 * Of the numbers that alone make a set-up fit, the one that has to change least, and the largest that fits with all
 * others as they are; null if no single number suffices.
 */
export function tooLargeIn(spec: ProgramSpec, rows: Rows, fits: Fits): TooLarge | null {
  const named = Object.entries(candidatesOf(spec, rows, fits)) as [TooLarge['number'], Candidate][]
  const found = named
    .map(([number, candidate]) => ({ number, ...candidate, most: largest(candidate.value, candidate.fitsWith) }))
    .filter(({ most, least }) => most >= least)
    .map(({ number, value, most, ease }) => ({ number, value, most, stays: (most / value) * ease }))
  if (found.length === 0) return null
  const { number, value, most } = found.reduce((best, each) => (each.stays > best.stays ? each : best))
  return { number, value, most }
}

/** Beside other populations: the runs of this one, and how many of them fit; 0 if none does. */
export const runsBesides = (spec: ProgramSpec, fits: (spec: ProgramSpec) => boolean): TooLarge => ({
  number: 'runs',
  value: spec.runCount,
  most: largest(spec.runCount, (runCount) => fits({ ...spec, runCount })),
})

/** The fewest samples that a set-up can have. */
const LEAST_SAMPLES = 40

function candidatesOf(spec: ProgramSpec, rows: Rows, fits: Fits): Partial<Record<TooLarge['number'], Candidate>> {
  const { trunk, head, tasks, batchSize, inputWidth, runCount } = spec
  const samples = rows.train.rows + rows.test.rows
  const outputs = Math.max(...tasks.map((task) => task.outputs))
  const withSpec = (value: number, ease: number, change: (most: number) => Partial<ProgramSpec>): Candidate => ({
    value,
    least: 1,
    ease,
    fitsWith: (most) => fits({ ...spec, ...change(most) }, rows),
  })
  const narrowed = (widths: readonly number[], most: number) => widths.map((width) => Math.min(width, most))
  return {
    samples: {
      value: samples,
      least: LEAST_SAMPLES,
      ease: 1,
      fitsWith: (most) => {
        const test = Math.round((most * rows.test.rows) / samples)
        const train = most - test
        return fits(
          { ...spec, batchSize: Math.min(batchSize, train) },
          { train: { rows: train }, test: { rows: test } },
        )
      },
    },
    // With full-batch descent the batch is the training set.
    ...(optimizerById(spec.optimizer).batch !== 'full' && {
      batchSize: withSpec(batchSize, 1, (most) => ({ batchSize: most })),
    }),
    runs: withSpec(runCount, 1, (most) => ({ runCount: most })),
    // A product needs the head of another task, so that not every choice of tasks is possible.
    ...(tasks.every(({ given }) => given === undefined) && {
      tasks: withSpec(tasks.length, 0.8, (most) => ({ tasks: largestTasks(tasks, most) })),
    }),
    width: withSpec(Math.max(...trunk), 0.8, (most) => ({ trunk: narrowed(trunk, most) })),
    ...(head.length > 0 && {
      headWidth: withSpec(Math.max(...head), 0.8, (most) => ({ head: narrowed(head, most) })),
    }),
    inputs: withSpec(inputWidth, 0.5, (most) => ({ inputWidth: most })),
    outputs: withSpec(outputs, 0.5, (most) => ({
      tasks: tasks.map((task) => ({
        ...task,
        outputs: Math.min(task.outputs, most),
        targetWidth: Math.min(task.targetWidth, most),
      })),
    })),
  }
}

/** So many tasks that no other choice of as many is larger. */
const largestTasks = (tasks: ProgramSpec['tasks'], most: number): ProgramSpec['tasks'] =>
  [...tasks].sort((a, b) => b.outputs - a.outputs || b.targetWidth - a.targetWidth).slice(0, most)

/** The largest number from 1 to `value` that fits; 0 if none does. */
function largest(value: number, fits: (number: number) => boolean): number {
  let [low, high] = [0, value]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  return low
}
