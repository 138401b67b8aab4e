import { afterEach, expect, it } from 'vitest'
import { rowWidth } from '../../core/measures/columns'
import { aheadStore } from '../../state/ahead/store'
import { History } from '../../state/history'
import { aheadCurves } from './aheadCurves'

afterEach(() => aheadStore.setState({ ahead: null }))

const line = { column: 'trainLosses', index: 0 } as never

it('shows the curves up to the wanted step, and leaves room for all of them', () => {
  const history = new History()
  for (const step of [600, 610, 620]) {
    const row = new Float64Array(1 + rowWidth(2, 1))
    row[0] = step
    history.appendRow(row, 0, 2, 1)
  }
  const show = (until: number | null) => aheadStore.setState({ ahead: { history, to: 900, until, engine: 'wasm' } })
  show(615)
  expect([...aheadCurves.steps]).toEqual([600, 610])
  expect(aheadCurves.column(line)).toHaveLength(2)
  expect(aheadCurves.to).toBe(900)
  show(null)
  expect([...aheadCurves.steps]).toEqual([600, 610, 620])
})
