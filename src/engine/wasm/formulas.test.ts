/** Every formula as the kernels compute it, and the errors that `assembly/maths.ts` states. */
import { describe, expect, test } from 'vitest'
import { compiled } from '../../../tools/wasm/compile'
import { assemblyReader } from '../../core/formulas/assembly'
import { numbers } from '../../core/formulas/numbers'
import type { Formula, Operations } from '../../core/formulas/operations'
import { type CatalogueEntry, catalogue, type Sample } from '../../core/testing/formulas'

/** Below this size the error is absolute, because 1 − a² cancels and float32 has no digits left. */
const SMALL = 0.02
/** Relative error of a formula; measured 4.8e-6, of 1 − tanh² where it is small. */
const FORMULA_TOLERANCE = 1e-5

type Unary = Extract<keyof Operations<number>, 'exp' | 'log' | 'log1p' | 'tanh' | 'erf' | 'sine' | 'cosine'>
const UNARY: readonly Unary[] = ['exp', 'log', 'log1p', 'tanh', 'erf', 'sine', 'cosine']
const unary: CatalogueEntry[] = UNARY.map((name) => ({ name, formula: (o, { a }) => o[name](a), inputs: [{ a: 1 }] }))
const power: CatalogueEntry = { name: 'power', formula: (o, { a, b }) => o.power(a, b), inputs: [{ a: 1, b: 1 }] }
const bounds: CatalogueEntry[] = (
  [
    ['minimum', (o, { a, b }) => o.minimum(a, b)],
    ['maximum', (o, { a, b }) => o.maximum(a, b)],
    ['select', (o, { a, b }) => o.select(o.less(a, b), a, b)],
  ] satisfies [string, Formula<string>][]
).map(([name, formula]) => ({ name, formula, inputs: [{ a: 1, b: 1 }] }))
const entries = [...catalogue, ...unary, power, ...bounds]

/** A function over lists of inputs, which are `stride` bytes apart. */
function source({ formula, inputs }: CatalogueEntry, place: number): string {
  const { operations, statements } = assemblyReader()
  const names = Object.keys(inputs[0])
  const result = formula(operations, Object.fromEntries(names.map((name, i) => [name, `v${i}`])))
  return `export function f${place}(inputs: usize, stride: usize, to: usize): void {
  for (let k: usize = 0; k < stride; k += 16) {
    ${names.map((_, i) => `const v${i} = v128.load(inputs + ${i} * stride + k)`).join('\n')}
    ${statements.join('\n')}
    v128.store(to + k, ${result})
  }
}`
}

const index = [
  `import { cosine, erf, exp, log, log1p, power, sign, sine, tanh } from './maths'`,
  'export function heapBase(): usize { return __heap_base }',
  ...entries.map(source),
].join('\n')
const module = new WebAssembly.Module((await compiled(index, ['-O1', '--initialMemory', '64'])) as BufferSource)
const { memory, ...call } = new WebAssembly.Instance(module).exports as Record<string, never> & {
  readonly memory: WebAssembly.Memory
}
const functions = call as unknown as Record<string, (...given: number[]) => number>
const base = 16 * Math.ceil(functions.heapBase() / 16)

function run(name: string, samples: readonly Sample[]): Float32Array {
  const place = entries.findIndex((entry) => entry.name === name)
  const stride = 16 * Math.ceil(samples.length / 4)
  const names = Object.keys(samples[0])
  const values = new Float32Array(memory.buffer)
  names.forEach((input, i) => {
    samples.forEach((sample, k) => {
      values[(base + i * stride) / 4 + k] = sample[input]
    })
  })
  const to = base + names.length * stride
  functions[`f${place}`](base, stride, to)
  return values.slice(to / 4, to / 4 + samples.length)
}

test.each(catalogue)('$name', ({ name, formula, inputs }) => {
  const found = run(name, inputs)
  inputs.forEach((sample, k) => {
    const given = Object.fromEntries(Object.entries(sample).map(([input, value]) => [input, Math.fround(value)]))
    const exact = formula(numbers, given)
    const error = Math.abs(found[k] - exact) / Math.max(SMALL, Math.abs(exact))
    expect(error, `${JSON.stringify(sample)} is ${exact}, not ${found[k]}`).toBeLessThan(FORMULA_TOLERANCE)
  })
})

/** Distance of two neighbouring float32 numbers of the size of x. */
const unitAt = (x: number): number => 2 ** (Math.max(-126, Math.floor(Math.log2(Math.abs(x)))) - 23)

/** The largest error in units of the last place. */
function worst(name: Unary, points: readonly number[]): number {
  const samples = points.map((a) => ({ a: Math.fround(a) }))
  const found = run(name, samples)
  return samples.reduce((most, { a }, k) => {
    const exact = numbers[name](a)
    return exact === 0 ? most : Math.max(most, Math.abs(found[k] - exact) / unitAt(exact))
  }, 0)
}

