import { useCallback, useRef } from 'react'
import { keptAt } from '../../core/landscapes/kept'
import { type PathNews, pathsStore } from '../../state/landscape/paths'
import { landscapeStore } from '../../state/landscape/store'
import { landscapeViewStore, shownStep } from '../../state/landscape/view'
import { trace } from './line'
import type { Projection } from './projection'
import { type Draw, useDrawing } from './useDrawing'
import type { NamedMethod } from './useLandscape'

/** Opacity of what lies behind the shown step, of what lies ahead, and of paths that are not brought out. */
const [BEHIND, AHEAD, PALE] = [0.95, 0.22, 0.12]

function redrawn(redraw: () => void): () => void {
  const stops = [
    pathsStore.subscribe((state, before) => {
      if (state.paths !== before.paths) redraw()
    }),
    landscapeViewStore.subscribe((state, before) => {
      if (state.place !== before.place || state.highlighted !== before.highlighted) redraw()
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

const lines = new WeakMap<
  Float64Array,
  { readonly at: Projection; readonly from: number; readonly to: number; readonly line: Path2D }
>()

/** The line through these points; that of the last call where nothing has changed, as for paths that are not dragged. */
function lineThrough(points: Float64Array, from: number, to: number, at: Projection): Path2D {
  const known = lines.get(points)
  if (known?.at === at && known.from === from && known.to === to) return known.line
  const line = new Path2D()
  trace(line, points, from, to, at)
  lines.set(points, { at, from, to, line })
  return line
}

/** All paths, over the parameters or the losses. Not React but the stores make it draw. */
export function PathsCanvas(props: {
  readonly space: 'positions' | 'losses'
  readonly methods: readonly NamedMethod[]
  readonly at: Projection
  readonly width: number
  readonly height: number
}) {
  const { space, methods, at, width, height } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const draw = useCallback<Draw>(
    (context, color) => {
      const { paths } = pathsStore.getState()
      const { place, highlighted } = landscapeViewStore.getState()
      const step = shownStep(place, landscapeStore.getState().setup.steps)
      const { left, top, right, bottom } = at.area
      context.save()
      context.beginPath()
      context.rect(left, top, right - left, bottom - top)
      context.clip()
      context.lineJoin = 'round'
      const stroke = ({ kept }: PathNews, from: number, to: number, opacity: number, wide: number) => {
        if (to <= from) return
        context.globalAlpha = opacity
        context.lineWidth = wide
        context.stroke(lineThrough(kept[space], from, to, at))
      }
      for (const { index, variable } of methods) {
        context.strokeStyle = color(variable)
        for (const [j, path] of (paths[index] ?? []).entries()) {
          if (!path) continue
          const pale =
            highlighted !== null &&
            (highlighted.method !== index || (highlighted.start !== null && highlighted.start !== j))
          const middle = place === null ? path.kept.count - 1 : keptAt(path.kept, step)
          stroke(path, middle, path.kept.count - 1, pale ? PALE / 2 : AHEAD, 1.2)
          stroke(path, 0, middle, pale ? PALE : BEHIND, highlighted && !pale ? 2.6 : 1.7)
        }
      }
      context.restore()
    },
    [space, methods, at],
  )
  useDrawing(canvas, { width, height }, draw, redrawn)
  return <canvas ref={canvas} style={{ width, height }} aria-hidden />
}
