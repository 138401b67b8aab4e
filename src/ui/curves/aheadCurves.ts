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
    return shown(ahead()?.history.steps ?? NOTHING)
  },
  column: (line) => shown(valuesOf(line)),
  subscribe: (changed) => aheadStore.subscribe(changed),
}
