import { expect, it } from 'vitest'
import { stepRate } from './stepRate'

/** A training whose steps take so many milliseconds, on a clock that only they move. */
function training(milliseconds: number) {
  let time = 0
  return {
    step: 0,
    inputWidth: 2,
    advance() {
      this.step++
      time += milliseconds
      return true
    },
    predict: () => null,
    clock: { now: () => time, after: () => () => {} },
  }
}

it('counts the steps of a second', () => {
  const quick = training(2)
  expect(stepRate(quick, 100, quick.clock)).toBe(500)
  // Too few fit into the time that is asked for.
  const slower = training(60)
  expect(stepRate(slower, 100, slower.clock)).toBeCloseTo(1000 / 60, 9)
})

it('does one step to warm up and one to measure where a step takes long', () => {
  const slow = training(3000)
  expect(stepRate(slow, 100, slow.clock)).toBeCloseTo(1 / 3, 9)
  expect(slow.step).toBe(2)
})
