import { afterEach, expect, it } from 'vitest'
import { rowWidth } from '../../core/measures/columns'
import { aheadStore } from '../../state/ahead/store'
import { History } from '../../state/history'
import { mainHistory } from '../../state/run'
import { aheadCurves } from './aheadCurves'

afterEach(() => {
  aheadStore.setState({ ahead: null })
  mainHistory.clear()
})

const line = { column: 'trainLosses', index: 0 } as never

/** Records at these steps, whose every number is the step. */
function historyOf(steps: readonly number[], history = new History()): History {
  for (const step of steps) history.appendRow(new Float64Array(1 + rowWidth(2, 1)).fill(step), 0, 2, 1)
  return history
}

it('shows the curves up to the wanted step, and leaves room for all of them', () => {
  const history = historyOf([600, 610, 620])
  const show = (until: number | null) => aheadStore.setState({ ahead: { history, to: 900, until, engine: 'wasm' } })
  show(615)
  expect([...aheadCurves.steps]).toEqual([600, 610])
  expect(aheadCurves.column(line)).toHaveLength(2)
  expect(aheadCurves.to).toBe(900)
  show(null)
  expect([...aheadCurves.steps]).toEqual([600, 610, 620])
})

it('begins at the last record of the run, so that there is no gap before the next one', () => {
  historyOf([20, 30, 40], mainHistory)
  const curves = (steps: readonly number[], until: number | null = null) => {
    aheadStore.setState({ ahead: { history: historyOf(steps), to: 140, until, engine: 'wasm' } })
    expect([...aheadCurves.column(line)]).toEqual([...aheadCurves.steps])
    return [...aheadCurves.steps]
  }
  expect(curves([50, 60])).toEqual([40, 50, 60])
  expect(curves([50, 60], 55)).toEqual([40, 50])
  expect(curves([50, 60], 43)).toEqual([])
  // The run has a record of their first step, or none before it.
  expect(curves([40, 50])).toEqual([40, 50])
  expect(curves([0, 1])).toEqual([0, 1])
  expect(curves([10, 20])).toEqual([10, 20])
  expect(curves([])).toEqual([])
})
