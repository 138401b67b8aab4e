import { pairIndex } from '../../core/measures/cosines'
import { type Earlier, forgetEarlier } from '../../state/earlier'
import type { EarlierCurves, Line } from '../charts/model'

const PER_PAIR: Line['column'] = 'cosines'
const OF_ALL: readonly Line['column'][] = ['totalTrain', 'totalTest', 'relativeTrainSum', 'relativeTestSum']
const NOTHING = new Float64Array(0)

/** The curves from before the last change, for charts of the current tasks. A task finds its curve by its id. */
export function earlierCurves(
  earlier: Earlier,
  tasks: readonly { readonly id: string }[],
  label: string,
): EarlierCurves {
  const { history } = earlier
  const places = tasks.map(({ id }) => earlier.tasks.findIndex((task) => task?.id === id))
  /** The index of the line's task or pair before the change. Undefined if it is new. */
  const placeOf = ({ column, index }: Line): number | undefined => {
    if (OF_ALL.includes(column)) return 0
    if (column !== PER_PAIR) return places[index] >= 0 ? places[index] : undefined
    return pairPlace(places, index, earlier.tasks.length)
  }
  return {
    label,
    steps: history.steps,
    column: (line) => {
      const place = placeOf(line)
      return place === undefined ? NOTHING : history.column(line.column, place)
    },
    forget: forgetEarlier,
  }
}

function pairPlace(places: readonly number[], pair: number, taskCount: number): number | undefined {
  for (let i = 0; i < places.length; i++) {
    for (let j = i + 1; j < places.length; j++) {
      if (pairIndex(i, j, places.length) !== pair) continue
      const [first, second] = [Math.min(places[i], places[j]), Math.max(places[i], places[j])]
      return first < 0 ? undefined : pairIndex(first, second, taskCount)
    }
  }
  return undefined
}
