import { useMemo } from 'react'
import { bandAround, historiesOf, onSteps } from '../../../state/compare/curves'
import { LiveChart } from '../../charts/LiveChart'
import type { ChartModel, CurveSource } from '../../charts/model'
import { useFormat } from '../../hooks/useFormat'
import { useText } from '../../hooks/useText'
import { laneCurves } from '../curves/laneCurves'
import { spaceFor } from '../curves/models'
import { useLanesInWords } from '../useLanes'
import { conflictAt } from './conflictModel'

export type LaneMeasure = 'lean' | 'share'

/** A step is in conflict or not; only an average over many steps makes a readable curve. */
const SMOOTHING = 0.9

/** One measure of all lanes, over the steps. */
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
      // A baseline trains one task only, so its lean and conflict say nothing.
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

/** Curves along the steps of the lanes, without a band: for values of 0 and 1 the band would fill the chart. */
const alongLanes = (column: CurveSource['column']): CurveSource => ({
  get steps() {
    return laneCurves.steps
  },
  get marks() {
    return laneCurves.marks
  },
  shownStep: null,
  column,
  shows: laneCurves.shows,
  subscribe: laneCurves.subscribe,
})

const leans = alongLanes(laneCurves.column)

const shares = alongLanes((line) => {
  if (!laneCurves.shows?.(line)) return new Float64Array(0)
  const { steps, mean } = bandAround(historiesOf(line.lane ?? 0), (history) => {
    const read = conflictAt(history)
    return history.steps.map((_, record) => read(record))
  })
  return onSteps(laneCurves.steps, steps, mean)
})
