import { useEffect, useRef } from 'react'
import { pictures, runStore } from '../../state/run'
import type { ShownColumn } from '../controls/targetTones'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { taskColorIndex, themeRgb } from '../theme/taskColor'
import { useTheme } from '../theme/useTheme'
import { paintCells, strokeBoundary } from './paintCells'
import { useReader } from './useReader'

/** Pixels per side of the canvas. Cells are scaled up smoothly, so that the boundary is a line and not a staircase. */
const PIXELS = 160

/** The network's current prediction over the plane, repainted with every new picture. */
export function PredictionPicture(props: {
  readonly task: NamedTask
  readonly column: ShownColumn
  readonly label: string
}) {
  const { task, column, label } = props
  const text = useText('network')
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useTheme()
  const reader = useReader(task, column)
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
      if (reader.margin) strokeBoundary(context, picture, reader.margin, line, PIXELS)
    }
    paint()
    return runStore.subscribe((state, before) => {
      if (state.picturesVersion !== before.picturesVersion) paint()
    })
  }, [reader, task.index, task.id, theme])
  return (
    <canvas ref={canvas} width={PIXELS} height={PIXELS} role="img" aria-label={text('predictionOf', { task: label })} />
  )
}
