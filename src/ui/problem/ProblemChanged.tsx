import { useEffect } from 'react'
import { useStore } from 'zustand'
import { type FieldPath, getField, parsePath } from '../../core/config/paths'
import type { RunConfig } from '../../core/config/types'
import { problemOf } from '../../core/problems/all'
import { undoChoice } from '../../state/chooseProblem'
import { chosenProblemStore, dismissChange } from '../../state/chosenProblem'
import { useFormat } from '../hooks/useFormat'
import { targetName } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { taskNames } from '../text/taskNames'

/** Milliseconds until the message disappears: there is more to read than in others. */
const SHOWN_FOR = 30_000

/** What the message names among what was kept, unless a preset has changed it. */
const NAMED: readonly FieldPath[] = ['training.optimizer', 'network.trunk']

/** What the choice of another problem has changed and kept, with a button that takes it back. */
export function ProblemChanged() {
  const change = useStore(chosenProblemStore, (state) => state.change)
  const text = useText('picker')
  const words = useText('tasks')
  const problems = useText('problems')
  const methods = useText('methods')
  const values = useValueTexts()
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
      (target) => targetName(problems, problemOf(config), target),
    ).join(words('shows.and'))
  const method = methods.maybe(`${after.weighting.id}.name`) ?? after.weighting.id
  const listed = (paths: readonly FieldPath[], first: readonly string[] = []) =>
    [...first, ...paths.map((path) => values(after, path))].join(words('shows.and'))
  const kept = NAMED.filter((path) => !change.preset.includes(path))
  return (
    <>
      <p>
        {text('changed', { before: name(before), after: name(after) })}{' '}
        {text('newTasks', { before: tasks(before), after: tasks(after) })}
      </p>
      <p>
        {change.preset.length > 0 && text('preset', { problem: name(after), what: listed(change.preset) })}{' '}
        {!change.keptWeighting && text('lost', { method })}{' '}
        {(change.keptWeighting || kept.length > 0) &&
          text('kept', { what: listed(kept, change.keptWeighting ? [method] : []) })}{' '}
        {change.perTask && text('perTask')} {change.edits > 0 && text('edits', { count: change.edits })}
      </p>
      <button type="button" className="btn small" onClick={undoChoice}>
        {text('undo')}
      </button>
    </>
  )
}

/** Says the value of a field that a preset can set. */
function useValueTexts(): (config: RunConfig, path: FieldPath) => string {
  const text = useText('picker')
  const optimizers = useText('optimizers')
  const activations = useText('activations')
  const format = useFormat()
  return (config, path) => {
    const value = getField(config, path)
    const { keys } = parsePath(path)
    const named = (): string => {
      if (Array.isArray(value)) return value.map(format.integer).join(' · ')
      if (keys[0] === 'testFraction') return format.percent(Number(value))
      if (typeof value === 'number') return format.significant(value, Number.isInteger(value) ? 9 : 3)
      if (typeof value === 'string') return activations.maybe(value) ?? value
      const { id } = config.training.optimizer
      return optimizers.maybe(`${id}.name`) ?? id
    }
    return text.maybe(`values.${keys[0]}`, { value: named() }) ?? named()
  }
}
