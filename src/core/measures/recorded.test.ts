import { describe, expect, it } from 'vitest'
import { isKept, isRecorded, lastRecorded, MOST_RECORDS, strideAt } from './recorded'

/** Steps that a run which has come to `last` has recorded and kept. */
function keptAt(last: number, capacity?: number): number[] {
  const steps: number[] = []
  const stride = strideAt(last, capacity)
  for (let step = 0; step <= last; step += step < 20 ? 1 : Math.min(10, stride)) {
    if (isRecorded(step) && isKept(step, last, capacity)) steps.push(step)
  }
  return steps
}

describe('recorded steps', () => {
  it('are all of the beginning, then every tenth up to 4000', () => {
    const steps = Array.from({ length: 4001 }, (_, step) => step)
    expect(steps.filter(isRecorded)).toEqual(steps.filter((step) => step <= 20 || step % 10 === 0))
  })

  it('have a last one up to any step', () => {
    const steps = Array.from({ length: 17_001 }, (_, step) => step)
    let last = 0
    const expected = steps.map((step) => {
      if (isRecorded(step)) last = step
      return last
    })
    expect(steps.map(lastRecorded)).toEqual(expected)
  })

  it('are about 400 up to any step', () => {
    for (const last of [3_000, 4_000, 4_020, 8_000, 8_040, 100_000, 650_000]) {
      const { length } = keptAt(last)
      expect(length).toBeLessThan(MOST_RECORDS)
      expect(length).toBeGreaterThan(200)
    }
  })

  it('increase by 200 when the length of a run doubles', () => {
    const count = (from: number, to: number) => {
      let found = 0
      for (let step = from + 1; step <= to; step++) if (isRecorded(step)) found++
      return found
    }
    expect([count(4_000, 8_000), count(8_000, 16_000), count(256_000, 512_000)]).toEqual([200, 200, 200])
  })

  it('that are kept later were already kept before: no dropped record is needed again', () => {
    const before = new Set(keptAt(8_000))
    expect(keptAt(64_000).filter((step) => step <= 8_000 && !before.has(step))).toEqual([])
  })

  it('fit into a smaller history, too', () => {
    for (const last of [500, 5_000, 50_000]) expect(keptAt(last, 100).length).toBeLessThan(100)
  })

  it('are defined for any number of steps', () => {
    expect(Number.isFinite(strideAt(Number.MAX_SAFE_INTEGER, 1))).toBe(true)
  })
})
