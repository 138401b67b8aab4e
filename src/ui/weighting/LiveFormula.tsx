import { lengthOf } from '../../core/measures/lengths'
import { Tex } from '../controls/Tex'
import { useFormat } from '../hooks/useFormat'
import { useNow } from '../hooks/useNow'
import { type TaskLook, useEnabledLooks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { useDiverged } from './useDiverged'

/** With more tasks than this the formula has one summation sign, and the numbers stand in a list below it. */
const MOST_TERMS = 6

interface FormulaProps {
  readonly byLoss: boolean
  readonly tasks: readonly TaskLook[]
  /** `result` stands under the left side, `factors` under a task's two symbols. */
  readonly result: string
  readonly factors: (task: TaskLook) => readonly [string, string]
}

/**
 * The sum that training descends, with the current step's numbers under its symbols: L = Σ w_i L_i if the method weighs
 * losses, d = Σ α_i g_i if it weighs gradients. The number under g is its length.
 */
export function LiveFormula({ actsOn }: { readonly actsOn: 'losses' | 'gradients' }) {
  const tasks = useEnabledLooks()
  const now = useNow()
  const format = useFormat()
  const current = now && now.weights.length === tasks.length ? now : null
  const byLoss = actsOn === 'losses'
  const diverged = useDiverged()
  const number = (value: number | undefined) =>
    value === undefined || !Number.isFinite(value) ? '–' : format.steady(value)
  const props: FormulaProps = {
    byLoss,
    tasks,
    result:
      diverged !== null
        ? '∞'
        : number(
            current
              ? byLoss
                ? current.totalTrain
                : lengthOf(current.gramian, current.weights, tasks.length)
              : undefined,
          ),
    factors: ({ index }) => [
      number(byLoss ? current?.headWeights[index] : current?.weights[index]),
      index === diverged ? '∞' : number(byLoss ? current?.trainLosses[index] : current?.gradientNorms[index]),
    ],
  }
  return tasks.length > MOST_TERMS ? <CompactFormula {...props} /> : <FullFormula {...props} />
}

function FullFormula({ byLoss, tasks, result, factors }: FormulaProps) {
  return (
    <div className={tasks.length > 3 ? 'formula small num own-layer' : 'formula num own-layer'}>
      <Term tex={byLoss ? 'L' : 'd'} under={result} />
      <span className="sign">
        <Tex tex="=" />
      </span>
      {tasks.map((task, i) => (
        <span key={task.id} className="addend">
          {i > 0 && (
            <span className="sign">
              <Tex tex="+" />
            </span>
          )}
          <Term
            tex={byLoss ? `w_{${i + 1}} L_{${i + 1}}` : `\\alpha_{${i + 1}}\\, g_{${i + 1}}`}
            under={factors(task).join(' × ')}
            color={task.ink}
            title={task.name}
          />
        </span>
      ))}
    </div>
  )
}

function CompactFormula({ byLoss, tasks, result, factors }: FormulaProps) {
  const text = useText('weighting')
  return (
    <div className="formula compact num own-layer">
      <Term tex={byLoss ? 'L = \\sum_i w_i L_i' : 'd = \\sum_i \\alpha_i\\, g_i'} under={result} />
      <ul aria-label={text('terms')}>
        {tasks.map((task) => (
          <li key={task.id} style={{ color: task.ink }} title={task.name}>
            <span className="number">{task.index + 1}</span> {factors(task).join(' × ')}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Term(props: {
  readonly tex: string
  readonly under: string
  readonly color?: string
  readonly title?: string
}) {
  return (
    <span className="term" style={props.color ? { color: props.color } : undefined} title={props.title}>
      <Tex tex={props.tex} />
      <small>{props.under}</small>
    </span>
  )
}
