import { useCallback, useRef } from 'react'
import type { LandscapePicture } from '../../state/landscape/paths'
import { LAYERS, type Layer } from '../../state/landscape/view'
import type { Projection } from './projection'
import { type Draw, useDrawing } from './useDrawing'

const COLORS: Readonly<Record<Layer, string>> = { first: '--t1', second: '--t2', mean: '--ink-3' }
const never = () => () => {}

/** The contours of the losses. They change with the landscape alone. */
export function ContourCanvas(props: {
  readonly picture: LandscapePicture
  readonly layers: readonly Layer[]
  readonly at: Projection
  readonly width: number
  readonly height: number
}) {
  const { picture, layers, at, width, height } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const draw = useCallback<Draw>(
    (context, color) => {
      const { left, top, right, bottom } = at.area
      context.save()
      context.beginPath()
      context.rect(left, top, right - left, bottom - top)
      context.clip()
      for (const [i, layer] of LAYERS.entries()) {
        if (!layers.includes(layer)) continue
        strokeSegments(context, picture.contours[i], at)
        context.strokeStyle = color(COLORS[layer])
        context.globalAlpha = 0.38
        context.lineWidth = 1
        context.stroke()
      }
      context.setLineDash([5, 4])
      context.globalAlpha = 0.8
      for (const [i, floor] of picture.floors.entries()) {
        context.beginPath()
        for (const [k, [x1, x2]] of floor.entries()) {
          if (k === 0) context.moveTo(at.x(x1), at.y(x2))
          else context.lineTo(at.x(x1), at.y(x2))
        }
        context.strokeStyle = color(i === 0 ? '--t1' : '--t2')
        context.stroke()
      }
      context.restore()
    },
    [picture, layers, at],
  )
  useDrawing(canvas, { width, height }, draw, never)
  return <canvas ref={canvas} style={{ width, height }} aria-hidden />
}

function strokeSegments(context: CanvasRenderingContext2D, segments: Float32Array, at: Projection): void {
  context.beginPath()
  for (let k = 0; k < segments.length; k += 4) {
    context.moveTo(at.x(segments[k]), at.y(segments[k + 1]))
    context.lineTo(at.x(segments[k + 2]), at.y(segments[k + 3]))
  }
}
