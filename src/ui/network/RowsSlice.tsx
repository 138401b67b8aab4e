import { useEffect, useMemo, useState } from 'react'
import { problemOf } from '../../core/problems/all'
import {
  type Axis,
  dotsOver,
  endsInUnit,
  type InputColumn,
  pairOf,
  type Slice,
  type SliceTable,
  sliceOf,
  sliceTableOf,
} from '../../core/problems/slice'
import { pictures } from '../../state/run'
import { Select } from '../controls/Select'
import { useFormat } from '../hooks/useFormat'
import { useConfig, useRun } from '../hooks/useStores'
import type { NamedTask } from '../hooks/useTasks'
import { useLanguage, useText } from '../hooks/useText'
import { movedBy } from './movedBy'
import { RowsAxes } from './RowsAxes'
import { SliceLegend } from './SliceLegend'
import { useReader } from './useReader'
import { usePredictionText, useWithUnit } from './useRowsReading'
import { SIDE, useSliceCanvas } from './useSliceCanvas'

/** Cells a side: as many as test rows that are shown at most, so that a slice costs no more than they. */
const CELLS = 32

/** Two inputs of a table vary: what is predicted for them, with the test rows over it. Nothing for other problems. */
export function RowsSlice({ task }: { readonly task: NamedTask }) {
  const problem = useConfig((config) => config.problem)
  const data = useMemo(() => sliceTableOf(problemOf({ problem }), problem), [problem])
  const first = data && pairOf(problemOf({ problem }), data)
  return first ? <Choice task={task} data={data} first={first} /> : null
}

function Choice(props: {
  readonly task: NamedTask
  readonly data: SliceTable
  readonly first: readonly [InputColumn, InputColumn]
}) {
  const { task, data, first } = props
  const text = useText('network')
  const problems = useText('problems')
  const numbers = data.columns.filter(({ column }) => column.kind === 'number')
  const [chosen, setChosen] = useState<readonly [string, string]>([first[0].column.id, first[1].column.id])
  const nameOf = ({ column: { id, name } }: InputColumn) => name ?? text.maybe(`columns.${id}`) ?? id
  const options = numbers.map((number) => {
    const unit = unitOf(number)
    const label = unit ? `${nameOf(number)} (${problems.maybe(`units.${unit}`) ?? unit})` : nameOf(number)
    return { value: number.column.id, label }
  })
  const [x, y] = chosen.map((id) => numbers.find(({ column }) => column.id === id) ?? numbers[0])
  const [across, up] = [x.column.id, y.column.id]
  // The input of the other axis changes places with this one.
  const chooseX = (id: string) => setChosen(id === up ? [up, across] : [id, up])
  const chooseY = (id: string) => setChosen(id === across ? [up, across] : [across, id])
  return (
    <section className="rows-slice">
      <h3>{text('rows.slice')}</h3>
      <p className="hint">{text('rows.sliceHint')}</p>
      <div className="rows-choice">
        <span>
          {text('rows.across')}{' '}
          <Select label={text('rows.across')} value={across} options={options} onChange={chooseX} />
        </span>
        <span>
          {text('rows.up')} <Select label={text('rows.up')} value={up} options={options} onChange={chooseY} />
        </span>
      </div>
      <Cut task={task} data={data} x={x} y={y} label={`${nameOf(x)} → ${nameOf(y)} ↑`} />
    </section>
  )
}

function Cut(props: {
  readonly task: NamedTask
  readonly data: SliceTable
  readonly x: InputColumn
  readonly y: InputColumn
  readonly label: string
}) {
  const { task, data, x, y } = props
  const slice = useMemo(() => sliceOf(data, x, y, CELLS), [data, x, y])
  const dots = useDots(task, data, slice)
  useEffect(() => {
    pictures.cut({ task: task.index, inputs: slice.inputs, width: data.width })
    return () => pictures.cut(null)
  }, [task.index, slice, data])
  const [at, setAt] = useState<number | null>(null)
  const told = useTold(props, slice, at)
  const canvas = useSliceCanvas(task, CELLS, dots, at)
  const [writeX, writeY] = [useTickText(x), useTickText(y)]
  return (
    <>
      <RowsAxes
        square
        across={{ ends: endsInUnit(slice.x), write: writeX }}
        up={{ ends: endsInUnit(slice.y), write: writeY }}
      >
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
      </RowsAxes>
      <SliceLegend task={task} />
      <p className="rows-told num">{told || props.label}</p>
    </>
  )
}

/** The test rows over a slice, with the truths of the newest picture; none before the first. */
function useDots({ index }: NamedTask, data: SliceTable, slice: Slice) {
  const version = useRun((run) => run.picturesVersion)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` stands for the newest picture
  return useMemo(() => {
    const picture = pictures.latest(index, 'rows')
    return picture ? dotsOver(data, picture, slice) : []
  }, [version, index, data, slice])
}

/** What is predicted in a cell, with both inputs in their units. */
function useTold(of: Parameters<typeof Cut>[0], slice: Slice, at: number | null): string {
  const { task, data, x, y } = of
  const text = useText('network')
  const reader = useReader(task)
  const [withX, withY] = [useValueText(x), useValueText(y)]
  const predictionText = usePredictionText(task)
  // For the newest picture.
  useRun((run) => run.picturesVersion)
  const picture = pictures.slice
  if (at === null || !picture) return ''
  const inUnit = ({ place, spread: { mean, deviation } }: Axis) =>
    mean + deviation * slice.inputs[at * data.width + place]
  return text('rows.at', {
    x: withX(inUnit(slice.x)),
    y: withY(inUnit(slice.y)),
    prediction: predictionText(reader.prediction(picture.values, at * picture.outputs)),
  })
}

const DAY = 86_400_000

const unitOf = ({ column }: InputColumn): string => (column.kind === 'number' ? column.unit : '')

/** Writes a value of a column of numbers: with its unit, or as a date. */
function useValueText(input: InputColumn): (value: number) => string {
  const withUnit = useWithUnit(unitOf(input))
  return useDateText(input) ?? withUnit
}

/** Writes a number beside an axis, whose unit stands at its choice. */
function useTickText(input: InputColumn): (value: number) => string {
  const format = useFormat()
  return useDateText(input) ?? ((value) => format.significant(value, 6))
}

/** Writes a value of a column of dates; null for other columns. */
function useDateText({ column }: InputColumn): ((days: number) => string) | null {
  const language = useLanguage()
  if (column.kind !== 'number' || !column.isDate) return null
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  return (days) => date.format(days * DAY)
}
