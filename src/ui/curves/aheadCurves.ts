import { lastBefore, recordAt } from '../../core/measures/records'
import { isRelative, relativeCurve } from '../../core/measures/relative'
import { aheadStore } from '../../state/ahead/store'
import { mainHistory } from '../../state/run'
import type { AheadCurves, Line } from '../charts/model'

const NOTHING = new Float64Array(0)
const ahead = () => aheadStore.getState().ahead
/** The part of a column that is shown. */
const shown = (values: Float64Array): Float64Array => {
  const { history, until } = ahead() ?? {}
  if (!history || until == null) return values
  const { steps } = history
  let count = steps.length
  while (count > 0 && steps[count - 1] > until) count--
  return values.subarray(0, count)
}

/**
 * Index of the run's last record before curves that begin between two records of the run, which they continue: without it
 * there would be a gap. −1 where the run has their first step, or none before it.
 */
function joint(): number {
  const first = ahead()?.history.steps[0]
  const { steps } = mainHistory
  return first === undefined || recordAt(steps, first) >= 0 ? -1 : lastBefore(steps, first)
}

/** A column of the curves, behind the value at the joint of the same column of the run. */
function joined(values: Float64Array, run: () => Float64Array): Float64Array {
  const at = joint()
  if (at < 0 || values.length === 0) return values
  const longer = new Float64Array(values.length + 1)
  longer[0] = run()[at] ?? Number.NaN
  longer.set(values, 1)
  return longer
}

/** Curves that begin at the current step are relative to the first losses of the run. */
function valuesOf({ column, index }: Line): Float64Array {
  const history = ahead()?.history
  if (!history) return NOTHING
  if (!isRelative(column) || !(history.steps[0] > 0)) return history.column(column, index)
  return relativeCurve(
    column,
    index,
    history.taskCount,
    (name, task) => history.column(name, task),
    (name, task) => mainHistory.column(name, task),
  )
}

/** The curves that the change under the person's hand would give, or those of the run's own future. */
export const aheadCurves: AheadCurves = {
  get to() {
    return ahead()?.to ?? null
  },
  get steps() {
    return joined(shown(ahead()?.history.steps ?? NOTHING), () => mainHistory.steps)
  },
  column: (line) => joined(shown(valuesOf(line)), () => mainHistory.column(line.column, line.index)),
  subscribe: (changed) => aheadStore.subscribe(changed),
}
