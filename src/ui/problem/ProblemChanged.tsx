import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { type FieldPath, getField, parsePath } from '../../core/config/paths'
import type { RunConfig } from '../../core/config/types'
import { problemOf } from '../../core/problems/all'
import { inputsChanged, isSameFile } from '../../core/tables/match'
import { readRecipe } from '../../core/tables/recipe'
import { undoChoice } from '../../state/chooseProblem'
import { chosenProblemStore, dismissChange } from '../../state/chosenProblem'
import { useFormat } from '../hooks/useFormat'
import { targetName } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { taskNames } from '../text/taskNames'
import './problemChanged.css'

/** Milliseconds until the message disappears, unless it is unfolded: there is more to read than in others. */
const SHOWN_FOR = 30_000

/** What the message names among what was kept, unless a preset has changed it. */
const NAMED: readonly FieldPath[] = ['training.optimizer', 'network.trunk']

/**
 * The problem that was chosen, with a button that takes the choice back. What it has changed and kept is folded away, so
 * that the message covers little of the page.
 */
export function ProblemChanged() {
  const change = useStore(chosenProblemStore, (state) => state.change)
  const text = useText('picker')
  const words = useText('tasks')
  const problems = useText('problems')
  const methods = useText('methods')
  const values = useValueTexts()
  const betweenTables = useBetweenTables()
  const [unfolded, setUnfolded] = useState(false)
  useEffect(() => {
    if (!change || unfolded) return
    const timer = window.setTimeout(dismissChange, SHOWN_FOR)
    return () => window.clearTimeout(timer)
  }, [change, unfolded])
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
  const named = { before: tasks(before), after: tasks(after) }
  const kept = NAMED.filter((path) => !change.preset.includes(path))
  const [chosen, ...changes] = betweenTables(before, after, tasks) ?? [
    text('changed', { before: name(before), after: name(after) }),
    text('newTasks', named),
  ]
  return (
    <>
      <div className="problem-changed">
        <p>{chosen}</p>
        <button type="button" className="btn small" onClick={undoChoice}>
          {text('undo')}
        </button>
      </div>
      <details className="problem-changes" onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}>
        <summary>{text('changes')}</summary>
        <p>{changes.join(' ')}</p>
        <p>
          {change.preset.length > 0 && text('preset', { problem: name(after), what: listed(change.preset) })}{' '}
          {!change.keptWeighting && text('lost', { method })}{' '}
          {(change.keptWeighting || kept.length > 0) &&
            text('kept', { what: listed(kept, change.keptWeighting ? [method] : []) })}{' '}
          {change.perTask && text('perTask')} {change.edits > 0 && text('edits', { count: change.edits })}
        </p>
      </details>
    </>
  )
}

/** Names of a list before the rest is left out. */
const LISTED = 6

/** Sentences on what other columns or another file of the person have changed; null unless table follows table. */
function useBetweenTables(): (
  before: RunConfig,
  after: RunConfig,
  tasks: (config: RunConfig) => string,
) => readonly string[] | null {
  const text = useText('picker')
  return (before, after, tasks) => {
    const [former, recipe] = [before, after].map(({ problem }) => readRecipe(problem.table))
    if (before.problem.id !== after.problem.id || !former || !recipe) return null
    const { added, gone } = inputsChanged(former, recipe)
    const columns = (names: readonly string[]) => ({
      columns: names.slice(0, LISTED).join(', ') + (names.length > LISTED ? ' …' : ''),
    })
    const named = { before: tasks(before), after: tasks(after) }
    return [
      isSameFile(former.file, recipe.file) ? text('otherColumns') : text('otherFile', { file: recipe.file.name }),
      ...(added.length > 0 ? [text('inputsAdded', columns(added))] : []),
      ...(gone.length > 0 ? [text('inputsGone', columns(gone))] : []),
      named.before === named.after ? text('tasksStay') : text('columnTasks', named),
    ]
  }
}

/** Says the value of a field that a preset can set. */
function useValueTexts(): (config: RunConfig, path: FieldPath) => string {
  const text = useText('picker')
  const optimizers = useText('optimizers')
  const activations = useText('activations')
  const format = useFormat()
  return (config, path) => {
    const field = getField(config, path)
    // A table has no more rows than its own, whatever the set-up asks for.
    const value =
      path === 'problem.samples'
        ? Math.min(config.problem.samples, problemOf(config).rows ?? Number.POSITIVE_INFINITY)
        : field
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
