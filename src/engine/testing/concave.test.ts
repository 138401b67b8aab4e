import { expect, test } from 'vitest'
import { concaveFront } from '../../core/comparison/concave'
import { sweepRecordings } from '../../core/comparison/sweep'
import type { Sweep } from '../../core/comparison/types'
import { validateConfig } from '../../core/config/validate'
import { createCpuEngine } from '../cpu/engine'
import { createTrainer } from '../trainer'

const POINTS = 15

/** Test losses (L_1, L_2) at the end of training, for each point of the sweep. */
async function sweptLosses(method: Sweep['method'], seed: number): Promise<(readonly number[])[]> {
  const base = { ...concaveFront, training: { ...concaveFront.training, seed } }
  const runs = sweepRecordings(
    base,
    { tasks: ['t1', 't2'], others: 'keep', points: POINTS, method },
    base.training.stopAfter,
  )
  const trainer = await createTrainer(createCpuEngine(), { recordings: runs.map(({ recording }) => recording) })
  while (trainer.advance());
  return runs.map((_, run) => [...trainer.look(run).testLosses])
}

/** Position on the arc in degrees: 0 if the second task is solved, 90 if the first one is. */
const placeOf = ([first, second]: readonly number[]): number => (Math.atan2(second, first) * 180) / Math.PI
const inTheMiddle = (points: readonly (readonly number[])[]) =>
  points.filter((point) => placeOf(point) > 30 && placeOf(point) < 60)

test('the set-up is valid', () => {
  expect(validateConfig(concaveFront)).toEqual({ config: concaveFront, faults: [] })
})

test.each([1, 2, 3])(
  'weighted sums miss the middle of the front and Tchebycheff finds it, seed %i',
  {
    timeout: 60_000,
  },
  async (seed) => {
    const sums = await sweptLosses('weighted-sum', seed)
    const worsts = await sweptLosses('tchebycheff', seed)

    // Every weighted sum solves one task and gives up the other one.
    expect(inTheMiddle(sums)).toEqual([])
    for (const losses of sums) expect(Math.min(...losses)).toBeLessThan(0.02)
    expect(Math.max(...sums[0])).toBeGreaterThan(0.5)
    // Tchebycheff finds compromises: several points lie in the middle third, and no run dominates them.
    const middle = inTheMiddle(worsts)
    expect(middle.length).toBeGreaterThanOrEqual(3)
    for (const [a, b] of middle) {
      expect([...sums, ...worsts].some(([c, d]) => c <= a && d <= b && (c < a || d < b))).toBe(false)
    }
    // They lie beyond the straight line between the ends, so the front is concave.
    for (const [a, b] of middle) expect(a / 0.62 + b / 0.69).toBeGreaterThan(1.15)
  },
)
