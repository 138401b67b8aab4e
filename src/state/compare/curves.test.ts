import { expect, test } from 'vitest'
import { rowWidth } from '../../core/measures/columns'
import { History } from '../history'
import { bandOf, onSteps } from './curves'

/** One task, one layer; the total training loss at a step is `value(step)`. */
function historyOf(steps: readonly number[], value: (step: number) => number, capacity?: number): History {
  const history = new History(capacity)
  for (const step of steps) {
    const row = new Float64Array(rowWidth(1, 1))
    row[0] = step
    row[1] = value(step)
    history.appendRow(row, 0, 1, 1)
  }
  return history
}

test('a band is the mean and one sample deviation to each side', () => {
  const [a, b, c] = [1, 2, 6].map((value) => historyOf([0, 1], () => value))
  const { mean, low, high, seeds } = bandOf([a, b, c], 'totalTrain', 0)
  expect(seeds).toBe(3)
  expect(mean[0]).toBeCloseTo(3)
  expect(high[0] - 3).toBeCloseTo(Math.sqrt(7))
  expect(3 - low[0]).toBeCloseTo(Math.sqrt(7))
})

test('a run that diverged counts at its own steps, even if the others were thinned since', () => {
  const steps = Array.from({ length: 200 }, (_, step) => step)
  const long = historyOf(steps, (step) => step, 128)
  const short = historyOf(steps.slice(0, 100), (step) => step + 2, 128)
  expect(long.steps[long.length - 1]).toBeGreaterThan(100)
  const { steps: drawn, mean } = bandOf([short, long], 'totalTrain', 0)
  drawn.forEach((step, at) => {
    expect(mean[at], `step ${step}`).toBeCloseTo(step < 100 ? step + 1 : step)
  })
})

test('values are read at other steps, NaN where unknown', () => {
  const steps = Float64Array.of(0, 2, 4, 6)
  expect([...onSteps(steps, Float64Array.of(0, 1, 2, 4), Float64Array.of(5, 6, 7, 8))]).toEqual([5, 7, 8, Number.NaN])
  const values = Float64Array.of(1, 2, 3, 4)
  expect(onSteps(steps, steps, values)).toBe(values)
})
