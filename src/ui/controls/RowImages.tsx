import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useAnswerWords } from '../hooks/useAnswerWords'
import { useBox } from '../hooks/useBox'
import { useFormat } from '../hooks/useFormat'
import type { RowAnswers } from '../hooks/useRowAnswers'
import type { NamedTask } from '../hooks/useTasks'
import { useTestImages } from '../hooks/useTestImages'
import { useText } from '../hooks/useText'
import { taskColorIndex, themeRgb } from '../theme/taskColor'
import { useTheme } from '../theme/useTheme'
import { canvasesOf, drawRowImages } from './drawRowImages'
import { cellAt, imageBeside, imageGrid } from './imageGrid'
import './rowImages.css'

/**
 * Test images with what each task says of them. As many as the box has room for; arrow keys, the pointer and two buttons
 * go through all of them, and a line below reads the current one.
 */
export function RowImages(props: {
  readonly tasks: readonly NamedTask[]
  readonly predictions: RowAnswers
  /** Which of the shown rows, in order. */
  readonly rows: readonly number[]
  readonly label: string
}) {
  const { tasks, predictions, rows, label } = props
  const text = useText('images')
  const format = useFormat()
  const images = useTestImages()
  const words = useAnswerWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const size = useBox(canvas)
  const theme = useTheme()
  const [chosen, setChosen] = useState(0)
  const grid = imageGrid(size.width, size.height, tasks.length)
  const page = grid.columns * grid.rows
  const at = Math.min(chosen, rows.length - 1)
  const first = Math.max(0, Math.floor(at / page) * page)
  const visible = rows.slice(first, first + page)
  // For a moment after a change of the data the predictions are of other rows.
  const shown = images?.rows.length === predictions.rows ? images : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: `theme` stands for the colours
  const image = useMemo(
    () => shown && canvasesOf(shown, { ink: themeRgb('--ink'), surface: themeRgb('--surface') }),
    [shown, theme],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: `theme` stands for the colours
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || size.width === 0) return
    const sharp = Math.min(window.devicePixelRatio || 1, 3)
    const [across, down] = [Math.round(size.width * sharp), Math.round(size.height * sharp)]
    if (context.canvas.width !== across) context.canvas.width = across
    if (context.canvas.height !== down) context.canvas.height = down
    context.setTransform(sharp, 0, 0, sharp, 0, 0)
    context.clearRect(0, 0, size.width, size.height)
    if (!image) return
    const colors = { line: themeRgb('--line'), accent: themeRgb('--accent') }
    const inks = tasks.map(({ id }) => themeRgb(`--t${taskColorIndex(id)}-ink`))
    const captions = (row: number) =>
      predictions
        .answers(row)
        .flatMap((answer, t) => (answer ? [{ text: words.short(tasks[t], answer), color: inks[t] }] : []))
    drawRowImages(context, grid, image, visible, captions, at - first, colors)
  }, [predictions, image, visible.join(), at, size, tasks, words, theme])

  const told =
    rows.length === 0
      ? text('none')
      : (shown && words.long(tasks, predictions.answers(rows[at]), shown.rows[rows[at]])) || ''
  const onKeyDown = (event: KeyboardEvent) => {
    const to = imageBeside(grid, event.key, at, rows.length)
    if (to === null) return
    event.preventDefault()
    setChosen(to)
  }
  return (
    <div className="row-images own-layer">
      <div
        className="row-images-box"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={Math.min(1, rows.length)}
        aria-valuemax={rows.length}
        aria-valuenow={at + 1}
        aria-valuetext={told}
        onKeyDown={onKeyDown}
      >
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus */}
        <canvas
          ref={canvas}
          aria-hidden="true"
          onPointerDown={({ nativeEvent: { offsetX, offsetY } }) => {
            const cell = cellAt(grid, offsetX, offsetY)
            if (cell !== null && cell < visible.length) setChosen(first + cell)
          }}
        />
      </div>
      <div className="row-images-foot">
        <p className="num">{told}</p>
        <button
          type="button"
          className="btn small"
          aria-label={text('before')}
          title={text('before')}
          disabled={first <= 0}
          onClick={() => setChosen(first - page)}
        >
          ‹
        </button>
        <span className="num">
          {text('range', {
            from: format.integer(Math.min(first + 1, rows.length)),
            to: format.integer(first + visible.length),
            count: format.integer(rows.length),
          })}
        </span>
        <button
          type="button"
          className="btn small"
          aria-label={text('after')}
          title={text('after')}
          disabled={first + page >= rows.length}
          onClick={() => setChosen(first + page)}
        >
          ›
        </button>
      </div>
    </div>
  )
}