const COUNT = 40_000
const even = (low: number, high: number) =>
  Array.from({ length: COUNT }, (_, k) => low + ((high - low) * (k + 0.5)) / COUNT)
const bySize = (low: number, high: number) =>
  even(Math.log(low), Math.log(high)).map((x, k) => (k % 2 === 0 ? 1 : -1) * Math.exp(x))
const positive = (low: number, high: number) => bySize(low, high).map(Math.abs)

describe('the largest errors, in units of the last place', () => {
  test.each<[Unary, string, readonly number[], number]>([
    ['exp', 'where the result is normal', even(-87, 88.7), 1.1],
    ['exp', 'near 0', bySize(1e-9, 1), 1.1],
    ['log', 'over all normal numbers', positive(1.2e-38, 3e38), 1],
    ['log', 'near 1', bySize(1e-7, 0.5).map((x) => 1 + x), 1],
    ['log1p', 'above −1', [...even(-0.999, 2), ...bySize(1e-20, 0.9)], 2],
    ['tanh', 'everywhere', [...even(-10, 10), ...bySize(1e-20, 40)], 5],
    ['erf', 'everywhere', [...even(-5, 5), ...bySize(1e-20, 40)], 6],
  ])('%s %s', (name, _range, points, most) => {
    const error = worst(name, points)
    expect(error).toBeLessThan(most)
    // The stated bound is close to the error.
    expect(error).toBeGreaterThan(most / 3)
  })

  test.each<Unary>(['sine', 'cosine'])('%s is within 2e-7 for hundreds of turns', (name) => {
    const samples = even(-1000, 1000).map((a) => ({ a: Math.fround(a) }))
    const found = run(name, samples)
    samples.forEach(({ a }, k) => {
      if (!(Math.abs(found[k] - numbers[name](a)) < 2e-7)) expect.fail(`${name} ${a}: ${found[k]}`)
    })
    expect(found.length).toBe(COUNT)
  })

  test('power is within 5e-7 of its size for exponents up to 5', () => {
    const bases = positive(1e-30, 10)
    const samples = bases.map((a, k) => ({ a: Math.fround(a), b: Math.fround((5 * (k % 101)) / 100) }))
    const found = run('power', samples)
    const error = samples.reduce((most, { a, b }, k) => {
      const exact = a ** b
      return exact < 1e-37 ? most : Math.max(most, Math.abs(found[k] / exact - 1))
    }, 0)
    expect(error).toBeLessThan(5e-7)
    expect(error).toBeGreaterThan(1e-7)
  })
})

test('a divergence stays visible: every function gives NaN for NaN', () => {
  for (const name of UNARY) expect(run(name, [{ a: Number.NaN }])[0], name).toBeNaN()
  const [a, b] = run('power', [
    { a: Number.NaN, b: 2 },
    { a: 2, b: Number.NaN },
  ])
  expect([a, b]).toEqual([Number.NaN, Number.NaN])
})

test('a minimum or maximum is that of JavaScript for NaN, infinities and both zeros', () => {
  const values = [Number.NaN, 0, -0, 1, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const pairs = values.flatMap((a) => values.map((b) => ({ a, b })))
  for (const [name, wanted] of [
    ['minimum', Math.min],
    ['maximum', Math.max],
    // Unlike a minimum, it takes b where either is NaN.
    ['select', (a: number, b: number) => [b, a][Number(a < b)]],
  ] as const) {
    const found = run(name, pairs)
    pairs.forEach(({ a, b }, k) => {
      expect(Object.is(found[k], wanted(a, b)), `${name} ${a} ${b} is ${found[k]}`).toBe(true)
    })
  }
})

test('the ends of the functions', () => {
  const { POSITIVE_INFINITY: up, NEGATIVE_INFINITY: down } = Number
  const at = (name: Unary, ...points: number[]) => [
    ...run(
      name,
      points.map((a) => ({ a })),
    ),
  ]
  expect(at('exp', up, down, 0, -0, 89, -104)).toEqual([up, 0, 1, 1, up, 0])
  // Below the normal numbers.
  expect(Math.abs(at('exp', -100)[0] - Math.exp(-100))).toBeLessThan(2 ** -149)
  expect(at('log', 0, -0, 1, up, -1)).toEqual([down, down, 0, up, Number.NaN])
  expect(at('log', 1e-42)[0]).toBeCloseTo(Math.log(Math.fround(1e-42)), 4)
  expect(at('log1p', -1, 0, up)).toEqual([down, 0, up])
  expect(at('tanh', up, down, 9.1, -0)).toEqual([1, -1, 1, -0])
  expect(at('erf', up, down, 4, -0)).toEqual([1, -1, 1, -0])
  const powers = [
    { a: 0, b: 0 },
    { a: 0, b: 0.3 },
    { a: 1, b: 5 },
    { a: 1e-30, b: 5 },
  ]
  expect([...run('power', powers)]).toEqual([1, 0, 1, 0])
})
