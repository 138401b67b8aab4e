import { useEffect, useMemo, useRef, useState } from 'react'
import { makeProblem } from '../../core/problems/all'
import type { InputColumn, ProblemData } from '../../core/problems/define'
import { dotsOver, type Slice, type SliceDot, sliceOf } from '../../core/problems/slice'
import { pictures } from '../../state/run'
import { Select } from '../controls/Select'
import { useConfig, useRun } from '../hooks/useStores'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import type { PictureColors } from '../theme/pictureColor'
import { taskColorIndex, themeRgb } from '../theme/taskColor'
import { useTheme } from '../theme/useTheme'
import { movedBy } from './movedBy'
import { paintCells, strokeBoundary } from './paintCells'
import { DEVIATIONS, type Reader } from './tones'
import { useReader } from './useReader'
import { useClassNames, usePredictionText, useWithUnit } from './useRowsReading'

/** Cells a side: as many as test rows that are shown at most, so that a slice costs no more than they. */
const CELLS = 32
/** Pixels a side of the canvas. */
const SIDE = 480

/** Two inputs of a table vary: what is predicted for them, with the test rows over it. Nothing for other problems. */
export function RowsSlice({ task }: { readonly task: NamedTask }) {
  const problem = useConfig((config) => config.problem)
  const data = useMemo(() => makeProblem({ problem, tasks: [task.config] }), [problem, task.config])
  const numbers = (data.columns ?? []).filter(({ kind }) => kind === 'number')
  return numbers.length < 2 ? null : <Choice task={task} data={data} numbers={numbers} />
}

function Choice(props: {
  readonly task: NamedTask
  readonly data: ProblemData
  readonly numbers: readonly InputColumn[]
}) {
  const { task, data, numbers } = props
  const text = useText('network')
  const names = useText('problems')
  const [chosen, setChosen] = useState<readonly [string, string]>([numbers[0].id, numbers[1].id])
  const nameOf = ({ id }: InputColumn) => names.maybe(`columns.${id}`) ?? id
  const options = numbers.map((column) => ({ value: column.id, label: nameOf(column) }))
  const [x, y] = chosen.map((id) => numbers.find((column) => column.id === id) ?? numbers[0])
  // The input of the other axis changes places with this one.
  const chooseX = (id: string) => setChosen(id === y.id ? [y.id, x.id] : [id, y.id])
  const chooseY = (id: string) => setChosen(id === x.id ? [y.id, x.id] : [x.id, id])
  return (
    <section className="rows-slice">
      <h3>{text('rows.slice')}</h3>
      <p className="hint">{text('rows.sliceHint')}</p>
      <div className="rows-choice">
        <span>
          {text('rows.across')} <Select label={text('rows.across')} value={x.id} options={options} onChange={chooseX} />
        </span>
        <span>
          {text('rows.up')} <Select label={text('rows.up')} value={y.id} options={options} onChange={chooseY} />
        </span>
      </div>
      <Cut task={task} data={data} x={x} y={y} label={`${nameOf(x)} → ${nameOf(y)} ↑`} />
    </section>
  )
}

function Cut(props: {
  readonly task: NamedTask
  readonly data: ProblemData
  readonly x: InputColumn
  readonly y: InputColumn
  readonly label: string
}) {
  const { task, data, x, y } = props
  const slice = useMemo(() => sliceOf(data, x, y, CELLS), [data, x, y])
  const dots = useMemo(() => dotsOver(data, 0, x, y, slice), [data, x, y, slice])
  useEffect(() => {
    pictures.cut({ task: task.index, inputs: slice.inputs, width: data.inputWidth })
    return () => pictures.cut(null)
  }, [task.index, slice, data])
  const [at, setAt] = useState<number | null>(null)
  const told = useTold(props, slice, at)
  const canvas = useDrawn(task, dots, at)
  return (
    <>
      <div
        className="rows-square"
        role="slider"
        tabIndex={0}
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={CELLS * CELLS - 1}
        aria-valuenow={at ?? 0}
        aria-valuetext={told || props.label}
        onKeyDown={(event) => {
          const middle = (CELLS * (CELLS + 1)) / 2
          const to = movedBy(event.key, at ?? middle, CELLS * CELLS, CELLS)
          if (to === null) return
          event.preventDefault()
          setAt(to)
        }}
        onBlur={() => setAt(null)}
        onPointerLeave={() => setAt(null)}
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          const cellOf = (share: number) => Math.min(Math.max(Math.floor(share * CELLS), 0), CELLS - 1)
          const row = cellOf((event.clientY - box.top) / box.height)
          setAt(row * CELLS + cellOf((event.clientX - box.left) / box.width))
        }}
      >
        <canvas ref={canvas} width={SIDE} height={SIDE} />
      </div>
      <Legend task={task} />
      <p className="rows-told num">{told || props.label}</p>
    </>
  )
}

