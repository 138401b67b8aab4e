import { isObject } from '../../src/core/config/faults'

/** Says in one line why a file is not vectors of schema 1; null if it can be run. */
export function goldenFault(file: unknown): string | null {
  if (!isObject(file)) return 'not an object'
  if (file.schema !== 1) return `schema ${JSON.stringify(file.schema)}, not 1`
  const { tolerance, cases } = file
  if (!isObject(tolerance) || ![tolerance.rel, tolerance.abs].every(isSize)) return 'tolerance needs rel and abs'
  if (!Array.isArray(cases) || cases.length === 0) return 'no cases'
  for (const [i, golden] of cases.entries()) {
    const fault = faultInCase(golden)
    if (fault) return `case ${i + 1}${isObject(golden) ? ` (${String(golden.name)})` : ''}: ${fault}`
  }
  return null
}

function faultInCase(golden: unknown): string | null {
  if (!isObject(golden)) return 'not an object'
  const { T, compare, steps } = golden
  if (!Number.isInteger(T) || (T as number) < 1) return 'T is not a number of tasks'
  if (compare !== 'weights' && compare !== 'direction') return `compare ${JSON.stringify(compare)}`
  if (!Array.isArray(steps) || steps.length === 0) return 'no steps'
  for (const [k, step] of steps.entries()) {
    // A step without expected values would pass without a comparison.
    const expected = isObject(step) && isObject(step.expected) ? step.expected[compare] : undefined
    if (!Array.isArray(expected) || !expected.every(Number.isFinite))
      return `step ${k + 1} has no ${compare} to compare`
    if (compare === 'weights' && expected.length !== T)
      return `step ${k + 1} has ${expected.length} weights for ${T} tasks`
    if (compare === 'direction' && !Array.isArray((step as Record<string, unknown>).gradients))
      return `step ${k + 1} has a direction but no gradients`
  }
  return null
}

const isSize = (x: unknown) => typeof x === 'number' && Number.isFinite(x) && x >= 0
