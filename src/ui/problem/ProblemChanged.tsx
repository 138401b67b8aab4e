import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { RunConfig } from '../../core/config/types'
import { undoChoice } from '../../state/chooseProblem'
import { chosenProblemStore, dismissChange } from '../../state/chosenProblem'
import { useFormat } from '../hooks/useFormat'
import { targetName } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { taskNames } from '../text/taskNames'

/** Milliseconds until the message disappears: there is more to read than in others. */
const SHOWN_FOR = 30_000

/** What the choice of another problem has changed and kept, with a button that takes it back. */
export function ProblemChanged() {
  const change = useStore(chosenProblemStore, (state) => state.change)
  const text = useText('picker')
  const words = useText('tasks')
  const problems = useText('problems')
  const methods = useText('methods')
  const optimizers = useText('optimizers')
  const format = useFormat()
  useEffect(() => {
    if (!change) return
    const timer = window.setTimeout(dismissChange, SHOWN_FOR)
    return () => window.clearTimeout(timer)
  }, [change])
  if (!change) return null
  const { before, after } = change
  const name = ({ problem }: RunConfig) => problems.maybe(`names.${problem.id}`) ?? problem.id
  const tasks = (config: RunConfig) =>
    taskNames(
      config.tasks.filter(({ enabled }) => enabled),
      (target) => targetName(problems, target),
    ).join(words('shows.and'))
  const kept = {
    method: methods.maybe(`${after.weighting.id}.name`) ?? after.weighting.id,
    optimizer: optimizers.maybe(`${after.training.optimizer.id}.name`) ?? after.training.optimizer.id,
    trunk: after.network.trunk.map(format.integer).join(' · '),
  }
  return (
    <>
      <p>
        {text('changed', { before: name(before), after: name(after) })}{' '}
        {text('newTasks', { before: tasks(before), after: tasks(after) })}
      </p>
      <p>
        {text(change.keptWeighting ? 'kept' : 'lost', kept)} {change.perTask && text('perTask')}{' '}
        {change.edits > 0 && text('edits', { count: change.edits })}
      </p>
      <button type="button" className="btn small" onClick={undoChoice}>
        {text('undo')}
      </button>
    </>
  )
}
