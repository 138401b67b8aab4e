import { memo } from 'react'
import type { PathNews } from '../../state/landscape/paths'
import { setLandscapeView } from '../../state/landscape/view'
import { ScrollBox } from '../controls/ScrollBox'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { type NamedMethod, useLandscape, useLandscapeView, useMethods, usePaths } from './useLandscape'

/** The last two are losses 1 and 2. */
const COLUMNS = ['start', 'end', 'arrival', 'point', 'loss1', 'loss2'] as const

/** Why a method has no path; the same for all its starts. */
function refusalOf(path: PathNews | null | undefined): string | null {
  const stopped = path?.stopped
  return stopped && stopped.step === 0 && stopped.reason !== 'diverged' ? stopped.reason : null
}

/**
 * Method by start, in two tables that stand side by side where there is room: where the path ends, when it reaches the
 * front, and its losses.
 */
export function EndsTable() {
  const text = useText('landscape')
  const methods = useMethods()
  const starts = useLandscape((setup) => setup.starts.length)
  const { paths, known, settled } = usePaths((state) => ({
    paths: state.paths,
    known: state.picture === null || state.picture.front !== null,
    settled: state.since === null,
  }))
  const looked = useLandscapeView((view) => view.looked)
  const half = Math.ceil(methods.length / 2)
  const halves = [methods.slice(0, half), methods.slice(half)].filter((part) => part.length > 0)
  return (
    <section className="card ls-ends" aria-labelledby="ls-ends-title">
      <h2 id="ls-ends-title">{text('ends.title')}</h2>
      <ScrollBox label={text('ends.title')} className="ls-ends-scroll">
        {halves.map((part) => (
          <table key={part[0].index} className="num" aria-busy={!settled}>
            <colgroup>
              {COLUMNS.map((key) => (
                <col key={key} className={key} />
              ))}
            </colgroup>
            <thead>
              <tr>
                {COLUMNS.map((key, column) => (
                  <th key={key} scope="col">
                    {text(key === 'loss1' || key === 'loss2' ? 'ends.loss' : `ends.${key}`, { number: column - 3 })}
                  </th>
                ))}
              </tr>
            </thead>
            {part.map((method) => (
              <tbody key={method.index}>
                <tr>
                  <th scope="rowgroup" colSpan={COLUMNS.length}>
                    <i className="dot" style={{ background: method.color }} /> {method.name}
                  </th>
                </tr>
                <Starts
                  method={method}
                  starts={starts}
                  paths={paths[method.index] ?? []}
                  known={known}
                  looked={looked}
                />
              </tbody>
            ))}
          </table>
        ))}
      </ScrollBox>
      <p className="hint">{text('ends.about')}</p>
    </section>
  )
}

/** A row for each start, or the reason why the method has no path. */
function Starts(props: {
  readonly method: NamedMethod
  readonly starts: number
  readonly paths: readonly (PathNews | null)[]
  readonly known: boolean
  readonly looked: { readonly method: number; readonly start: number }
}) {
  const { method, starts, paths, known, looked } = props
  const text = useText('landscape')
  const refusal = refusalOf(paths[0])
  if (refusal)
    return (
      <tr>
        <td colSpan={COLUMNS.length} className="reason">
          <b>{text('ends.refused')}</b> {text(`ends.reasons.${refusal as 'metrics'}`)}
        </td>
      </tr>
    )
  return Array.from({ length: starts }, (_, j) => (
    <Row
      // biome-ignore lint/suspicious/noArrayIndexKey: a start is its place
      key={j}
      method={method}
      start={j}
      path={paths[j] ?? null}
      known={known}
      looked={looked.method === method.index && looked.start === j}
    />
  ))
}

const Row = memo(function Row(props: {
  readonly method: NamedMethod
  readonly start: number
  readonly path: PathNews | null
  /** The landscape's front is known. */
  readonly known: boolean
  readonly looked: boolean
}) {
  const { method, start, path, known } = props
  const text = useText('landscape')
  const format = useFormat()
  const steps = useLandscape((setup) => setup.steps)
  const last = path ? path.kept.count - 1 : -1
  const pair = (values: Float64Array | undefined, write: (value: number) => string) =>
    values && last >= 0 ? [write(values[2 * last]), write(values[2 * last + 1])] : ['–', '–']
  const hasEnded =
    path !== null && (path.stopped ? path.end === 'diverged' : path.done >= steps || path.end === 'front')
  const bringOut = (on: boolean) => setLandscapeView({ highlighted: on ? { method: method.index, start } : null })
  const losses = pair(path?.kept.losses, (value) => format.significant(value))
  return (
    <tr
      className={props.looked ? 'looked' : undefined}
      onPointerEnter={() => bringOut(true)}
      onPointerLeave={() => bringOut(false)}
    >
      <td>
        <button
          type="button"
          className="btn small"
          aria-pressed={props.looked}
          aria-label={text('ends.look', { method: method.name, start: start + 1 })}
          onFocus={() => bringOut(true)}
          onBlur={() => bringOut(false)}
          onClick={() => setLandscapeView({ looked: { method: method.index, start } })}
        >
          {start + 1}
        </button>
      </td>
      <td className={`end ${hasEnded ? path.end : ''}`}>{endText()}</td>
      <td className="arrival">{arrivalText()}</td>
      <td>{pair(path?.kept.positions, (value) => format.fixed(value, 2)).join(', ')}</td>
      <td>{losses[0]}</td>
      <td>{losses[1]}</td>
    </tr>
  )

  function endText(): string {
    if (!path) return '–'
    const { stopped, done, end } = path
    if (stopped?.reason === 'diverged') return text('ends.diverged', { step: format.integer(stopped.step) })
    if (stopped) return text('ends.negativeAt', { step: format.integer(stopped.step) })
    if (end === 'front') return text('ends.front')
    if (done < steps) return text('ends.running', { share: format.percent(done / steps) })
    if (!known) return text('ends.open')
    return text(`ends.${end as 'valley'}`)
  }

  function arrivalText(): string {
    if (!path || !known) return '–'
    if (path.arrival !== null) return format.integer(path.arrival)
    return path.done >= steps || path.stopped ? text('ends.never') : '…'
  }
})
