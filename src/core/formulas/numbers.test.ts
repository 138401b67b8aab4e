import { expect, test } from 'vitest'
import { float32 } from '../testing/float32'
import { catalogue } from '../testing/formulas'
import { erf } from './erf'
import { numbers } from './numbers'

const UNIT = 10n ** 60n
/** √π · 10⁶⁰. */
const ROOT_PI = 1772453850905516027298167483341145182797549456122387128213807n

/** 2/√π Σ (−1)ⁿ x^{2n+1} / (n! (2n+1)) with sixty decimals; x is a multiple of 2⁻⁴⁰. */
function exactErf(x: number): number {
  const fixed = (BigInt(x * 2 ** 40) * UNIT) / 2n ** 40n
  const square = (fixed * fixed) / UNIT
  let sum = 0n
  let power = fixed
  for (let n = 0n; power !== 0n; n++) {
    sum += (n % 2n === 0n ? power : -power) / (2n * n + 1n)
    power = (power * square) / UNIT / (n + 1n)
  }
  return Number((2n * sum * 10n ** 20n) / ROOT_PI) / 1e20
}

test('erf is right to 1e-15 across its three ranges', () => {
  for (let i = -650; i <= 650; i++) {
    const x = Math.round((i / 100 + 0.0037) * 2 ** 40) / 2 ** 40
    expect(Math.abs(erf(x) - exactErf(x)), `erf(${x})`).toBeLessThan(4e-16)
  }
  expect([erf(0), erf(Number.POSITIVE_INFINITY), erf(Number.NEGATIVE_INFINITY)]).toEqual([0, 1, -1])
  expect(erf(1e-300) / 1e-300).toBeCloseTo(2 / Math.sqrt(Math.PI), 15)
  expect(erf(Number.NaN)).toBeNaN()
})

test('zero to a power is as the interface defines it', () => {
  expect([numbers.power(0, 0), numbers.power(0, 0.3), numbers.power(4, 0.5)]).toEqual([1, 0, 2])
})

test('the catalogue names every formula once, each with samples of equal keys', () => {
  const names = catalogue.map((entry) => entry.name)
  expect(new Set(names).size).toBe(names.length)
  for (const { name, inputs } of catalogue) {
    expect(inputs.length, name).toBeGreaterThan(0)
    for (const row of inputs) expect(Object.keys(row)).toEqual(Object.keys(inputs[0]))
  }
})

test.each(catalogue)('$name is finite and means the same in float32', ({ formula, inputs }) => {
  for (const sample of inputs) {
    const given = Object.fromEntries(Object.entries(sample).map(([name, value]) => [name, Math.fround(value)]))
    const exact = formula(numbers, given)
    expect(Number.isFinite(exact), JSON.stringify(sample)).toBe(true)
    const gap = Math.abs(formula(float32, given) - exact)
    expect(gap, `${JSON.stringify(sample)} is ${exact}`).toBeLessThanOrEqual(2e-6 * (1 + Math.abs(exact)))
  }
})
