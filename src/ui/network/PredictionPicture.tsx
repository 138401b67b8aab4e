import { useEffect, useRef } from 'react'
import { planeValue } from '../../core/problems/plane/targets'
import { latestPicture } from '../../state/pictures'
import { runStore } from '../../state/run'
import { useFormat } from '../hooks/useFormat'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { paintSigned } from '../theme/pictureColor'
import { taskColorIndex, themeRgb } from '../theme/taskColor'
import { useTheme } from '../theme/useTheme'
import { predictionOf, toneOf } from './tones'

/** Largest |clean target| over a coarse grid: what full colour means in a regression picture. */
function largestTarget(task: NamedTask['config']): number {
  let largest = 0
  for (let k = 0; k < 400; k++) {
    const value = planeValue(task, (k % 20) / 9.5 - 1, 1 - Math.floor(k / 20) / 9.5)
    if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value))
  }
  return largest
}

/** What the network now answers over the plane, painted when a new picture comes. */
export function PredictionPicture({ task }: { readonly task: NamedTask }) {
  const text = useText('network')
  const format = useFormat()
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useTheme()
  const { target, scale, rotation, classes, expression } = task.config
  const shape = [target, scale, rotation, classes, expression, task.config.loss.id].join('|')

  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for the task, `theme` for the colours
  useEffect(() => {
    const colors = {
      task: themeRgb(`--t${taskColorIndex(task.id)}`),
      grey: themeRgb('--ink-3'),
      surface: themeRgb('--surface'),
    }
    const largest = largestTarget(task.config)
    const paint = () => {
      const picture = latestPicture(task.index)
      const context = canvas.current?.getContext('2d')
      if (!picture || !context || !canvas.current) return
      if (canvas.current.width !== picture.cells) {
        canvas.current.width = picture.cells
        canvas.current.height = picture.cells
      }
      const image = context.createImageData(picture.cells, picture.cells)
      for (let cell = 0; cell < picture.cells ** 2; cell++) {
        const tone = toneOf(task.config, picture.values, cell * picture.outputs, largest)
        paintSigned(image.data, 4 * cell, tone, colors)
      }
      context.putImageData(image, 0, 0)
    }
    paint()
    return runStore.subscribe((state, before) => {
      if (state.picturesVersion !== before.picturesVersion) paint()
    })
  }, [shape, task.index, task.id, theme])

  /** The value under the pointer, as the picture's tooltip. */
  const tell = (event: React.PointerEvent<HTMLCanvasElement>) => {
    const picture = latestPicture(task.index)
    if (!picture) return
    const box = event.currentTarget.getBoundingClientRect()
    const i = Math.min(Math.floor((picture.cells * (event.clientX - box.left)) / box.width), picture.cells - 1)
    const j = Math.min(Math.floor((picture.cells * (event.clientY - box.top)) / box.height), picture.cells - 1)
    const x = ((i + 0.5) / picture.cells) * 2 - 1
    const y = 1 - ((j + 0.5) / picture.cells) * 2
    const cell = Math.max(j, 0) * picture.cells + Math.max(i, 0)
    event.currentTarget.title = text('valueAt', {
      x: format.fixed(x, 2),
      y: format.fixed(y, 2),
      prediction: format.significant(predictionOf(task.config, picture.values, cell * picture.outputs), 3),
      target: format.significant(planeValue(task.config, x, y), 3),
    })
  }
  return (
    <canvas
      ref={canvas}
      width={40}
      height={40}
      role="img"
      aria-label={text('predictionOf', { task: task.name })}
      onPointerMove={tell}
    />
  )
}
