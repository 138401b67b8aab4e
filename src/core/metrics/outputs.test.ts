import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Split } from '../problems/define'
import { scoreOf } from './metrics'
import { metricOfOutputs, type OutputMetric, type OutputTask } from './outputs'

const split = (targets: readonly number[], mask: readonly number[] | null = null, width = 1): Split => ({
  rows: targets.length / width,
  inputs: new Float64Array(targets.length / width),
  targets: [Float64Array.from(targets)],
  masks: [mask && Uint8Array.from(mask)],
})

const of = (kind: OutputTask['kind'], loss: string, outputs = 1, factor = 1): OutputTask => ({
  ...{ kind, loss, outputs, factor },
})
const binary = of('binary', 'bce')
const three = of('multiclass', 'softmax', 3)
const value = of('regression', 'mse')

const read = (metric: OutputMetric, task: OutputTask, z: readonly number[], y: readonly number[], mask?: number[]) =>
  metricOfOutputs(metric, task, z, split(y, mask ?? null, task.kind === 'multiclass' ? 1 : task.outputs), 0)

const logit = (p: number) => Math.log(p / (1 - p))
/** Outputs of three classes of which one is predicted. */
const predicting = (classes: readonly number[]) => classes.flatMap((c) => [0, 1, 2].map((k) => (k === c ? 1 : 0)))

describe('the examples of scikit-learn’s reference', () => {
  it('roc_auc_score', () => {
    expect(read('auc', binary, [0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBe(0.75)
  })
  it('balanced_accuracy_score', () => {
    const guesses = [0, 1, 0, 0, 0, 1].map((guess) => guess - 0.5)
    expect(read('balancedAccuracy', binary, guesses, [0, 1, 0, 0, 1, 0])).toBe(0.625)
  })
  it('f1_score, macro', () => {
    expect(read('macroF1', three, predicting([0, 2, 1, 0, 0, 1]), [0, 1, 2, 0, 1, 2])).toBeCloseTo(0.26666666, 7)
  })
  it('log_loss', () => {
    const spam = [0.9, 0.1, 0.2, 0.65].map(logit)
    expect(read('logLoss', binary, spam, [1, 0, 0, 1])).toBeCloseTo(0.21616, 5)
  })
  it('mean_absolute_error and r2_score, with one and two columns', () => {
    expect(read('mae', value, [2.5, 0, 2, 8], [3, -0.5, 2, 7])).toBe(0.5)
    expect(read('r2', value, [2.5, 0, 2, 8], [3, -0.5, 2, 7])).toBeCloseTo(0.9486, 4)
    expect(read('mae', of('regression', 'mse', 2), [0, 2, -1, 2, 8, -5], [0.5, 1, -1, 1, 7, -6])).toBe(0.75)
  })
})

const labels = (classes: number) => fc.integer({ min: 0, max: classes - 1 })
/** Few values, so that many outputs tie; equal probabilities come from equal outputs alone. */
const output = fc.constantFrom(-2.71, -1.32, 0.41, 0.57, 1.93)
const outputs = fc.constantFrom<readonly number[]>(
  [0.31, -1.73, 2.21],
  [1.13, 0.87, -0.59],
  [-0.67, 1.39, 1.03],
  [2.33, 2.29, -3.1],
)
const rowsOf = <Z>(z: fc.Arbitrary<Z>, classes: number) =>
  fc.array(fc.tuple(z, labels(classes), fc.boolean()), { minLength: 1, maxLength: 25 })

/** P(a > b) + P(a = b) / 2 over all pairs, as written. */
function overPairs(upper: readonly number[], lower: readonly number[]): number {
  const wins = upper.flatMap((a) => lower.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)))
  return wins.reduce((sum: number, win) => sum + win, 0) / wins.length
}

const probabilities = (z: readonly number[]) => {
  const powers = z.map(Math.exp)
  return powers.map((power) => power / powers.reduce((sum, each) => sum + each, 0))
}

const meanOf = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length

describe('definitions, written out', () => {
  it('AUC of two classes, with ties and rows without a label', () => {
    fc.assert(
      fc.property(rowsOf(output, 2), (rows) => {
        const known = rows.filter(([, , has]) => has)
        const side = (label: number) => known.filter(([, y]) => y === label).map(([z]) => z)
        const found = metricOfOutputs(
          'auc',
          binary,
          rows.map(([z]) => z),
          split(
            rows.map(([, y]) => y),
            rows.map(([, , has]) => Number(has)),
          ),
          0,
        )
        if (side(0).length === 0 || side(1).length === 0) expect(found).toBeNaN()
        else expect(found).toBeCloseTo(overPairs(side(1), side(0)), 12)
      }),
    )
  })

  it('three classes: AUC of each class against the rest, log-loss, recalls and F1', () => {
    fc.assert(
      fc.property(rowsOf(outputs, 3), (rows) => {
        const [z, y] = [rows.flatMap(([each]) => each), rows.map(([, label]) => label)]
        const p = rows.map(([each]) => probabilities(each))
        const guess = rows.map(([each]) => each.indexOf(Math.max(...each)))
        const present = [0, 1, 2].filter((c) => y.includes(c))
        expect(read('logLoss', three, z, y)).toBeCloseTo(meanOf(y.map((c, row) => -Math.log(p[row][c]))), 10)
        if (present.length < 2) {
          for (const metric of ['auc', 'balancedAccuracy', 'macroF1'] as const)
            expect(read(metric, three, z, y)).toBeNaN()
          return
        }
        const areas = present.map((c) => {
          const of = (is: boolean) => y.flatMap((label, row) => ((label === c) === is ? [p[row][c]] : []))
          return overPairs(of(true), of(false))
        })
        expect(read('auc', three, z, y)).toBeCloseTo(meanOf(areas), 10)
        const rowsWhere = (holds: (row: number) => boolean) => y.filter((_, row) => holds(row)).length
        const right = (c: number) => rowsWhere((row) => y[row] === c && guess[row] === c)
        const recalls = present.map((c) => right(c) / rowsWhere((row) => y[row] === c))
        expect(read('balancedAccuracy', three, z, y)).toBeCloseTo(meanOf(recalls), 12)
        const either = [0, 1, 2].filter((c) => y.includes(c) || guess.includes(c))
        const f1 = either.map(
          (c) => (2 * right(c)) / (rowsWhere((row) => y[row] === c) + rowsWhere((row) => guess[row] === c)),
        )
        expect(read('macroF1', three, z, y)).toBeCloseTo(meanOf(f1), 12)
      }),
    )
  })

  it('R² is that of the engines’ sums', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(output, output), { minLength: 2, maxLength: 20 }), (rows) => {
        const [z, y] = [rows.map(([a]) => a), rows.map(([, b]) => b)]
        const sum = rows.reduce((all, [a, b]) => all + (a - b) ** 2, 0)
        const score = scoreOf(value, [], sum, split(y), 0)
        if (Number.isNaN(score)) expect(read('r2', value, z, y)).toBeNaN()
        else expect(read('r2', value, z, y)).toBeCloseTo(score, 12)
      }),
    )
  })
})

