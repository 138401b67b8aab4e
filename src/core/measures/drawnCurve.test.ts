import { describe, expect, it } from 'vitest'
import { decimate, smooth } from './drawnCurve'

describe('smooth', () => {
  it('does not change a constant, not even at its start', () => {
    for (const value of smooth(new Float64Array(50).fill(7), 0.9)) expect(value).toBeCloseTo(7, 12)
  })
  it('is the bias-corrected moving average and skips NaN', () => {
    const smoothed = smooth(Float64Array.from([Number.NaN, 1, Number.NaN, 3]), 0.5)
    // m = 0.5·1 → 0.5 / 0.5; then m = 0.25 + 1.5 → 1.75 / 0.75
    expect([...smoothed]).toEqual([Number.NaN, 1, 1, 1.75 / 0.75])
  })
})

describe('decimate', () => {
  const steps = Float64Array.from({ length: 5000 }, (_, i) => i)
  it('keeps both ends and every spike within the points allowed', () => {
    const values = Float64Array.from(steps, (step) => Math.sin(step / 300))
    values[1234] = 50
    values[4321] = -50
    const few = decimate(steps, values)
    expect(few.steps.length).toBeLessThanOrEqual(400)
    expect(few.steps.length).toBeGreaterThan(150)
    expect(few.steps[0]).toBe(0)
    expect(few.steps.at(-1)).toBe(4999)
    expect(few.values[few.steps.indexOf(1234)]).toBe(50)
    expect(few.values[few.steps.indexOf(4321)]).toBe(-50)
    expect([...few.steps]).toEqual([...few.steps].sort((a, b) => a - b))
  })
  it('keeps gaps', () => {
    const values = Float64Array.from(steps, (step) => (step > 2000 && step < 3000 ? Number.NaN : 1))
    expect(decimate(steps, values).values.some(Number.isNaN)).toBe(true)
  })
  it('returns short curves unchanged', () => {
    expect(decimate(steps.subarray(0, 5), steps.subarray(0, 5)).steps).toHaveLength(5)
  })
  it('keeps the chosen points of a growing curve', () => {
    const wave = Float64Array.from(steps, (step) => Math.sin(step * 1.7))
    const before = decimate(steps.subarray(0, 3000), wave.subarray(0, 3000)).steps
    const after = new Set(decimate(steps.subarray(0, 3100), wave.subarray(0, 3100)).steps)
    expect([...before].slice(0, -4).every((step) => after.has(step))).toBe(true)
  })
})
