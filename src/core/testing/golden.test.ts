import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { weightings } from '../weightings/all'
import { checkEdgeCases, checkGolden, type EdgeFile, type GoldenFile } from './golden'

const folder = new URL('./golden/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'edge-cases.json')
const read = <F>(name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as F

test('there are vectors for every method but those without a reference', () => {
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

test('a wrong answer is noticed', () => {
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

test('degenerate inputs give finite weights, twice', () => {
  expect(checkEdgeCases(read<EdgeFile>('edge-cases.json'))).toEqual([])
})
