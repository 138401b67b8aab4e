import { describe, expect, it } from 'vitest'
import { defaultConfig, defaultTask } from '../config/defaults'
import { setField } from '../config/paths'
import type { RunConfig } from '../config/types'
import { uniform } from '../numerics/random'
import { bringPublicData } from '../testing/publicData'
import { makeProblem, problemNamed } from './all'
import type { ProblemData } from './define'
import { type Features, withMadeUp } from './madeUp'

const ROWS = 400
const column = (index: number) => Float64Array.from({ length: ROWS }, (_, row) => uniform(7, 1, row, index))
const features = (): Features => ({ count: 4, period: 2, column })
/** Every tenth row has no value. */
const values = Float64Array.from({ length: ROWS }, (_, row) => (row % 10 === 9 ? Number.NaN : uniform(7, 2, row)))
const made = (original: number, parts: { readonly seed?: number; readonly id?: string } = {}) =>
  withMadeUp({ seed: parts.seed ?? 1 }, { ...defaultTask(parts.id ?? 't1', '', 'mse'), original }, values, features)
const changed = (found: Float64Array) => [...found.keys()].filter((row) => !Object.is(found[row], values[row]))
const sorted = (found: Float64Array) => Float64Array.from(found).sort()

it('nothing is made up at 100%: the very values, and no input is read', () => {
  const throws = () => {
    throw new Error('asked for inputs')
  }
  expect(withMadeUp({ seed: 1 }, defaultTask('t1', '', 'mse'), values, throws)).toBe(values)
})

it('a share of the rows gets the values of this share in another order, and missing values stay missing', () => {
  for (const original of [0.75, 0.5, 0]) {
    const found = made(original)
    expect(sorted(found)).toEqual(sorted(values))
    expect(found.map((value) => Number(Number.isNaN(value)))).toEqual(
      values.map((value) => Number(Number.isNaN(value))),
    )
    // A row or two may get their own value back.
    const wanted = (1 - original) * 0.9 * ROWS
    expect(changed(found).length).toBeLessThanOrEqual(wanted)
    expect(changed(found).length).toBeGreaterThan(wanted - 8)
  }
})

it('a lower share keeps the rows that a higher one had chosen', () => {
  const few = changed(made(0.8))
  expect(changed(made(0.3)).filter((row) => few.includes(row)).length).toBeGreaterThan(few.length - 5)
})

it('rows follow from the seed of the data and the task alone', () => {
  expect(made(0.4)).toEqual(made(0.4))
  expect(made(0.4, { seed: 2 })).not.toEqual(made(0.4))
  expect(made(0.4, { id: 't2' })).not.toEqual(made(0.4))
})

it('inputs that are all equal or missing, and a single row, do not break it', () => {
  const flat = (value: number) => () => ({ count: 1, period: 2, column: () => new Float64Array(ROWS).fill(value) })
  const task = { ...defaultTask('t1', '', 'mse'), original: 0 }
  for (const value of [3, Number.NaN])
    expect(sorted(withMadeUp({ seed: 1 }, task, values, flat(value)))).toEqual(sorted(values))
  const one = Float64Array.of(5)
  expect(withMadeUp({ seed: 1 }, task, one, () => ({ count: 1, period: 2, column: () => one }))).toEqual(one)
})

const configOf = (id: string, samples: number): RunConfig => {
  const problem = { ...defaultConfig.problem, id, samples }
  return { ...defaultConfig, problem, tasks: problemNamed(id).usualTasks }
}

/** Values of a task in all rows of both splits that have a label, in the order of the rows. */
const labelled = ({ train, test }: ProblemData, t: number): number[] =>
  [train, test].flatMap(({ targets, masks }) => [...targets[t]].filter((_, row) => masks[t]?.[row] !== 0))

describe.each([
  ['penguins', 344],
  ['cars', 406],
  ['own', 300],
  ['drawn', 600],
  ['digits', 400],
] as const)('%s', (id, samples) => {
  it('keeps inputs, labels, class shares and scales, whatever is made up', () => {
    const config = configOf(id, samples)
    bringPublicData(config)
    const all = makeProblem(config)
    for (const task of config.tasks) {
      const part = makeProblem(setField(config, `tasks.${task.id}.original`, 0))
      expect(part.train.inputs).toEqual(all.train.inputs)
      expect([part.train.masks, part.test.masks]).toEqual([all.train.masks, all.test.masks])
      config.tasks.forEach((other, t) => {
        const [was, is] = [labelled(all, t), labelled(part, t)]
        if (other !== task) expect(is).toEqual(was)
        else {
          expect(is).not.toEqual(was)
          // Cells of a drawing are dealt out, and rows fall into cells at random.
          if (id !== 'drawn') expect(is.toSorted((a, b) => a - b)).toEqual(was.toSorted((a, b) => a - b))
        }
      })
    }
  })
})

/** |Pearson's r|. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const centred = (list: readonly number[]) => {
    const mean = list.reduce((sum, value) => sum + value, 0) / list.length
    return list.map((value) => value - mean)
  }
  const [x, y] = [centred(a), centred(b)]
  const product = (p: readonly number[], q: readonly number[]) => p.reduce((sum, value, k) => sum + value * q[k], 0)
  return Math.abs(product(x, y)) / Math.sqrt(product(x, x) * product(y, y))
}

it('made-up fuel use has little to do with power, on average over seeds; that of the data has much', () => {
  const config = configOf('cars', 400)
  bringPublicData(config)
  const between = (original: number) => {
    const seeds = Array.from({ length: 12 }, (_, seed) => {
      const { targets, masks } = makeProblem(
        setField(setField(config, 'problem.seed', seed), 'tasks.t1.original', original),
      ).train
      const rows = [...targets[0].keys()].filter((row) => masks[0]?.[row] !== 0 && masks[1]?.[row] !== 0)
      return correlation(
        rows.map((row) => targets[0][row]),
        rows.map((row) => targets[1][row]),
      )
    })
    return seeds.reduce((sum, value) => sum + value, 0) / seeds.length
  }
  const shares = [1, 0.5, 0].map(between)
  expect(shares[0]).toBeGreaterThan(0.8)
  expect(shares[1]).toBeLessThan(0.7)
  expect(shares[2]).toBeLessThan(0.3)
})
