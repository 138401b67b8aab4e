import type { RunConfig } from '../../core/config/types'
import { pullShares, totalShares } from '../../core/measures/paid'
import { optimizerById } from '../../core/optimizers/all'
import { aggregateOf } from '../../core/weightings/declared'
import type { StepRecord } from '../../engine/trainer.types'
import { shownHistories } from '../../state/ahead/shownHistory'
import { ScrollBox } from '../controls/ScrollBox'
import { useFormat } from '../hooks/useFormat'
import { useNow } from '../hooks/useNow'
import { useConfig } from '../hooks/useStores'
import { type TaskLook, useEnabledLooks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import './paid.css'
import { type CompletedStep, lastStep } from './lastStep'

const COLUMNS = ['weight', 'total', 'pull', 'promised', 'given'] as const

/** Whether the trunk moves by exactly −η d. */
const isPlain = ({ training, weighting }: RunConfig): boolean =>
  optimizerById(training.optimizer.id).plain === true &&
  [training.clipNorm, training.clipValue, training.l1, training.l2].every((x) => x === 0) &&
  aggregateOf(weighting, 1) === null

/**
 * For the last completed step that was recorded: each task's weight and shares, and the promised and actual change of
 * its loss.
 */
export function WhoPaid() {
  const text = useText('paid')
  const format = useFormat()
  const tasks = useEnabledLooks()
  const record = useNow()
  const plain = useConfig(isPlain)
  const now = record && record.weights.length === tasks.length ? record : null
  if (!now || tasks.length === 0) return <p className="note">{text('waiting')}</p>
  const completed =
    shownHistories()
      .map((history) => lastStep(history, now.step, tasks.length))
      .findLast((step) => step !== null) ?? null
  const columns = completed ?? upcomingStep(now)
  const lead = { promised: largestSize(columns.promised), given: largestSize(columns.given) }
  return (
    <ScrollBox className="paid own-layer" label={text('tab')}>
      <table className="paid-table num" aria-label={text('table')}>
        <thead>
          <tr className="paid-groups">
            <td />
            <th colSpan={COLUMNS.length} scope="colgroup">
              {completed
                ? text('step', { from: format.integer(completed.step), to: format.integer(completed.step + 1) })
                : text('coming', { step: format.integer(now.step) })}
            </th>
          </tr>
          <tr>
            <th scope="col" className="paid-name">
              {text('task')}
            </th>
            {COLUMNS.map((key) => (
              <th key={key} scope="col">
                {text(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tasks.map((task, t) => (
            <tr key={task.id} style={{ '--c': task.color }}>
              <th scope="row" className="paid-name" style={{ color: task.ink }} title={task.name}>
                <span className="dot" style={{ background: task.color }} />
                <span>{task.name}</span>
              </th>
              <td>{format.steady(columns.weights[t])}</td>
              <Share value={columns.totals[t]} shown={format.percent(columns.totals[t], 0)} />
              <Share value={columns.pulls[t]} shown={format.percent(columns.pulls[t], 0)} />
              <Change
                value={columns.promised[t]}
                most={lead.promised}
                shown={format.significant(columns.promised[t], 2)}
                worse={text('worsePromised')}
              />
              <Change
                value={columns.given[t]}
                most={lead.given}
                shown={format.significant(columns.given[t], 2)}
                worse={text('worse')}
              />
            </tr>
          ))}
        </tbody>
      </table>
      {completed && <Verdict tasks={tasks} completed={completed} />}
      <dl className="paid-words">
        {COLUMNS.map((key) => (
          <div key={key}>
            <dt>{text(key)}</dt>
            <dd>{text(key === 'promised' && !plain ? 'promisedOther' : `${key}Hint`)}</dd>
          </div>
        ))}
      </dl>
    </ScrollBox>
  )
}

/** For the step that comes next: weights and shares are known, changes of losses are not. */
function upcomingStep({ step, weights, headWeights, trainLosses, gradientNorms }: StepRecord): CompletedStep {
  const unknown = Array.from(weights, () => Number.NaN)
  return {
    step,
    weights: Array.from(weights),
    totals: totalShares(headWeights, trainLosses),
    pulls: pullShares(weights, gradientNorms),
    promised: unknown,
    given: unknown,
  }
}

const largestSize = (values: readonly number[]) =>
  Math.max(0, ...values.filter(Number.isFinite).map((value) => Math.abs(value)))

function Share({ value, shown }: { readonly value: number; readonly shown: string }) {
  return (
    <td>
      {shown}
      <span className="paid-bar">
        <i style={{ left: 0, width: `${100 * (value || 0)}%` }} />
      </span>
    </td>
  )
}

/** A change of a loss. Its bar goes right for a fall and left for a rise; a rise also has a plus sign and a mark ▲. */
function Change(props: {
  readonly value: number
  readonly most: number
  readonly shown: string
  readonly worse: string
}) {
  const { value, most, shown, worse } = props
  const part = most > 0 && Number.isFinite(value) ? value / most : 0
  return (
    <td className={value > 0 ? 'worse' : undefined}>
      {value > 0 && (
        <span className="paid-mark" role="img" aria-label={worse} title={worse}>
          ▲
        </span>
      )}
      {value > 0 ? `+${shown}` : shown}
      <span className="paid-bar middle">
        <i style={part > 0 ? { right: '50%', width: `${50 * part}%` } : { left: '50%', width: `${-50 * part}%` }} />
      </span>
    </td>
  )
}

/** A sentence that names the tasks whose loss rose. */
function Verdict({ tasks, completed }: { readonly tasks: readonly TaskLook[]; readonly completed: CompletedStep }) {
  const text = useText('paid')
  const { promised, given } = completed
  const names = (of: (t: number) => boolean) =>
    tasks
      .filter((_, t) => given[t] > 0 && of(t))
      .map(({ name }) => name)
      .join(text('comma'))
  const expected = names((t) => promised[t] > 0)
  const surprised = names((t) => !(promised[t] > 0))
  return (
    <p className="note paid-verdict">
      {!expected && !surprised && text('nobody')}
      {expected && <span>{text('asPromised', { tasks: expected })} </span>}
      {surprised && <span>{text('notPromised', { tasks: surprised })}</span>}
    </p>
  )
}
