import { useCallback, useMemo, useRef, useState } from 'react'
import { brushed, CELLS, LEVELS, levelsOf, packDrawing } from '../../core/problems/drawing'
import { taskOutputs } from '../../core/problems/targets'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { type PictureColors, paintClass, paintSigned } from '../theme/pictureColor'
import { DrawSquare, type Place } from './DrawSquare'
import { PaintChoice } from './PaintChoice'
import type { Painting } from './PaintDialog'

/** Radius of each brush, in cells. */
const BRUSHES = [0, 1.5, 3] as const
const heightOf = (level: number) => (2 * level) / (LEVELS - 1) - 1

/** Paints classes or heights on the cells of a square. */
export function PaintCells({ task, drawing, onDraw, usual }: Painting & { readonly usual: Uint8Array }) {
  const text = useText('tasks')
  const format = useFormat()
  const classes = task.kind === 'multiclass' ? taskOutputs(task.problem, task.config) : 0
  const count = classes || LEVELS
  const [brush, setBrush] = useState(1)
  const [chosen, setChosen] = useState(count - 1)
  const level = Math.min(chosen, count - 1)
  /** The levels during a stroke; the reference is for the end of a stroke in the same event. */
  const stroke = useRef<Uint8Array | null>(null)
  const [draft, setDraft] = useState<Uint8Array | null>(null)
  const stored = useMemo(
    () => levelsOf(usual, drawing).map((each) => Math.min(each, count - 1)),
    [usual, drawing, count],
  )
  const shown = draft ?? stored
  const nameOf = (each: number) =>
    classes > 0
      ? text('paint.class', { number: each })
      : text('paint.height', { height: format.fixed(heightOf(each), 1) })
  const draw = useCallback(
    (context: CanvasRenderingContext2D, colors: PictureColors) => {
      const image = context.createImageData(CELLS, CELLS)
      shown.forEach((each, cell) => {
        if (classes > 0) paintClass(image.data, 4 * cell, each, classes, 1, colors)
        else paintSigned(image.data, 4 * cell, heightOf(each), colors)
      })
      context.putImageData(image, 0, 0)
    },
    [shown, classes],
  )
  const onTouch = (place: Place) => {
    stroke.current = brushed(stroke.current ?? stored, place, BRUSHES[brush], level)
    setDraft(stroke.current)
  }
  const onEnd = (isKept: boolean) => {
    if (isKept && stroke.current) onDraw(packDrawing(stroke.current))
    stroke.current = null
    setDraft(null)
  }
  return (
    <>
      <p className="hint">{text('paint.note')}</p>
      <DrawSquare
        task={task}
        label={text('paint.square', { cells: CELLS })}
        steps={CELLS}
        pixels={CELLS}
        draw={draw}
        say={([column, row]) =>
          text('paint.at', { column: column + 1, row: row + 1, what: nameOf(shown[row * CELLS + column]) })
        }
        onTouch={onTouch}
        onEnd={onEnd}
        onNumber={(each) => each < count && setChosen(each)}
      />
      <PaintChoice
        label={text('paint.what')}
        names={Array.from({ length: count }, (_, each) => nameOf(each))}
        value={level}
        onChange={setChosen}
      />
      <PaintChoice
        label={text('paint.brush')}
        names={BRUSHES.map((radius) => format.integer(2 * Math.floor(radius) + 1))}
        value={brush}
        onChange={setBrush}
      />
      <div>
        <button type="button" className="btn small" onClick={() => onDraw(packDrawing(stored.map(() => level)))}>
          {text('paint.fill')}
        </button>
      </div>
    </>
  )
}
