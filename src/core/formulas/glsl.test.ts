import { describe, expect, it, test } from 'vitest'
import { catalogue } from '../testing/formulas'
import { GLSL_HELPERS, glsl, literal } from './glsl'
import { numbers } from './numbers'

/** The printed text of an entry, over variables v0, v1, … in the order of its inputs. */
function printed({ formula, inputs }: (typeof catalogue)[number]): string {
  const names = Object.keys(inputs[0])
  return formula(glsl, Object.fromEntries(names.map((name, i) => [name, `v${i}`])))
}

const BUILT_IN = ['min', 'max', 'abs', 'exp', 'log', 'sqrt', 'pow', 'floor']

/** The helpers translated to JavaScript, which their statements resemble. */
const HELPERS_IN_JAVASCRIPT = GLSL_HELPERS.replace(/float (\w+)\(([^)]*)\) \{/g, (_, name, parameters) => {
  return `function ${name}(${parameters.replaceAll('float ', '')}) {`
}).replaceAll('float ', 'let ')

function asJavaScript(expression: string, names: readonly string[]): (...values: number[]) => number {
  const body = `const { ${BUILT_IN.join(', ')} } = Math; ${HELPERS_IN_JAVASCRIPT}; return (${expression})`
  return new Function(...names, body) as (...values: number[]) => number
}

describe('literal', () => {
  it.each([
    [1, '1.0'],
    [0, '0.0'],
    [-2.5, '(-2.5)'],
    [1e-10, '1.0e-10'],
    [1.5e30, '1.5e+30'],
    [1 / 3, '0.333333333'],
    [Number.POSITIVE_INFINITY, '3.4e+38'],
  ])('%d is %s', (value, text) => {
    expect(literal(value)).toBe(text)
  })
  it('keeps every float32 apart', () => {
    for (const value of [Math.PI, 1e-7 / 3, 16777217 / 3, 1 - 2 ** -24, 1.17549435e-38]) {
      const text = literal(Math.fround(value))
      expect(Math.fround(Number(text)), text).toBe(Math.fround(value))
    }
  })
  it('refuses NaN', () => {
    expect(() => literal(Number.NaN)).toThrow()
  })
})

test.each(catalogue)('$name prints well-formed GLSL', (entry) => {
  const text = printed(entry)
  let depth = 0
  for (const character of text) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0
    expect(depth).toBeGreaterThanOrEqual(0)
  }
  expect(depth).toBe(0)
  expect(text).not.toMatch(/NaN|Infinity|undefined|--|object/)
  // No integer: GLSL ES does not mix them with floats.
  expect(text.replace(/\bv\d+\b|\blog1p\b|f_log1p|\d+\.\d+(e[+-]?\d+)?/g, '')).not.toMatch(/\d/)
})

// In float64, so this checks the printing and the helpers' series, not a device's rounding.
test.each(catalogue)('$name computes in GLSL what it computes in numbers', (entry) => {
  const names = Object.keys(entry.inputs[0])
  const compute = asJavaScript(
    printed(entry),
    names.map((_, i) => `v${i}`),
  )
  for (const sample of entry.inputs) {
    const exact = entry.formula(numbers, sample)
    const gap = Math.abs(compute(...names.map((name) => sample[name])) - exact)
    expect(gap, `${JSON.stringify(sample)} is ${exact}`).toBeLessThanOrEqual(1e-7 * (1 + Math.abs(exact)))
  }
})

describe('the helpers', () => {
  const call = (name: string) => asJavaScript(`${name}(x)`, ['x'])
  it.each([
    ['f_tanh', Math.tanh],
    ['f_log1p', Math.log1p],
    ['f_erf', numbers.erf],
  ] as const)('%s keeps its digits around 0 and across its seams', (name, exact) => {
    const compute = call(name)
    for (const size of [1e-30, 1e-12, 1e-6, 1e-3, 0.05, 0.1, 0.199, 0.2, 0.201, 0.49, 0.51, 0.69, 0.71, 0.9]) {
      for (const x of [size, -size]) expect(compute(x) / exact(x), `${name}(${x})`).toBeCloseTo(1, 6)
    }
  })
  it.each(['f_sign', 'f_tanh', 'f_log1p', 'f_erf', 'f_sine'])('%s returns NaN for NaN', (name) => {
    expect(call(name)(Number.NaN)).toBeNaN()
  })
  it('f_sine is the sine for many turns', () => {
    const sine = call('f_sine')
    for (let x = -100; x <= 100; x += 0.37) expect(Math.abs(sine(x) - Math.sin(x))).toBeLessThan(3e-7)
  })
  it('f_power gives 1 for 0⁰ and never calls pow with a base of 0', () => {
    const power = asJavaScript('f_power(a, b)', ['a', 'b'])
    expect([power(0, 0), power(0, 2), power(3, 0), power(4, 0.5)]).toEqual([1, 0, 1, 2])
  })
})
