import { lowersLoss, raisesLoss } from '../../core/measures/angles'
import { remainder } from '../../core/measures/plane'
import { weightingById } from '../../core/weightings/all'
import { ScrollBox } from '../controls/ScrollBox'
import { Tex } from '../controls/Tex'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { shortName } from '../text/taskNames'
import { remembers } from './methods'
import type { Direction, Tug } from './useScene'

/** A direction shorter than this share of its longest part consists mostly of rounding and regularisation. */
const SMALL = 0.02

/**
 * Details of one direction: its method's formula, its weights in the current step, and which tasks it helps or hurts.
 */
export function DirectionDetails({ direction, tug }: { readonly direction: Direction; readonly tug: Tug }) {
  const text = useText('tug')
  const format = useFormat()
  const { method, weights } = direction
  const first = remembers(method) && (direction.id !== null || tug.free)
  const left = weights ? remainder(tug.gramian, weights) : 1
  return (
    <ScrollBox className="tug-details own-layer" label={text('filled')}>
      <div className="tug-formula">
        <Tex tex={weightingById(method).tex} />
        {first && <span className="hint">{text('firstStep')}</span>}
      </div>
      {weights ? <Filled weights={weights} tug={tug} /> : <p className="hint">{text('unknown')}</p>}
      {weights && direction.tip && left < SMALL && (
        <p className="hint">{text('nearly', { share: format.percent(left, 1) })}</p>
      )}
      {weights && !direction.tip && <p className="hint">{text('none')}</p>}
      {direction.cosines.length > 0 && (
        <ul className="tug-cosines num" aria-label={text('cosines')}>
          {direction.cosines.map((cosine, t) => {
            const task = tug.tasks[t]
            const [hurt, known] = [raisesLoss(cosine), !Number.isNaN(cosine)]
            const shown = format.fixed(cosine, 2)
            return (
              <li
                key={task.id}
                title={known ? text(hurt ? 'hurts' : 'helps', { task: task.name, cosine: shown }) : undefined}
              >
                <span style={{ color: task.ink }}>{shortName(task.name)}</span> {shown}
                <span className={hurt ? 'tug-hurt' : 'tug-help'} aria-hidden="true">
                  {hurt ? '▼' : lowersLoss(cosine) ? '▲' : ''}
                </span>
                {known && <span className="visually-hidden">{text(hurt ? 'hurtShort' : 'helpShort')}</span>}
              </li>
            )
          })}
        </ul>
      )}
    </ScrollBox>
  )
}

/** d = 0.4 g_1 − 0.2 g_2 in the tasks' colours. */
function Filled({ weights, tug }: { readonly weights: readonly number[]; readonly tug: Tug }) {
  const text = useText('tug')
  const format = useFormat()
  const number = (value: number) => format.significant(Math.abs(value), 3).replaceAll(',', '{,}')
  return (
    <p className="tug-filled" title={text('filled')}>
      <Tex tex="d =" />
      {weights.map((weight, i) => (
        <span key={tug.tasks[i].id} style={{ color: tug.tasks[i].ink }}>
          <Tex tex={`${weight < 0 ? '-' : i > 0 ? '+' : ''}\\,${number(weight)}\\,g_{${i + 1}}`} />
        </span>
      ))}
    </p>
  )
}
