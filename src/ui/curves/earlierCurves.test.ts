import { expect, test } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import { rowWidth } from '../../core/measures/columns'
import { pairIndex } from '../../core/measures/cosines'
import { History } from '../../state/history'
import type { Line } from '../charts/model'
import { earlierCurves } from './earlierCurves'

/** Two records of three tasks; each value tells its column, its place and its step. */
function history(): History {
  const made = new History()
  for (const step of [0, 1]) {
    const row = Float64Array.from({ length: rowWidth(3, 2) }, (_, k) => k + step / 10)
    row[0] = step
    made.appendRow(row, 0, 3, 2)
  }
  return made
}
const problem = defaultConfig.problem
const three = ['t1', 't2', 't3'].map((id) => ({ id, target: id }))
const line = (column: Line['column'], index: number): Line => ({
  key: '',
  label: '',
  color: '',
  ink: '',
  column,
  index,
})

test('each task finds its own curve by its id, whatever was removed, added or moved', () => {
  const before = history()
  const tasks = [{ id: 't3' }, { id: 't9' }, { id: 't1' }]
  const earlier = earlierCurves({ history: before, problem, tasks: three }, tasks, '')
  expect([...earlier.steps]).toEqual([0, 1])
  expect(earlier.column(line('trainLosses', 0))).toEqual(before.column('trainLosses', 2))
  expect(earlier.column(line('trainLosses', 1))).toHaveLength(0)
  expect(earlier.column(line('weights', 2))).toEqual(before.column('weights', 0))
  expect(earlier.column(line('totalTest', 0))).toEqual(before.column('totalTest'))
  // A pair has no order: t3 and t1 were t1 and t3.
  expect(earlier.column(line('cosines', pairIndex(0, 2, 3)))).toEqual(before.column('cosines', pairIndex(0, 2, 3)))
  expect(earlier.column(line('cosines', pairIndex(0, 1, 3)))).toHaveLength(0)
})

test('pairs are found among more tasks than there are now', () => {
  const before = history()
  const earlier = earlierCurves({ history: before, problem, tasks: three }, [{ id: 't2' }, { id: 't3' }], '')
  expect(earlier.column(line('cosines', 0))).toEqual(before.column('cosines', pairIndex(1, 2, 3)))
})

test('a task that has another target since finds no curve', () => {
  const before = history()
  const tasks = [{ id: 't1' }, { id: 't2' }, { id: 't3' }]
  const earlier = earlierCurves({ history: before, problem, tasks: [three[0], null, three[2]] }, tasks, '')
  expect(earlier.column(line('trainLosses', 1))).toHaveLength(0)
  expect(earlier.column(line('trainLosses', 2))).toEqual(before.column('trainLosses', 2))
  expect(earlier.column(line('cosines', pairIndex(0, 1, 3)))).toHaveLength(0)
})
