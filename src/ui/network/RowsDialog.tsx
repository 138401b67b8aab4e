import { useEffect, useRef, useState } from 'react'
import { type Confusion, mixUps, shareOfCell } from '../../core/measures/confusion'
import { largestResiduals, type Pairs, rangeOf, residualOf } from '../../core/measures/residuals'
import { Dialog } from '../controls/Dialog'
import { FutureMark } from '../controls/FutureMark'
import { MadeUp } from '../controls/MadeUp'
import { useFormat } from '../hooks/useFormat'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { CellImages } from './CellImages'
import './matrix.css'
import { movedBy } from './movedBy'
import { RowsAxes } from './RowsAxes'
import { RowsCanvas } from './RowsCanvas'
import { RowsSlice } from './RowsSlice'
import type { RowsReading } from './rowsReading'
import { useClassNames, useRowsReading, useUnitName } from './useRowsReading'
import { useRowsWords } from './useRowsWords'

/** More classes are drawn, because a table of so many cells would take too long in every picture. */
const MOST_IN_TABLE = 12
/** With more classes than these a share stands below its count. */
const ROOMY = 5
/** Rows of the tables below the picture. */
const LISTED = 5

/** Predictions of test rows, large and as tables. They follow the training. */
export function RowsDialog({ task, onClose }: { readonly task: NamedTask; readonly onClose: () => void }) {
  const text = useText('network')
  const format = useFormat()
  const shown = useRowsReading(task)
  const names = useClassNames(task)
  const words = useRowsWords(shown?.reading ?? null, names)
  return (
    <Dialog name="rows-dialog" label={text('rows.title', { task: task.name })} titled onClose={onClose}>
      {() => (
        <div style={{ '--c': task.color }}>
          <p className="hint">
            <FutureMark /> {text(task.kind === 'regression' ? 'rows.scatter' : 'rows.matrix')}
            {shown && ` ${words.summary()}`}
            {shown &&
              shown.rows < shown.of &&
              ` ${text('rows.some', { shown: format.integer(shown.rows), of: format.integer(shown.of) })}`}
          </p>
          <MadeUp task={task} />
          {shown ? <Large task={task} reading={shown.reading} names={names} /> : <p>{text('rows.none')}</p>}
          <RowsSlice task={task} />
        </div>
      )}
    </Dialog>
  )
}

interface LargeProps {
  readonly task: NamedTask
  readonly reading: RowsReading
  readonly names: readonly string[]
}

function Large({ task, reading, names }: LargeProps) {
  const text = useText('network')
  if (reading.kind === 'numbers') {
    if (reading.pairs.truths.length === 0) return <p>{text('rows.none')}</p>
    return (
      <>
        <LargeScatter task={task} reading={reading} names={names} pairs={reading.pairs} unit={reading.unit} />
        <Residuals pairs={reading.pairs} reading={reading} />
      </>
    )
  }
  const { confusion } = reading
  if (confusion.rows === 0) return <p>{text('rows.none')}</p>
  return confusion.classes <= MOST_IN_TABLE ? (
    <MatrixWithImages task={task} reading={reading} names={names} confusion={confusion} />
  ) : (
    <>
      <LargeMatrix task={task} reading={reading} names={names} />
      <MixUps confusion={confusion} names={names} />
    </>
  )
}

/** The large picture with a line that reads what is pointed at, by the pointer or by arrow keys. */
function Pointed(props: LargeProps & { readonly label: string; readonly columns: number; readonly count: number }) {
  const { reading, names } = props
  const [at, setAt] = useState<number | null>(null)
  const words = useRowsWords(reading, names)
  const told = at === null ? '' : words.told(at)
  return (
    <>
      <div
        className="rows-large"
        role="slider"
        tabIndex={0}
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={props.count - 1}
        aria-valuenow={at ?? 0}
        aria-valuetext={told || words.summary()}
        onKeyDown={(event) => {
          const to = movedBy(event.key, at, props.count, props.columns)
          if (to === null) return
          event.preventDefault()
          setAt(to)
        }}
        onBlur={() => setAt(null)}
      >
        <RowsCanvas task={props.task} reading={reading} names={names} at={at} onAt={setAt} />
      </div>
      <p className="rows-told num">{told}</p>
    </>
  )
}

function LargeScatter(props: LargeProps & { readonly pairs: Pairs; readonly unit: string }) {
  const text = useText('network')
  const format = useFormat()
  const axis = { ends: rangeOf(props.pairs), write: (value: number) => format.significant(value, 6) }
  return (
    <RowsAxes up={axis} across={axis} unit={useUnitName(props.unit)}>
      <Pointed {...props} label={text('rows.scatter')} columns={1} count={props.pairs.truths.length} />
    </RowsAxes>
  )
}

