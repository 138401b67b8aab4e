import { useEffect, useMemo, useState } from 'react'
import { makeProblem } from '../../core/problems/all'
import type { InputColumn, ProblemData } from '../../core/problems/define'
import { dotsOver, type Slice, sliceOf } from '../../core/problems/slice'
import { pictures } from '../../state/run'
import { Select } from '../controls/Select'
import { useConfig, useRun } from '../hooks/useStores'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { movedBy } from './movedBy'
import { SliceLegend } from './SliceLegend'
import { useReader } from './useReader'
import { usePredictionText, useWithUnit } from './useRowsReading'
import { SIDE, useSliceCanvas } from './useSliceCanvas'

/** Cells a side: as many as test rows that are shown at most, so that a slice costs no more than they. */
const CELLS = 32

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
  const canvas = useSliceCanvas(task, CELLS, dots, at)
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
      <SliceLegend task={task} />
      <p className="rows-told num">{told || props.label}</p>
    </>
  )
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
