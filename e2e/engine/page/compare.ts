/** Trains a case on two engines side by side and measures how much they differ. */
import type { Batch, Engine, Observed, Population } from '../../../src/engine/engine'
import type { Case } from './cases'
import { batchOf, firstSnapshot, splitOf, weightsOf } from './world'

const STEPS = 20
const ROWS = 40

/** Largest difference of each quantity over all steps, as a share of the quantity's largest number. */
export type Errors = Record<string, number>

export async function compare(test: Case, mine: Engine, oracle: Engine): Promise<Errors> {
  const data = { train: splitOf(test.spec, ROWS, 0), test: splitOf(test.spec, 23, 700) }
  const [a, b] = [await mine.create(test.spec, data), await oracle.create(test.spec, data)]
  const first = firstSnapshot(test.spec, b.layout)
  a.write(first)
  b.write(first)
  const errors: Errors = {}
  const note = (name: string, x: ArrayLike<number> | null, y: ArrayLike<number> | null) => {
    errors[name] = Math.max(errors[name] ?? 0, difference(x, y))
  }
  for (let step = 0; step < STEPS; step++) stepBoth(test, a, b, step, note)
  finishBoth(test, a, b, note)
  a.dispose()
  b.dispose()
  return errors
}

type Note = (name: string, x: ArrayLike<number> | null, y: ArrayLike<number> | null) => void

function stepBoth(test: Case, a: Population, b: Population, step: number, note: Note): void {
  const batch = batchOf(test, step, ROWS)
  const weights = weightsOf(test.spec, step)
  const aggregates = batch.runs.some((run) => run.aggregate !== null)
  if (step < STEPS / 2 && !aggregates) {
    a.advance(batch, weights)
    b.advance(batch, weights)
    note('losses', a.lastLosses(), b.lastLosses())
    return
  }
  if (step === 15) noteObserved(note, 'probe', ...probeBoth(test, a, b, batch))
  noteObserved(note, 'observe', a.observe(batch, test.request), b.observe(batch, test.request))
  // A probe between the two halves of a step must not change the second half.
  if (step === 16) noteObserved(note, 'probe', ...probeBoth(test, a, b, batchOf(test, 3, ROWS)))
  a.apply(weights)
  b.apply(weights)
  note('losses', a.lastLosses(), b.lastLosses())
  note('losses again', a.lossesAgain(), b.lossesAgain())
}

function probeBoth(_test: Case, a: Population, b: Population, batch: Batch): [Observed, Observed] {
  const request = { gramian: true, representationGramian: true }
  return [a.probe(batch, request), b.probe(batch, request)]
}

function noteObserved(note: Note, prefix: string, a: Observed, b: Observed): void {
  for (const name of ['losses', 'layerGramians', 'representationGramian', 'trackedGramian', 'squares'] as const) {
    note(`${prefix} ${name}`, a[name], b[name])
  }
}

function finishBoth(test: Case, a: Population, b: Population, note: Note): void {
  const { spec } = test
  const options = batchOf(test, 0, ROWS).lossOptions
  for (const split of ['train', 'test'] as const) {
    const [x, y] = [a.evaluate(split, options, true), b.evaluate(split, options, true)]
    note('evaluation losses', x.losses, y.losses)
    note('evaluation scores', x.scores, y.scores)
    for (let t = 0; t < spec.tasks.length; t++) {
      note('evaluation outputs', x.outputs?.[t] ?? null, y.outputs?.[t] ?? null)
    }
    const alone = a.evaluate(split, options)
    const same = (one: Float64Array, other: Float64Array) => one.every((value, k) => Object.is(value, other[k]))
    note('the same bits without outputs', [Number(same(alone.losses, x.losses) && same(alone.scores, x.scores))], [1])
  }
  const inputs = Float32Array.from({ length: 300 * spec.inputWidth }, (_, i) => Math.sin(i))
  const run = spec.runCount - 1
  const [p, q] = [a.predict(run, inputs), b.predict(run, inputs)]
  for (let t = 0; t < spec.tasks.length; t++) note('predictions', p[t], q[t])
  // The outputs of a single task are fetched on their own.
  const last = spec.tasks.length - 1
  for (const [t, values] of b.predict(run, inputs, [last]).entries())
    note('predictions', t === last ? p[t] : [], values)
  const [s, r] = [a.read(), b.read()]
  note('parameters', s.parameters, r.parameters)
  for (let k = 0; k < r.slots.length; k++) note('slots', s.slots[k], r.slots[k])
  note('statistics', s.statistics, r.statistics)
  note('tracked', s.tracked, r.tracked)
  note('squares', s.squares, r.squares)
}

/** NaN equals only NaN, and null only null. */
function difference(x: ArrayLike<number> | null, y: ArrayLike<number> | null): number {
  if (x === null || y === null) return x === y ? 0 : Number.POSITIVE_INFINITY
  if (x.length !== y.length) return Number.POSITIVE_INFINITY
  let scale = 1e-30
  let worst = 0
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]) && Number.isNaN(y[i])) continue
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) return Number.POSITIVE_INFINITY
    scale = Math.max(scale, Math.abs(y[i]))
    worst = Math.max(worst, Math.abs(x[i] - y[i]))
  }
  return worst / scale
}
