import { expect, test } from 'vitest'
import { isFlat, recordedTotals, withTotal } from './flatness'

const line = (length: number, at: (i: number) => number) => Array.from({ length }, (_, i) => at(i))

test('a total is flat when its last stretch is not 1 % below the one before', () => {
  const falling = line(60, (i) => 2 - i / 60)
  expect(isFlat(falling)).toBe(false)
  expect(isFlat([...falling, ...line(60, () => 1)])).toBe(true)
  expect(isFlat(line(60, (i) => 1 + i))).toBe(true)
  const lower = (share: number) => [...line(30, () => 1), ...line(30, () => 1 - share)]
  expect([0.009, 0.011].map((share) => isFlat(lower(share)))).toEqual([true, false])
  expect(isFlat(line(59, () => 1))).toBe(false)
})

test('a history has the totals that the run remembers', () => {
  const steps = line(100, (i) => (i < 20 ? i : 10 * i - 180))
  const totals = steps.map((step) => (step === 300 ? Number.NaN : 1 / (1 + step)))
  for (const upTo of [5, 200, 815]) {
    const remembered = steps
      .filter((step) => step <= upTo && step % 10 === 0 && step !== 300)
      .reduce<readonly number[]>((seen, step) => withTotal(seen, 1 / (1 + step)), [])
    expect(recordedTotals(steps, totals, upTo), String(upTo)).toEqual(remembered)
  }
})
