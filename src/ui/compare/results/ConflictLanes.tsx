import { useMemo } from 'react'
import { historiesOf, onSteps } from '../../../state/compare/curves'
import { LiveChart } from '../../charts/LiveChart'
import type { ChartModel, CurveSource } from '../../charts/model'
import { useFormat } from '../../hooks/useFormat'
import { useText } from '../../hooks/useText'
import { laneCurves } from '../curves/laneCurves'
import { spaceFor } from '../curves/models'
import { useLanesInWords } from '../useLanes'
import { conflictAt } from './conflictModel'

export type LaneMeasure = 'lean' | 'share'

/** Conflict is yes or no in a step: only over many of them is it a curve. */
const SMOOTHING = 0.9

/** All lanes in one measure, over time. */
export function ConflictLanes({ measure }: { readonly measure: LaneMeasure }) {
  const text = useText('compareResults')
  const format = useFormat()
  const lanes = useLanesInWords()
  const model = useMemo((): ChartModel => {
    const shown = measure === 'share' ? (value: number) => format.percent(value) : degrees
    function degrees(value: number) {
      return text('conflict.degrees', { value: format.fixed(value, 1) })
    }
    return {
      source: measure === 'share' ? shares : leans,
      scale: 'linear',
      bounds: measure === 'share' ? [0, 1] : undefined,
      smoothing: SMOOTHING,
      labelSpace: spaceFor(lanes),
      format: shown,
      // A baseline serves one task alone: it leans and conflicts by design.
      lines: lanes
        .filter(({ dashed }) => !dashed)
        .map((lane) => ({
          key: lane.id,
          label: lane.name,
          color: lane.color,
          ink: lane.ink,
          column: 'lean',
          index: 0,
          lane: lane.index,
          noisy: true,
        })),
    }
  }, [measure, lanes, format, text])
  const hint = measure === 'share' ? text('conflict.shareHint') : text('conflict.leanHint')
  return (
    <div className="conflict-lanes">
      <LiveChart title={text(`conflict.${measure}`)} model={model} />
      <p className="hint">{hint}</p>
    </div>
  )
}

const leans: CurveSource = {
  get steps() {
    return laneCurves.steps
  },
  get marks() {
    return laneCurves.marks
  },
  present: null,
  column: (line) => laneCurves.column(line),
  shows: laneCurves.shows,
  subscribe: laneCurves.subscribe,
}

const shares: CurveSource = {
  get steps() {
    return laneCurves.steps
  },
  get marks() {
    return laneCurves.marks
  },
  present: null,
  column(line) {
    if (!laneCurves.shows?.(line)) return new Float64Array(0)
    const histories = historiesOf(line.lane ?? 0)
    const longest = histories.reduce((most, history) => (history.length > most.length ? history : most), histories[0])
    if (!longest) return new Float64Array(0)
    const reads = histories.map((history) => ({ history, read: conflictAt(history) }))
    const values = longest.steps.map((_, k) => {
      let sum = 0
      let count = 0
      for (const { history, read } of reads) {
        const value = k < history.length ? read(k) : Number.NaN
        if (Number.isNaN(value)) continue
        sum += value
        count++
      }
      return count > 0 ? sum / count : Number.NaN
    })
    return onSteps(laneCurves.steps, longest.steps, values)
  },
  shows: laneCurves.shows,
  subscribe: laneCurves.subscribe,
}
