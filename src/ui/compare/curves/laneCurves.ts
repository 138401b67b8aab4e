/** The curves of the lanes as charts read them: the mean over seeds and a band around it. */
import { laneCurve, laneValueAt, onSteps, stepsOf } from '../../../state/compare/curves'
import { compareStore, compareViewStore, lanesPopulation } from '../../../state/compare/store'
import type { CurveSource, Line } from '../../charts/model'

const NOTHING = new Float64Array(0)
const NO_MARKS: readonly number[] = []

const steps = (): Float64Array => stepsOf(lanesPopulation.histories)

const curveOf = ({ lane, column, index }: Line) => laneCurve(lane ?? 0, column, index)

/** Whether the lane of this line is shown. */
function shows({ lane }: Line): boolean {
  const id = compareStore.getState().comparison.lanes[lane ?? 0]?.id
  return id !== undefined && !compareViewStore.getState().hidden.includes(id)
}

export const laneCurves: CurveSource = {
  get steps() {
    return steps()
  },
  get marks() {
    const { fork } = compareStore.getState().comparison
    return fork > 0 ? [fork] : NO_MARKS
  },
  shownStep: null,
  column(line) {
    if (!shows(line)) return NOTHING
    const curve = curveOf(line)
    return onSteps(steps(), curve.steps, curve.mean)
  },
  valueAt: (line, step) => (shows(line) ? laneValueAt(line.lane ?? 0, line.column, line.index, step) : undefined),
  band(line) {
    if (!shows(line)) return null
    const curve = curveOf(line)
    const last = curve.steps.length - 1
    if (last < 0 || curve.seeds < 2) return null
    return { low: onSteps(steps(), curve.steps, curve.low), high: onSteps(steps(), curve.steps, curve.high) }
  },
  shows,
  subscribe(changed) {
    const stops = [
      lanesPopulation.store.subscribe((now, before) => {
        if (now.version !== before.version) changed()
      }),
      compareViewStore.subscribe((now, before) => {
        if (now.hidden !== before.hidden) changed()
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  },
}