function LargeMatrix(props: LargeProps) {
  const text = useText('network')
  const classes = props.names.length
  return <Pointed {...props} label={text('rows.matrix')} columns={classes} count={classes * classes} />
}

/** The matrix as a table. Where rows are images, a press on a cell shows those that it counts. */
function MatrixWithImages(props: LargeProps & { readonly confusion: Confusion }) {
  const { task, reading, names, confusion } = props
  const text = useText('network')
  const words = useRowsWords(reading, names)
  const [cell, setCell] = useState<number | null>(null)
  const images = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (cell !== null) images.current?.scrollIntoView({ block: 'nearest' })
  }, [cell])
  if (!task.problem.images) return <MatrixTable confusion={confusion} names={names} />
  return (
    <>
      <MatrixTable confusion={confusion} names={names} pressed={{ cell, onPress: setCell, told: words.told }} />
      {cell === null ? (
        <p className="hint">{text('rows.pressCell')}</p>
      ) : (
        <div ref={images} className="rows-cell">
          <p className="rows-told num">{words.told(cell)}</p>
          <CellImages
            key={cell}
            task={task}
            truth={Math.floor(cell / names.length)}
            predicted={cell % names.length}
            label={text('rows.imagesOf', { cell: words.told(cell) })}
          />
        </div>
      )}
    </>
  )
}

function MatrixTable(props: {
  readonly confusion: Confusion
  readonly names: readonly string[]
  /** If cells are buttons: which one is pressed, and what each says. */
  readonly pressed?: {
    readonly cell: number | null
    readonly onPress: (cell: number) => void
    readonly told: (cell: number) => string
  }
}) {
  const { confusion, names, pressed } = props
  const text = useText('network')
  const format = useFormat()
  const { counts, ofClass, classes } = confusion
  const dense = classes > ROOMY
  const sides = `${text('rows.truth')} ↓ ${text('rows.predicted')} →`
  return (
    <div className="rows-scroll">
      <table className={dense ? 'rows-matrix dense num' : 'rows-matrix num'}>
        {dense && <caption>{sides}</caption>}
        <thead>
          <tr>
            {dense ? <td /> : <th scope="col">{sides}</th>}
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{text('rows.rowsOf')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name, truth) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {names.map((predicted, guess) => {
                const cell = truth * classes + guess
                const share = shareOfCell(confusion, cell)
                const numbers = (
                  <>
                    <b>{format.integer(counts[cell])}</b>
                    <small>{Number.isNaN(share) ? '–' : format.percent(share)}</small>
                  </>
                )
                return (
                  <td
                    key={predicted}
                    className={truth === guess ? 'right' : undefined}
                    style={{ '--share': Number.isNaN(share) ? 0 : share }}
                  >
                    {pressed ? (
                      <button
                        type="button"
                        aria-pressed={cell === pressed.cell}
                        title={pressed.told(cell)}
                        onClick={() => pressed.onPress(cell)}
                      >
                        {numbers}
                      </button>
                    ) : (
                      numbers
                    )}
                  </td>
                )
              })}
              <td className="sum">{format.integer(ofClass[truth])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MixUps({ confusion, names }: { readonly confusion: Confusion; readonly names: readonly string[] }) {
  const text = useText('network')
  const format = useFormat()
  const { classes, counts } = confusion
  const cells = mixUps(confusion, LISTED)
  if (cells.length === 0) return <p>{text('rows.noMixUps')}</p>
  return (
    <table className="rows-list num">
      <caption>{text('rows.mixUps')}</caption>
      <thead>
        <tr>
          <th scope="col">{text('rows.truth')}</th>
          <th scope="col">{text('rows.predicted')}</th>
          <th scope="col">{text('rows.count')}</th>
          <th scope="col">{text('rows.share')}</th>
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => (
          <tr key={cell}>
            <td>{names[Math.floor(cell / classes)]}</td>
            <td>{names[cell % classes]}</td>
            <td>{format.integer(counts[cell])}</td>
            <td>{format.percent(shareOfCell(confusion, cell))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Residuals({ pairs, reading }: { readonly pairs: Pairs; readonly reading: RowsReading }) {
  const text = useText('network')
  const { withUnit, signed } = useRowsWords(reading, [])
  return (
    <table className="rows-list num">
      <caption>{text('rows.largest')}</caption>
      <thead>
        <tr>
          <th scope="col">{text('rows.truth')}</th>
          <th scope="col">{text('rows.predicted')}</th>
          <th scope="col">{text('rows.residual')}</th>
        </tr>
      </thead>
      <tbody>
        {largestResiduals(pairs, LISTED).map((k) => (
          <tr key={k}>
            <td>{withUnit(pairs.truths[k])}</td>
            <td>{withUnit(pairs.predictions[k])}</td>
            <td>{signed(residualOf(pairs, k))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
