import { aheadStore } from '../../state/ahead/store'
import type { AheadCurves } from '../charts/model'

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

/** The curves that the change under the person's hand would give, or those of the run's own future. */
export const aheadCurves: AheadCurves = {
  get to() {
    return ahead()?.to ?? null
  },
  get steps() {
    return shown(ahead()?.history.steps ?? NOTHING)
  },
  column: ({ column, index }) => shown(ahead()?.history.column(column, index) ?? NOTHING),
  subscribe: (changed) => aheadStore.subscribe(changed),
}
