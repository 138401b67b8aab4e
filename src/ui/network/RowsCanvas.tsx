import { type PointerEvent, useEffect, useRef } from 'react'
import { useBox } from '../hooks/useBox'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { taskColorIndex, themeRgb } from '../theme/taskColor'
import { useTheme } from '../theme/useTheme'
import { cellAt, drawMatrix, drawScatter, nearestDot, type RowsLook } from './drawRows'
import type { RowsReading } from './rowsReading'

/** Number of things that can be pointed at: cells, or rows with a label. */
export const countOf = (reading: RowsReading): number =>
  reading.kind === 'classes' ? reading.confusion.counts.length : reading.pairs.truths.length

/** Predictions of test rows as a scatter or a confusion matrix. It fills its box; its owner has the accessible name. */
export function RowsCanvas(props: {
  readonly task: NamedTask
  readonly reading: RowsReading | null
  readonly names: readonly string[]
  /** The cell or the dot that is pointed at. */
  readonly at: number | null
  readonly onAt: (at: number | null) => void
}) {
  const { task, reading, names, at } = props
  const text = useText('network')
  const canvas = useRef<HTMLCanvasElement>(null)
  const size = useBox(canvas)
  const theme = useTheme()
  const look = useRef<RowsLook | null>(null)
  // Asking for styles makes the browser compute them, so this is not done for every picture.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `theme` stands for the colours
  useEffect(() => {
    look.current = {
      task: themeRgb(`--t${taskColorIndex(task.id)}`),
      grey: themeRgb('--ink-3'),
      ink: themeRgb('--ink'),
      font: getComputedStyle(document.body).fontFamily,
      words: { truth: text('rows.truth'), predicted: text('rows.predicted') },
    }
  }, [task.id, theme, text])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `task.id`, `theme` and `text` stand for the look
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || !look.current || size.width === 0) return
    clear(context, size)
    if (reading?.kind === 'classes') drawMatrix(context, size, reading.confusion, names, at, look.current)
    else if (reading) drawScatter(context, size, reading.pairs, at, look.current)
  }, [reading, names, at, size, task.id, theme, text])
  const onPointerMove = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!reading) return
    const box = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    props.onAt(
      reading.kind === 'classes' ? cellAt(size, reading.confusion, names, x, y) : nearestDot(size, reading.pairs, x, y),
    )
  }
  const pointer = { onPointerMove, onPointerLeave: () => props.onAt(null) }
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus
  return <canvas ref={canvas} aria-hidden="true" {...pointer} />
}

/** An empty canvas of this size in CSS pixels, as sharp as the screen. */
function clear(context: CanvasRenderingContext2D, { width, height }: { width: number; height: number }): void {
  const sharp = Math.min(window.devicePixelRatio || 1, 3)
  const [wide, high] = [Math.round(width * sharp), Math.round(height * sharp)]
  if (context.canvas.width !== wide) context.canvas.width = wide
  if (context.canvas.height !== high) context.canvas.height = high
  context.setTransform(sharp, 0, 0, sharp, 0, 0)
  context.clearRect(0, 0, width, height)
}