/** Names of the colours: of each class, or of a low, a middle and a high value. */
function Legend({ task }: { readonly task: NamedTask }) {
  const list = useRef<HTMLUListElement>(null)
  const theme = useTheme()
  const reader = useReader(task)
  const predictionText = usePredictionText(task)
  const names = useClassNames(task)
  const numbers = task.kind === 'regression'
  const values = numbers ? [-1, 0, 1].map((share) => share * DEVIATIONS * task.config.scale) : [...names.keys()]
  // biome-ignore lint/correctness/useExhaustiveDependencies: `theme` stands for the colours
  useEffect(() => {
    const colors = {
      task: themeRgb(`--t${taskColorIndex(task.id)}`),
      grey: themeRgb('--ink-3'),
      surface: themeRgb('--surface'),
    }
    const swatches = list.current?.querySelectorAll('i') ?? []
    for (const [k, swatch] of swatches.entries()) swatch.style.background = colorOf(reader, values[k], colors)
  }, [theme, reader, task.id, values.length])
  return (
    <ul ref={list} className="rows-legend num">
      {values.map((value, k) => (
        <li key={value}>
          <i /> {numbers ? predictionText(value) : names[k]}
        </li>
      ))}
    </ul>
  )
}

/** The colour of a target, for CSS. */
function colorOf(reader: Reader, target: number, colors: PictureColors): string {
  const rgba = new Uint8ClampedArray(4)
  reader.paintTruth(rgba, 0, target, colors)
  return `rgb(${rgba[0]} ${rgba[1]} ${rgba[2]})`
}

/** What is predicted in a cell, with both inputs in their units. */
function useTold(of: Parameters<typeof Cut>[0], slice: Slice, at: number | null): string {
  const { task, data, x, y } = of
  const text = useText('network')
  const reader = useReader(task)
  const [withX, withY] = [useWithUnit(x.unit), useWithUnit(y.unit)]
  const predictionText = usePredictionText(task)
  // For the newest picture.
  useRun((run) => run.picturesVersion)
  const picture = pictures.slice
  if (at === null || !picture) return ''
  const inUnit = ({ place, mean, deviation }: InputColumn) =>
    mean + deviation * slice.inputs[at * data.inputWidth + place]
  return text('rows.at', {
    x: withX(inUnit(x)),
    y: withY(inUnit(y)),
    prediction: predictionText(reader.prediction(picture.values, at * picture.outputs)),
  })
}

/** The canvas, drawn anew with every picture. */
function useDrawn(task: NamedTask, dots: readonly SliceDot[], at: number | null) {
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
    const cells = { cells: CELLS, outputs: picture.outputs, values: picture.values }
    small.current ??= document.createElement('canvas')
    paintCells(small.current, cells, reader, colors)
    context.imageSmoothingQuality = 'high'
    context.drawImage(small.current, 0, 0, SIDE, SIDE)
    if (reader.margin) strokeBoundary(context, cells, reader.margin, colors.ink, SIDE)
    drawDots(context, dots, reader, colors)
    if (at === null) return
    const size = SIDE / CELLS
    context.strokeStyle = colors.ink
    context.lineWidth = 2
    context.strokeRect((at % CELLS) * size, Math.floor(at / CELLS) * size, size, size)
  }, [version, reader, dots, at, theme, task.id])
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
