import { setLandscapeView } from '../../state/landscape/view'
import { Select } from '../controls/Select'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { cosine, length, type PathMoment, raised, rests } from './moments'
import { useLandscape, useMethods } from './useLandscape'
import { useLooked } from './useLooked'

/** The numbers of one path at the shown step. */
export function PointCard() {
  const text = useText('landscape')
  const methods = useMethods()
  const starts = useLandscape((setup) => setup.starts.length)
  const adam = useLandscape((setup) => setup.optimizer.id.startsWith('adam'))
  const { method, start, moment } = useLooked()
  return (
    <section className="card ls-point" aria-labelledby="ls-point-title">
      <div className="card-head">
        <h2 id="ls-point-title">{text('point.title')}</h2>
        <Select
          label={text('point.path')}
          value={`${method} ${start}`}
          options={methods.flatMap(({ index, name }) =>
            Array.from({ length: starts }, (_, j) => ({
              value: `${index} ${j}`,
              label: text('point.pick', { method: name, start: j + 1 }),
            })),
          )}
          onChange={(value) => {
            const [m, j] = value.split(' ').map(Number)
            setLandscapeView({ looked: { method: m, start: j } })
          }}
        />
      </div>
      {moment ? <Numbers moment={moment} /> : <p className="hint">{text('point.absent')}</p>}
      <p className="hint">{text('point.arrows')}</p>
      {adam && <p className="hint">{text('point.adam')}</p>}
    </section>
  )
}

function Numbers({ moment }: { readonly moment: PathMoment }) {
  const text = useText('landscape')
  const format = useFormat()
  const { losses, gradients, weights, direction, cone } = moment
  const number = (value: number) => format.significant(value)
  const up = raised(moment)
  const clipNorm = useLandscape((setup) => setup.clipNorm)
  const still = rests(moment, clipNorm)
  return (
    <>
      <table className="num">
        <thead>
          <tr>
            <td />
            {[text('point.loss'), text('point.gradient'), text('point.weight')].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {([0, 1] as const).map((i) => (
            <tr key={i}>
              <th scope="row">
                <i className="dot" style={{ background: `var(--t${i + 1})` }} /> {text('ends.loss', { number: i + 1 })}
              </th>
              <td>{number(losses[i])}</td>
              <td>{number(length(gradients[i]))}</td>
              <td>{number(weights[i])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="num ls-facts">
        {text('ends.point')} <b>{moment.point.map((value) => format.fixed(value, 3)).join(', ')}</b> ·{' '}
        {text('point.cosine')} <b>{format.fixed(cosine(...gradients), 2)}</b> · {text('point.length')}{' '}
        <b>{number(length(direction))}</b>
      </p>
      {cone === null && <p className="note">{text('point.opposed')}</p>}
      <p className="note">
        {still
          ? text('point.rests')
          : up.length === 0
            ? text('point.harmless')
            : text('point.harms', { which: up.length === 2 ? text('point.both') : String(up[0] + 1) })}
      </p>
    </>
  )
}
