import { memo } from 'react'
import type { PathNews } from '../../state/landscape/paths'
import { setLandscapeView } from '../../state/landscape/view'
import { ScrollBox } from '../controls/ScrollBox'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { type NamedMethod, useLandscape, useLandscapeView, useMethods, usePaths } from './useLandscape'

/** Method by start: where the path ends, when it reaches the front, and its losses. */
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
  return (
    <section className="card ls-ends" aria-labelledby="ls-ends-title">
      <h2 id="ls-ends-title">{text('ends.title')}</h2>
      <ScrollBox label={text('ends.title')} className="ls-ends-scroll">
        <table className="num" aria-busy={!settled}>
          <thead>
            <tr>
              {(['method', 'start', 'end', 'arrival', 'point'] as const).map((key) => (
                <th key={key} scope="col">
                  {text(`ends.${key}`)}
                </th>
              ))}
              {[1, 2].map((number) => (
                <th key={number} scope="col">
                  {text('ends.loss', { number })}
                </th>
              ))}
            </tr>
          </thead>
          {methods.map((method) => (
            <tbody key={method.index}>
              {Array.from({ length: starts }, (_, j) => (
                <Row
                  // biome-ignore lint/suspicious/noArrayIndexKey: a start is its place
                  key={j}
                  method={method}
                  start={j}
                  starts={starts}
                  path={paths[method.index]?.[j] ?? null}
                  known={known}
                  looked={looked.method === method.index && looked.start === j}
                />
              ))}
            </tbody>
          ))}
        </table>
      </ScrollBox>
      <p className="hint">{text('ends.about')}</p>
    </section>
  )
}

const Row = memo(function Row(props: {
  readonly method: NamedMethod
  readonly start: number
  readonly starts: number
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
  const refused = path?.stopped && path.stopped.reason !== 'diverged' ? path.stopped : null
  const bringOut = (on: boolean) => setLandscapeView({ highlighted: on ? { method: method.index, start } : null })
  const losses = pair(path?.kept.losses, (value) => format.significant(value))
  return (
    <tr
      className={props.looked ? 'looked' : undefined}
      onPointerEnter={() => bringOut(true)}
      onPointerLeave={() => bringOut(false)}
    >
      {start === 0 && (
        <th scope="rowgroup" rowSpan={props.starts}>
          <i className="dot" style={{ background: method.color }} /> {method.name}
        </th>
      )}
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
      {refused && refused.step === 0 ? (
        <td colSpan={5} className="reason">
          <b>{text('ends.refused')}.</b> {text(`ends.reasons.${refused.reason as 'metrics'}`, { step: 0 })}
        </td>
      ) : (
        <>
          <td
            className={`end ${refused ? 'stopped' : path && (path.stopped || path.done >= steps || path.end === 'front') ? path.end : ''}`}
          >
            {endText()}
          </td>
          <td>{arrivalText()}</td>
          <td>{pair(path?.kept.positions, (value) => format.fixed(value, 2)).join(', ')}</td>
          <td>{losses[0]}</td>
          <td>{losses[1]}</td>
        </>
      )}
    </tr>
  )

  function endText(): string {
    if (!path) return '–'
    const { stopped, done, end } = path
    if (stopped?.reason === 'diverged') return text('ends.diverged', { step: format.integer(stopped.step) })
    if (stopped) {
      return text(`ends.reasons.${stopped.reason as 'metrics'}`, { step: format.integer(stopped.step) })
    }
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
