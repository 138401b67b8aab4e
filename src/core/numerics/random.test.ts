import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normal, PURPOSE, permutation, stepRandom, uniform, words } from './random'

const draws = (count: number, draw: (index: number) => number) => Array.from({ length: count }, (_, i) => draw(i))
const mean = (x: number[]) => x.reduce((a, b) => a + b, 0) / x.length

test('the hash is the published pcg4d', () => {
  // Computed with unsigned 32-bit arithmetic from the authors' GLSL listing.
  const reference = (seed: number, purpose: number, index: number, lane: number) => {
    const mask = 0xffffffffn
    let [x, y, z, w] = [seed, purpose, index, lane].map((v) => (BigInt(v) * 1664525n + 1013904223n) & mask)
    const mix = () => {
      x = (x + y * w) & mask
      y = (y + z * x) & mask
      z = (z + x * y) & mask
      w = (w + y * z) & mask
    }
    mix()
    ;[x, y, z, w] = [x, y, z, w].map((v) => v ^ (v >> 16n))
    mix()
    return [x, y, z, w].map(Number)
  }
  const word = fc.integer({ min: 0, max: 0xffffffff })
  fc.assert(
    fc.property(word, word, word, word, (a, b, c, d) => {
      expect([...words(a, b, c, d)]).toEqual(reference(a, b, c, d))
    }),
  )
})

test('uniform and normal draws have the right moments', () => {
  const flat = draws(20000, (i) => uniform(3, PURPOSE.inputs, i))
  expect(mean(flat)).toBeCloseTo(0.5, 2)
  expect(mean(flat.map((x) => (x - 0.5) ** 2))).toBeCloseTo(1 / 12, 2)
  expect(Math.max(...flat)).toBeLessThan(1)
  const bell = draws(20000, (i) => normal(3, PURPOSE.noise, i))
  expect(Math.abs(mean(bell))).toBeLessThan(0.03)
  expect(mean(bell.map((x) => x * x))).toBeCloseTo(1, 1)
})

test('neighbouring seeds, purposes and indices are not correlated', () => {
  const base = draws(5000, (i) => normal(1, 1, i))
  for (const other of [
    draws(5000, (i) => normal(2, 1, i)),
    draws(5000, (i) => normal(1, 2, i)),
    draws(5000, (i) => normal(1, 1, i + 1)),
  ]) {
    expect(Math.abs(mean(base.map((x, i) => x * other[i])))).toBeLessThan(0.06)
  }
})

test('a permutation holds each index once and differs by lane', () => {
  const order = permutation(7, PURPOSE.batches, 0, 50)
  expect([...order].sort((a, b) => a - b)).toEqual(draws(50, (i) => i))
  expect([...permutation(7, PURPOSE.batches, 1, 50)]).not.toEqual([...order])
  expect([...permutation(7, PURPOSE.batches, 0, 50)]).toEqual([...order])
})

test('the draws of a step repeat, and differ from those of the next', () => {
  const drawn = (step: number) => {
    const random = stepRandom(5, PURPOSE.weighting, step)
    return [random.uniform(), random.normal(), ...random.order([0, 2, 5])]
  }
  expect(drawn(4)).toEqual(drawn(4))
  expect(drawn(4)).not.toEqual(drawn(5))
  expect(drawn(4).slice(2).sort()).toEqual([0, 2, 5])
})
