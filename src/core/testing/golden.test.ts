import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { weightings } from '../weightings/all'
import { checkEdgeCases, checkGolden, type EdgeFile, type GoldenFile } from './golden'

const folder = new URL('./golden/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'edge-cases.json')
const read = <F>(name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as F

test('every method has vectors, except those without a reference', () => {
  const covered = new Set(names.map((name) => name.replace('.json', '')))
  const without = weightings.map(({ id }) => id as string).filter((id) => !covered.has(id))
  // A formula with a metric, curves drawn by hand, and what visitors type: nothing to compare with.
  expect(without.sort()).toEqual(['dtp', 'formula', 'manual-schedule'])
})

test.each(names)('%s', (name) => {
  const result = checkGolden(read<GoldenFile>(name))
  expect(result, 'known to the registry').not.toBeNull()
  expect(result?.worst, result?.where).toBeLessThanOrEqual(1)
})

test('a wrong number fails', () => {
  const file = read<GoldenFile>('mgda.json')
  const spoiled = structuredClone(file) as unknown as { cases: { steps: { expected: { direction: number[] } }[] }[] }
  spoiled.cases[3].steps[0].expected.direction[0] *= 1.00001
  const result = checkGolden({
    ...file,
    cases: file.cases.map((one, k) => ({
      ...one,
      compare: 'direction',
      steps: (spoiled.cases[k] as unknown as typeof one).steps,
    })),
  })
  expect(result?.pass).toBe(false)
})

/** The file with one number of a named part changed a little in the first step that has it. */
function spoiled(name: string, part: string): GoldenFile {
  const file = structuredClone(read<GoldenFile>(name))
  for (const golden of file.cases) {
    if (golden.compare !== 'weights' && part !== 'lambda' && part !== 'yGramian') continue
    for (const { expected } of golden.steps) {
      const values = (expected.state?.[part] ?? expected[part]) as number[] | number[][] | undefined
      if (!values) continue
      const row = (Array.isArray(values[1]) ? values[1] : values) as number[]
      row[0] = row[0] * 1.001 + 0.001
      return file
    }
  }
  throw new Error(`${name} has no ${part}`)
}

test.each([
  ['mgda', 'simplex'],
  ['cagrad', 'simplex'],
  ['nash-mtl', 'unclipped'],
  ['gradvac', 'phi'],
  ['moco', 'lambda'],
  ['moco', 'yGramian'],
  ['db-mtl', 'bufferWeights'],
  ['excess-mtl', 'excess'],
  ['go4align', 'ungrouped'],
  ['go4align', 'probabilities'],
  ['famo', 'logits'],
  ['sdmgrad', 'w'],
  ['uw', 'logVariance'],
])('%s: a wrong %s is noticed', (method, part) => {
  const result = checkGolden(spoiled(`${method}.json`, part))
  expect(result?.pass).toBe(false)
  expect(result?.where).toContain(part)
})

test('every named part of the vectors is compared', () => {
  for (const name of names) expect(checkGolden(read<GoldenFile>(name))?.uncompared, name).toEqual([])
})

/** The result of one case of a method with these parameters and expected weights. */
const one = (method: string, params: object, step: object, weights: number[]) =>
  checkGolden({
    ...{ schema: 1, method, tolerance: { rel: 1e-9, abs: 1e-12 } },
    cases: [
      {
        ...{ name: 'one', T: weights.length, compare: 'weights', params: { ...params } },
        steps: [{ ...step, expected: { weights } }],
      },
    ],
  })
const pair = {
  losses: [2, 5],
  gramian: [
    [4, -1],
    [-1, 9],
  ],
}
/** The shortest mixture of two gradients. */
const shorter = ([[a, b], [, c]]: number[][]) => [(c - b) / (a + c - 2 * b), (a - b) / (a + c - 2 * b)]

test('a parameter without an effect fails by name', () => {
  expect(one('mgda', { nomralization: 'l2' }, pair, shorter(pair.gramian))).toMatchObject({
    pass: false,
    faults: ["one: unknown parameter 'nomralization'"],
  })
  for (const [method, params, fault] of [
    ['dwa', { logLosses: true }, "unknown parameter 'logLosses'"],
    ['mgda', { weights: [1, 1] }, "unknown parameter 'weights'"],
    ['mgda', { normalization: 'L2' }, `parameter 'normalization' cannot be "L2"`],
    ['cr-mogm', { inner: 'upgrad', regeps: 1 }, "unknown parameter 'regeps'"],
    ['graddrop', { on: 'representation' }, `parameter 'on' cannot be "representation"`],
    ['cr-mogm', { inner: 'nothing' }, "unknown inner method 'nothing'"],
    ['tchebycheff', { preference: [1] }, "parameter 'preference' cannot be [1]"],
  ] as const)
    expect(one(method, params, pair, [1, 1])?.faults).toEqual([`one: ${fault}`])
})

test('logLosses runs a method on the gradients of ln l', () => {
  const { losses, gramian } = pair
  const logged = shorter(gramian.map((row, i) => row.map((x, j) => x / (losses[i] * losses[j]))))
  const weights = logged.map((x, i) => x / losses[i])
  expect(one('mgda', { logLosses: true, on: 'representation' }, pair, weights)?.worst).toBeLessThan(1)
  expect(one('mgda', { logLosses: false, on: 'parameters' }, pair, shorter(gramian))?.worst).toBeLessThan(1)
  expect(one('mgda', { logLosses: false }, pair, weights)?.pass).toBe(false)
})

test('options of the method inside CR-MOGM have an effect, and so have a limit and shares', () => {
  const free = { inner: 'mgda', normalization: 'l2' }
  const [a, c] = [2, 3]
  expect(one('cr-mogm', free, pair, [0.5 / a, 0.5 / c])?.worst).toBeLessThan(1)
  expect(one('scale-invariant', { weightLimit: 0.3 }, { losses: [2, 4] }, [0.3, 0.25])?.worst).toBeLessThan(1)
  const square = { gramian: [[1, 0], [0, 1]] } // biome-ignore format: a matrix
  expect(one('aligned-mtl', { preference: '1/T' }, square, [0.5, 0.5])?.worst).toBeLessThan(1)
})

test('guards are off unless a case names them', () => {
  const near = { losses: [1, 1], gramian: [[1, 1], [1, 1 + 1e-9]] } // biome-ignore format: a matrix
  // With T · 1.2e-7 on the diagonal the weights would be equal.
  expect(one('mgda', {}, near, [1, 0])?.worst).toBeLessThan(1)
  expect(one('mgda', { gramianNoise: 1e-6 }, near, [1, 0])?.pass).toBe(false)
})

test('degenerate inputs give finite weights, twice', () => {
  expect(checkEdgeCases(read<EdgeFile>('edge-cases.json'))).toEqual([])
})
