import { expect, test } from 'vitest'
import { defaultConfig } from '../config/defaults'
import { hints } from './hints'
import { situationOf } from './situation'

/** A run of a single task whose recorded totals are these. */
function risesOver(totals: readonly number[]): boolean {
  const ones = new Float64Array(totals.length).fill(1)
  const past = {
    steps: Float64Array.from(totals, (_, k) => 10 * k),
    taskCount: 1,
    marks: [],
    column: (name: string) => (name === 'totalTrain' ? Float64Array.from(totals) : ones),
  }
  const config = { ...defaultConfig, tasks: defaultConfig.tasks.slice(0, 1) }
  const situation = situationOf(config, past, 10 * (totals.length - 1))
  return hints.find(({ id }) => id === 'rising')?.find(situation!, null) !== null
}
const stretch = (value: number) => new Array<number>(10).fill(value)

test('a total rises when it is above twice its lowest, but not when it trembles near zero', () => {
  expect(risesOver([...stretch(1), ...stretch(0.1), ...stretch(0.3)])).toBe(true)
  expect(risesOver([...stretch(1), ...stretch(0.1), ...stretch(0.15)])).toBe(false)
  expect(risesOver([...stretch(1), ...stretch(1e-11), ...stretch(9e-11)])).toBe(false)
})
