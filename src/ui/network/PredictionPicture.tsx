import { useEffect, useRef } from 'react'
import { zeroLine } from '../../core/measures/isoline'
import { pictures, runStore } from '../../state/run'
import type { PlanePicture } from '../../worker/protocol'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import type { PictureColors } from '../theme/pictureColor'
import { taskColorIndex, themeRgb } from '../theme/taskColor'
import { useTheme } from '../theme/useTheme'
import type { Reader } from './tones'
import { useReader } from './useReader'

/** Pixels per side of the canvas. Cells are scaled up smoothly, so that the boundary is a line and not a staircase. */
const PIXELS = 160

/** The network's current prediction over the plane, repainted with every new picture. */
export function PredictionPicture({ task }: { readonly task: NamedTask }) {
  const text = useText('network')
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useTheme()
  const reader = useReader(task)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `theme` stands for the colours
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const colors = {
      task: themeRgb(`--t${taskColorIndex(task.id)}`),
      grey: themeRgb('--ink-3'),
      surface: themeRgb('--surface'),
    }
    const line = getComputedStyle(document.documentElement).getPropertyValue('--ink')
    const small = document.createElement('canvas')
    const paint = () => {
      const picture = pictures.latest(task.index, 'plane')
      if (!picture) {
        context.clearRect(0, 0, PIXELS, PIXELS)
        return
      }
      paintCells(small, picture, reader, colors)
      context.imageSmoothingQuality = 'high'
      context.drawImage(small, 0, 0, PIXELS, PIXELS)
      if (reader.margin) strokeBoundary(context, picture, reader.margin, line)
    }
    paint()
    return runStore.subscribe((state, before) => {
      if (state.picturesVersion !== before.picturesVersion) paint()
    })
  }, [reader, task.index, task.id, theme])
  return (
    <canvas
      ref={canvas}
      width={PIXELS}
      height={PIXELS}
      role="img"
      aria-label={text('predictionOf', { task: task.name })}
    />
  )
}

function paintCells(small: HTMLCanvasElement, picture: PlanePicture, reader: Reader, colors: PictureColors): void {
  const { cells, outputs, values } = picture
  if (small.width !== cells) {
    small.width = cells
    small.height = cells
  }
  const context = small.getContext('2d')
  if (!context) return
  const image = context.createImageData(cells, cells)
  for (let cell = 0; cell < cells * cells; cell++) reader.paint(image.data, 4 * cell, values, cell * outputs, colors)
  context.putImageData(image, 0, 0)
}

function strokeBoundary(
  context: CanvasRenderingContext2D,
  { cells, outputs, values }: PlanePicture,
  margin: NonNullable<Reader['margin']>,
  color: string,
): void {
  const field = Float64Array.from({ length: cells * cells }, (_, cell) => margin(values, cell * outputs))
  const segments = zeroLine(field, cells)
  const size = PIXELS / cells
  context.beginPath()
  for (let k = 0; k < segments.length; k += 4) {
    context.moveTo(segments[k] * size, segments[k + 1] * size)
    context.lineTo(segments[k + 2] * size, segments[k + 3] * size)
  }
  context.strokeStyle = color
  context.globalAlpha = 0.6
  context.lineWidth = 1.2
  context.stroke()
  context.globalAlpha = 1
}