test('AUC does not see the scale of the outputs, and the opposite outputs rank the other way round', () => {
  const [z, y] = [
    [3, -1, 0.5, 0.5, 2, -4],
    [1, 0, 1, 0, 0, 1],
  ]
  const auc = read('auc', binary, z, y)
  expect(
    read(
      'auc',
      binary,
      z.map((each) => 7 * each - 3),
      y,
    ),
  ).toBe(auc)
  expect(
    read(
      'auc',
      binary,
      z.map((each) => -each),
      y,
    ),
  ).toBeCloseTo(1 - auc, 12)
})

test('large outputs rank and cost what they should, where their probabilities are all 0 or 1', () => {
  expect(read('auc', three, [900, 0, 0, 800, 0, 0, 0, 700, 0], [0, 1, 1])).toBe(1)
  expect(read('logLoss', three, [900, 0, 0], [1])).toBe(900)
  expect(read('logLoss', binary, [900, -900], [0, 0])).toBe(450)
})

test('a mean absolute error is in the target’s unit, of outputs as the loss reads them', () => {
  expect(read('mae', of('regression', 'mse', 1, 200), [1, 0], [0, 0.5])).toBe(150)
  expect(read('mae', of('regression', 'poisson'), [0, Math.log(4)], [1, 2])).toBeCloseTo(1, 12)
  expect(read('mae', value, [5, 1e9, 3], [4, 0, 3], [1, 0, 1])).toBe(0.5)
})

test('a task with several columns has the mean of those in which the metric is defined', () => {
  const two = of('binary', 'bce', 2)
  // The second column has labels of one class.
  expect(read('auc', two, [1, 5, 2, 6, 3, 7], [0, 1, 1, 1, 0, 1])).toBe(0.5)
  expect(read('balancedAccuracy', two, [1, -1, -1, 1], [1, 1, 0, 0])).toBe(0.5)
})

test('no value instead of 0 where a metric is not defined', () => {
  const all: readonly OutputMetric[] = ['auc', 'balancedAccuracy', 'macroF1', 'logLoss']
  for (const metric of all) {
    expect(read(metric, binary, [1, 2], [1, 0], [0, 0]), metric).toBeNaN()
    expect(read(metric, binary, [1, Number.NaN], [1, 0]), metric).toBeNaN()
    expect(read(metric, three, [0, 0, Number.POSITIVE_INFINITY, 1, 0, 0], [1, 0]), metric).toBeNaN()
  }
  for (const metric of ['auc', 'balancedAccuracy', 'macroF1'] as const)
    expect(read(metric, binary, [1, -2], [1, 1]), metric).toBeNaN()
  for (const metric of ['mae', 'r2'] as const) {
    expect(read(metric, value, [1, 2], [1, 0], [0, 0]), metric).toBeNaN()
    expect(read(metric, value, [1, Number.NaN], [1, 0]), metric).toBeNaN()
  }
  expect(read('r2', value, [1, 2], [4, 4])).toBeNaN()
  expect(read('mae', value, [1, 2], [4, 4])).toBe(2.5)
})

test('labels are read once for all records of a run', () => {
  let reads = 0
  const counting = <A extends object>(array: A): A =>
    new Proxy(array, {
      get(labels, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads++
        return Reflect.get(labels, key)
      },
    })
  const of = split([0, 1, 1, 0], [1, 1, 1, 0])
  const counted = { ...of, targets: of.targets.map(counting), masks: of.masks.map((mask) => mask && counting(mask)) }
  expect(metricOfOutputs('auc', binary, [1, 2, 3, 4], counted, 0)).toBe(1)
  const before = reads
  expect(before).toBeGreaterThan(0)
  expect(metricOfOutputs('auc', binary, [3, 2, 1, 0], counted, 0)).toBe(0)
  expect(reads).toBe(before)
})
