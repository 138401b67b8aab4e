import { useCallback, useState } from 'react'
import { type Dot, dotAt, dotsOf, MOST_DOTS, packDots } from '../../core/problems/dots'
import { taskOutputs } from '../../core/problems/targets'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { type PictureColors, paintClass } from '../theme/pictureColor'
import { DrawSquare, type Place } from './DrawSquare'
import { PaintChoice } from './PaintChoice'
import type { Painting } from './PaintDialog'

const STEPS = 64
const PIXELS = 480
const DOT_PIXELS = 8
/** A touch this close to a point means that point, in half sides of the square. */
const REACH = 0.06

const placeOf = ([column, row]: Place) => ({ x: (2 * column + 1) / STEPS - 1, y: 1 - (2 * row + 1) / STEPS })

/** Puts labelled points on a square and takes them away. */
export function PaintDots({ task, drawing, onDraw, usual }: Painting & { readonly usual: readonly Dot[] }) {
  const text = useText('tasks')
  const format = useFormat()
  const classes = taskOutputs(task.problem, task.config)
  const [chosen, setChosen] = useState(0)
  const label = Math.min(chosen, classes)
  const erases = label === classes
  const dots = dotsOf(usual, drawing)
  const nameOf = (each: number) => text('paint.class', { number: Math.min(each, classes - 1) })
  const draw = useCallback(
    (context: CanvasRenderingContext2D, colors: PictureColors) => {
      const rgba = new Uint8ClampedArray(4)
      context.clearRect(0, 0, PIXELS, PIXELS)
      for (const { x, y, label: each } of dots) {
        paintClass(rgba, 0, Math.min(each, classes - 1), classes, 1, colors)
        context.beginPath()
        context.arc(((x + 1) / 2) * PIXELS, ((1 - y) / 2) * PIXELS, DOT_PIXELS, 0, 2 * Math.PI)
        context.fillStyle = `rgb(${rgba[0]} ${rgba[1]} ${rgba[2]})`
        context.fill()
      }
    },
    [dots, classes],
  )
  const onTouch = (place: Place, moves: boolean) => {
    if (moves) return
    const { x, y } = placeOf(place)
    const there = dotAt(dots, x, y, REACH)
    if (erases) {
      if (there) onDraw(packDots(dots.filter((dot) => dot !== there)))
    } else if (dots.length < MOST_DOTS) onDraw(packDots([...dots, { x, y, label }]))
  }
  const say = (place: Place) => {
    const { x, y } = placeOf(place)
    const there = dotAt(dots, x, y, REACH)
    const what = there ? nameOf(there.label) : text('paint.free')
    const count = text('paint.count', { count: format.integer(dots.length), most: MOST_DOTS })
    return `(${format.fixed(x, 2)}, ${format.fixed(y, 2)}): ${what} · ${count}`
  }
  return (
    <>
      <p className="hint">{text('paint.noteDots')}</p>
      <DrawSquare
        task={task}
        label={text('paint.squareDots')}
        steps={STEPS}
        pixels={PIXELS}
        draw={draw}
        say={say}
        onTouch={onTouch}
        onEnd={() => {}}
        onNumber={(each) => each < classes && setChosen(each)}
      />
      <PaintChoice
        label={text('paint.what')}
        names={[...Array.from({ length: classes }, (_, each) => nameOf(each)), text('paint.erase')]}
        value={label}
        onChange={setChosen}
      />
      <div>
        <button type="button" className="btn small" onClick={() => onDraw(packDots([]))}>
          {text('paint.clear')}
        </button>
      </div>
    </>
  )
}
