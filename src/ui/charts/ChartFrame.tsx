import type { Ref } from 'react'
import { CartesianGrid, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { useFormat } from '../hooks/useFormat'
import { useTypeScale } from '../hooks/useTypeScale'
import type { Axes } from './axes'
import { type LayerHandle, LiveLayer } from './LiveLayer'
import { tickSpace } from './labels'
import type { ChartModel } from './model'

/** Recharts draws axes, ticks and grid, for two invisible points at the corners. The live curves are drawn inside. */
export function ChartFrame(props: {
  readonly layer: Ref<LayerHandle>
  readonly model: ChartModel
  readonly axes: Axes
}) {
  const { layer, model, axes } = props
  const format = useFormat()
  const scale = useTypeScale()
  const space = tickSpace(axes.y.ticks.map(format.tick), 48)
  const corners = [
    { step: axes.x.low, value: axes.y.low },
    { step: axes.x.high, value: axes.y.high },
  ]
  return (
    <ResponsiveContainer width="100%" height="100%" minWidth={0} minHeight={0}>
      <LineChart
        data={corners}
        margin={{ top: 6, right: scale * model.labelSpace, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" syncWithTicks />
        <XAxis
          dataKey="step"
          type="number"
          domain={[axes.x.low, axes.x.high]}
          ticks={axes.x.ticks as number[]}
          niceTicks="none"
          tickFormatter={format.integer}
          tickLine={false}
          axisLine={false}
          height={20 * scale}
          allowDataOverflow
          interval="preserveStartEnd"
        />
        <YAxis
          dataKey="value"
          type="number"
          scale={axes.scale}
          domain={[axes.y.low, axes.y.high]}
          ticks={axes.y.ticks as number[]}
          niceTicks="none"
          tickFormatter={format.tick}
          tickLine={false}
          axisLine={false}
          width={scale * space}
          allowDataOverflow
          interval={0}
        />
        <LiveLayer ref={layer} model={model} axes={axes} />
      </LineChart>
    </ResponsiveContainer>
  )
}
