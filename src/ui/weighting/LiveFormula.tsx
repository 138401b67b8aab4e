import { Tex } from '../controls/Tex'
import { useFormat } from '../hooks/useFormat'
import { useNow } from '../hooks/useNow'
import { type NamedTask, useEnabledTasks } from '../hooks/useTasks'

const MOST_TERMS = 6

/**
 * The sum that training descends, with this step's numbers under its symbols: L = Σ w_i L_i where the
 * method weighs losses, d = Σ α_i g_i where it weighs gradients.
 */
export function LiveFormula({ actsOn }: { readonly actsOn: 'losses' | 'gradients' }) {
  const tasks = useEnabledTasks()
  const now = useNow()
  const format = useFormat()
  const current = now && now.weights.length === tasks.length ? now : null
  const number = (value: number | undefined) =>
    value === undefined || !Number.isFinite(value) ? '–' : format.significant(value, 3)
  const byLoss = actsOn === 'losses'
  const shown = tasks.slice(0, MOST_TERMS)
  const under = (task: NamedTask) =>
    `${number(current?.weights[task.index])} × ${number(byLoss ? current?.trainLosses[task.index] : current?.gradientNorms[task.index])}`
  return (
    <div className={tasks.length > 4 ? 'formula small num' : 'formula num'}>
      <Term
        tex={byLoss ? 'L' : 'd'}
        under={number(byLoss ? current?.totalTrain : current ? lengthOf(current) : undefined)}
      />
      <Tex tex="=" />
      {shown.map((task, i) => (
        <span key={task.id} className="addend">
          {i > 0 && <Tex tex="+" />}
          <Term
            tex={byLoss ? `w_{${i + 1}} L_{${i + 1}}` : `\\alpha_{${i + 1}}\\, g_{${i + 1}}`}
            under={under(task)}
            color={task.ink}
            title={task.name}
          />
        </span>
      ))}
      {tasks.length > MOST_TERMS && <Tex tex={`+ \\cdots`} />}
    </div>
  )
}

/** ‖Σ α_i g_i‖ from the Gramian: √(αᵀMα). */
function lengthOf({ weights, gramian }: { readonly weights: Float64Array; readonly gramian: Float64Array }): number {
  const size = weights.length
  let square = 0
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) square += weights[i] * gramian[i * size + j] * weights[j]
  return Math.sqrt(Math.max(square, 0))
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
