import { describe, expect, it, test } from 'vitest'
import { defaultConfig } from '../../config/defaults'
import type { TaskConfig } from '../../config/types'
import type { ProblemData, Split } from '../define'
import { clicks } from './clicks'
import { chance, interceptFor, interceptGiven } from './rates'
import { correlation, FEATURES, mixed, scoresOf, unit } from './scores'

const [click, purchase, watch] = clicks.usualTasks
const make = (tasks: readonly TaskConfig[], samples = 20_000, first = tasks[0]): ProblemData =>
  clicks.make({ ...defaultConfig.problem, id: 'clicks', samples }, tasks, first)

/** Share of 1 among the rows of a task that count and meet the condition. */
function shareOf({ targets, masks, rows }: Split, t: number, meets: (row: number) => boolean = () => true): number {
  const counted = Array.from({ length: rows }, (_, row) => row).filter((row) => masks[t]?.[row] !== 0 && meets(row))
  return counted.reduce((sum, row) => sum + targets[t][row], 0) / counted.length
}

describe.each([0, 0.5, 1])('purchases that share %s with clicks', (related) => {
  const { train, test } = make([click, { ...purchase, related }])
  const clicked = (split: Split) => (row: number) => split.targets[0][row] === 1

  it('come at the rates that the texts name', () => {
    for (const split of [train, test]) expect(Math.abs(shareOf(split, 0) - 0.04)).toBeLessThan(0.006)
    expect(Math.abs(shareOf(train, 1) - 0.08)).toBeLessThan(0.03)
    expect(Math.abs(shareOf(test, 1, clicked(test)) - 0.08)).toBeLessThan(0.05)
  })

  it('are known in training for clicked rows alone, and in the test for all', () => {
    expect([...(train.masks[1] ?? [])]).toEqual([...train.targets[0]])
    expect(test.masks[1]).toBeNull()
  })
})

test('clicked rows are another population: their items have more eye-catching pictures', () => {
  const { train } = make([click])
  const mean = (wanted: number) => {
    const rows = [...train.targets[0].keys()].filter((row) => train.targets[0][row] === wanted)
    const at = FEATURES.indexOf('picture')
    return rows.reduce((sum, row) => sum + train.inputs[row * FEATURES.length + at], 0) / rows.length
  }
  expect(mean(1) - mean(0)).toBeGreaterThan(0.5)
})

test('a product has labels on all rows: click and purchase in training, the purchase in the test', () => {
  const [plain, product] = [purchase, { ...purchase, product: true }].map((task) => make([click, task]))
  expect(product.train.masks[1]).toBeNull()
  expect(product.train.targets[1]).toEqual(
    plain.train.targets[1].map((value, row) => value * plain.train.targets[0][row]),
  )
  expect(product.test).toEqual(plain.test)
})

test('what happens in a row is the same for every task, and more rows do not change the first', () => {
  const twice = make([click, purchase, { ...purchase, id: 't9' }]).test
  expect(twice.targets[1]).toEqual(twice.targets[2])
  const alone = make([{ ...purchase, related: 0 }]).test
  expect(make([click, { ...purchase, related: 0 }]).test.targets[1]).toEqual(alone.targets[0])
  const sum = ({ train, test }: ProblemData) => [train, test].flatMap(({ targets }) => [...targets[0]]).sort()
  expect(sum(make([watch], 300, watch)).every((value) => sum(make([watch], 400, watch)).includes(value))).toBe(true)
})

describe('rates', () => {
  it('are met on average over standard normal scores', () => {
    // A sum of another kind than that of the solver: over quantiles.
    const [steps, meets] = [400, interceptFor(0.04)]
    const scores = quantiles(steps)
    const mean = scores.reduce((sum, z) => sum + chance(z, meets), 0) / steps
    expect(mean).toBeCloseTo(0.04, 3)
    const r = 0.6
    const intercept = interceptGiven(0.08, meets, r)
    let [all, yes] = [0, 0]
    for (const z of scores) {
      for (const other of scores) {
        all += chance(z, meets)
        yes += chance(z, meets) * chance(r * z + Math.sqrt(1 - r * r) * other, intercept)
      }
    }
    expect(yes / all).toBeCloseTo(0.08, 2)
  })
})

describe('scores', () => {
  const a = unit({ match: 1, contrast: 1, quality: 1 })
  const b = unit({ match: 1, picture: -1 })

  it('are standard normal, and as correlated as their loadings say', () => {
    const rows = 40_000
    const { train, test } = make([click], rows)
    const inputs = Float64Array.from([...train.inputs, ...test.inputs])
    const [x, y] = [scoresOf(inputs, a), scoresOf(inputs, b)]
    const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / rows
    expect(mean(x)).toBeCloseTo(0, 1)
    expect(mean(x.map((value) => value ** 2))).toBeCloseTo(1, 1)
    expect(mean(x.map((value) => value ** 4))).toBeCloseTo(3, 0)
    expect(mean(x.map((value, row) => value * y[row]))).toBeCloseTo(correlation(a, b), 1)
    expect(correlation(a, b)).toBeCloseTo(1 / Math.sqrt(6), 12)
  })

  it('are mixed from their own to the other', () => {
    const shares = [0, 0.3, 0.6, 1].map((share) => mixed(a, b, share))
    for (const each of shares) expect(correlation(each, each)).toBeCloseTo(1, 12)
    expect(correlation(shares[0], a)).toBeCloseTo(1, 12)
    expect(correlation(shares[3], b)).toBeCloseTo(1, 12)
    const towards = shares.map((each) => correlation(each, b))
    expect(towards).toEqual([...towards].sort((p, q) => p - q))
  })
})

/** Middles of slices of equal probability of a standard normal number. */
function quantiles(count: number): number[] {
  const [places, found] = [Array.from({ length: 40_001 }, (_, k) => (k - 20_000) / 2500), [] as number[]]
  let below = 0
  for (const z of places) {
    if (below >= (found.length + 0.5) / count && found.length < count) found.push(z)
    below += Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / 2500
  }
  return found
}
