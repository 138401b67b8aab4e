import { useEffect, useRef } from 'react'
import type { SliceDot } from '../../core/problems/slice'
import { pictures } from '../../state/run'
import { useRun } from '../hooks/useStores'
import type { NamedTask } from '../hooks/useTasks'
import type { PictureColors } from '../theme/pictureColor'
import { taskColorIndex, themeRgb } from '../theme/taskColor'
import { useTheme } from '../theme/useTheme'
import { colorOf } from './colorOf'
import { paintCells, strokeBoundary } from './paintCells'
import type { Reader } from './tones'
import { useReader } from './useReader'

/** Pixels a side of the canvas. */
export const SIDE = 480

/** A canvas with the newest predictions for a slice and the test rows over them. `at` is the cell that is pointed at. */
export function useSliceCanvas(task: NamedTask, cells: number, dots: readonly SliceDot[], at: number | null) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const small = useRef<HTMLCanvasElement | null>(null)
  const look = useRef<(PictureColors & { readonly ink: string }) | null>(null)
  const theme = useTheme()
  const reader = useReader(task)
  const version = useRun((run) => run.picturesVersion)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `theme` stands for the colours
  useEffect(() => {
    look.current = {
      task: themeRgb(`--t${taskColorIndex(task.id)}`),
      grey: themeRgb('--ink-3'),
      surface: themeRgb('--surface'),
      ink: getComputedStyle(document.documentElement).getPropertyValue('--ink'),
    }
  }, [task.id, theme])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` stands for the newest picture, `theme` for the look
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    const colors = look.current
    if (!context || !colors) return
    context.clearRect(0, 0, SIDE, SIDE)
    const picture = pictures.slice
    if (!picture) return
    const shown = { cells, outputs: picture.outputs, values: picture.values }
    small.current ??= document.createElement('canvas')
    paintCells(small.current, shown, reader, colors)
    context.imageSmoothingQuality = 'high'
    context.drawImage(small.current, 0, 0, SIDE, SIDE)
    if (reader.margin) strokeBoundary(context, shown, reader.margin, colors.ink, SIDE)
    drawDots(context, dots, reader, colors)
    if (at === null) return
    const size = SIDE / cells
    context.strokeStyle = colors.ink
    context.lineWidth = 2
    context.strokeRect((at % cells) * size, Math.floor(at / cells) * size, size, size)
  }, [version, reader, cells, dots, at, theme, task.id])
  return canvas
}

const DOT = 5

function drawDots(
  context: CanvasRenderingContext2D,
  dots: readonly SliceDot[],
  reader: Reader,
  colors: PictureColors & { readonly ink: string },
): void {
  context.strokeStyle = colors.ink
  context.lineWidth = 1
  for (const { x, y, target } of dots) {
    context.fillStyle = colorOf(reader, target, colors)
    context.beginPath()
    context.arc(x * SIDE, (1 - y) * SIDE, DOT, 0, 2 * Math.PI)
    context.fill()
    context.stroke()
  }
}
