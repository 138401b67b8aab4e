import { describe, expect, it } from 'vitest'
import { ladderOf, niceAbove, positionOn, type Range, valueAt } from './ladder'

const ranges: Range[] = [
  { min: 0, max: 1 },
  { min: -180, max: 180, integer: true },
  { min: 1e-5, max: 1, scale: 'log' },
  { min: 0.5, max: 2, scale: 'log' },
  { min: 1, max: 256, scale: 'log', integer: true },
  { min: 0.01, max: 100, scale: 'log', zero: true },
  { min: 3, max: 7, integer: true },
]

describe('ladder', () => {
  it.each(ranges)('climbs strictly from end to end: %o', (range) => {
    const ladder = ladderOf(range)
    expect(ladder[0]).toBe(range.zero ? 0 : range.min)
    expect(ladder.at(-1)).toBe(range.max)
    for (let i = 1; i < ladder.length; i++) expect(ladder[i]).toBeGreaterThan(ladder[i - 1])
    if (range.integer) expect(ladder.every(Number.isInteger)).toBe(true)
  })

  it.each(ranges)('finds every rung again: %o', (range) => {
    const ladder = ladderOf(range)
    ladder.forEach((value, rung) => {
      expect(positionOn(ladder, value)).toBe(rung)
      expect(valueAt(ladder, rung)).toBe(value)
    })
  })

  it('has a special value before all others', () => {
    const ladder = ladderOf({ min: 1, max: 10_000, scale: 'log', integer: true, zero: true, front: -1 })
    expect(ladder.slice(0, 4)).toEqual([-1, 0, 1, 2])
    expect(positionOn(ladder, -1)).toBe(0)
  })

  it('places a typed value between its neighbours, and a value beyond the ends at the end', () => {
    const ladder = ladderOf({ min: 0, max: 10, integer: true })
    expect(positionOn(ladder, 2.5)).toBe(2.5)
    expect(positionOn(ladder, -3)).toBe(0)
    expect(positionOn(ladder, 99)).toBe(ladder.length - 1)
  })

  it('has 1 in the middle of a weight slider from 0.01 to 100', () => {
    const ladder = ladderOf({ min: 0.01, max: 100, scale: 'log', zero: true })
    expect(positionOn(ladder, 1) / (ladder.length - 1)).toBeCloseTo(0.5, 1)
  })
})

describe('niceAbove', () => {
  it('is 1, 2 or 5 times a power of ten at or above the value', () => {
    expect([0.03, 0.1, 1, 1.2, 3, 600, 1000].map(niceAbove)).toEqual([0.05, 0.1, 1, 2, 5, 1000, 1000])
  })
})
