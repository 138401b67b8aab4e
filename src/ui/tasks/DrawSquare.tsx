import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react'
import type { NamedTask } from '../hooks/useTasks'
import type { PictureColors } from '../theme/pictureColor'
import { taskColorIndex, themeRgb } from '../theme/taskColor'
import { useTheme } from '../theme/useTheme'

/** A place on the square, in steps from the left and from the top. */
export type Place = readonly [column: number, row: number]

const MOVES: Readonly<Record<string, Place>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** A square that is touched with a pointer or by keys. Its owner draws it and decides what a touch does. */
export function DrawSquare(props: {
  readonly task: NamedTask
  readonly label: string
  /** Number of places from side to side. */
  readonly steps: number
  /** Pixels of the canvas from side to side. */
  readonly pixels: number
  /** The same function as long as the picture stays. */
  readonly draw: (context: CanvasRenderingContext2D, colors: PictureColors) => void
  /** What is at a place, in words. */
  readonly say: (place: Place) => string
  /** `moves` is true while a pointer is held. */
  readonly onTouch: (place: Place, moves: boolean) => void
  readonly onEnd: (isKept: boolean) => void
  /** A number key was pressed. */
  readonly onNumber: (number: number) => void
}) {
  const { steps, pixels, draw, task } = props
  const id = useId()
  const canvas = useRef<HTMLCanvasElement>(null)
  const held = useRef(false)
  const theme = useTheme()
  const [cursor, setCursor] = useState<Place>([steps / 2, steps / 2])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `theme` stands for the colours
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const color = themeRgb(`--t${taskColorIndex(task.id)}`)
    draw(context, { task: color, grey: themeRgb('--ink-3'), surface: themeRgb('--surface') })
  }, [draw, task.id, theme])

  const within = (index: number) => Math.min(Math.max(index, 0), steps - 1)
  const touch = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const place: Place = [
      within(Math.floor(((event.clientX - box.left) / box.width) * steps)),
      within(Math.floor(((event.clientY - box.top) / box.height) * steps)),
    ]
    setCursor(place)
    props.onTouch(place, held.current)
    held.current = true
  }
  const end = (isKept: boolean) => {
    if (held.current) props.onEnd(isKept)
    held.current = false
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key]
    const isNumber = /^[0-7]$/.test(event.key)
    if (!move && !isNumber && event.key !== ' ') return
    // The page has the same keys for its film and its transport.
    event.preventDefault()
    event.stopPropagation()
    if (move) setCursor([within(cursor[0] + move[0]), within(cursor[1] + move[1])])
    else if (isNumber) props.onNumber(Number(event.key))
    else {
      props.onTouch(cursor, false)
      props.onEnd(true)
    }
  }
  const share = (index: number) => `${((index + 0.5) / steps) * 100}%`
  return (
    <>
      <div
        className="paint-square"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application has keys of its own
        tabIndex={0}
        aria-label={props.label}
        aria-describedby={id}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          touch(event)
        }}
        onPointerMove={(event) => held.current && touch(event)}
        onPointerUp={() => end(true)}
        onPointerCancel={() => end(false)}
        onKeyDown={onKeyDown}
      >
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus */}
        <canvas
          ref={canvas}
          width={pixels}
          height={pixels}
          className={pixels === steps ? 'cells' : undefined}
          aria-hidden="true"
        />
        <i style={{ left: share(cursor[0]), top: share(cursor[1]) }} />
      </div>
      <p id={id} className="hint num" role="status">
        {props.say(cursor)}
      </p>
    </>
  )
}
