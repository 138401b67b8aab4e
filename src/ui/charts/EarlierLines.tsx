import { useXAxisScale, useYAxisScale } from 'recharts'
import { type ChartModel, fullLabel } from './model'
import { otherValues } from './otherValues'
import { dashedPath, linePath, type Scale, TEST_DASHES } from './paths'

/** With more lines than this, the grey ones would hide the others. */
const MOST = 24

/**
 * The curves from before the last change, thin and grey under the current ones. A press on one removes all of them.
 * They do not move, so they are drawn with the axes and not on every frame.
 */
export function EarlierLines({ model, clip }: { readonly model: ChartModel; readonly clip: string }) {
  const xScale = useXAxisScale()
  const yScale = useYAxisScale()
  const { earlier } = model
  if (!earlier || !xScale || !yScale || model.lines.length > MOST) return null
  const x: Scale = (value) => Number(xScale(value))
  const y: Scale = (value) => Number(yScale(value))
  const log = model.scale === 'log'
  return (
    <g className="earlier" clipPath={`url(#${clip})`}>
      {model.lines.map((line, k) => {
        const values = otherValues(model, earlier, k)
        const path = linePath(earlier.steps, values, x, y, log)
        if (path === '') return null
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: by keyboard the button in the head of the card does the same
          <g key={line.key} onClick={earlier.forget}>
            <path d={line.dashed ? dashedPath(earlier.steps, values, x, y, log, TEST_DASHES) : path} />
            <path d={path} className="grip">
              <title>{`${earlier.label}: ${fullLabel(line)}`}</title>
            </path>
          </g>
        )
      })}
    </g>
  )
}
