import { aimedAt, withProblem } from '../config/chosen'
import type { RunConfig, TaskConfig } from '../config/types'
import { metricFits } from '../metrics/names'
import { problemOf, problems } from '../problems/all'
import type { Problem } from '../problems/define'
import { findTarget } from '../problems/targets'

/**
 * The set-up with the problem of this table, as after the choice of another problem (`chosen`); null if no problem can
 * read it. Columns that are targets again keep their tasks.
 */
export function withTable(config: RunConfig, table: string): RunConfig | null {
  const reader = problems.find(({ ofTable }) => ofTable?.(table))
  if (!reader) return null
  const kept = tasksOfNamed(problemOf({ problem: { ...config.problem, id: reader.id, table } }), config)
  return withProblem(config, reader.id, table, kept) ?? withProblem(config, reader.id, table)
}

/**
 * The usual tasks of a problem, but where a person's name of a target is the same in the former problem, the tasks that it
 * had there. Tasks that come new get ids of their own, so that nothing of a former task is taken for theirs.
 */
function tasksOfNamed(problem: Problem, config: RunConfig): readonly TaskConfig[] {
  const { tasks } = config
  const former = problemOf(config)
  const ofName = (name: string | undefined) =>
    tasks.filter(({ target }) => name !== undefined && findTarget(former, target)?.name === name)
  const stay = problem.usualTasks.map((usual) => ofName(findTarget(problem, usual.target)?.name))
  if (stay.every(({ length }) => length === 0)) return problem.usualTasks
  let last = Math.max(...tasks.map(({ id }) => Number(id.slice(1))))
  return problem.usualTasks.flatMap((usual, k) =>
    stay[k].length > 0
      ? stay[k].map((task) => withMetric(problem, aimedAt(problem, task, usual.target)))
      : [{ ...usual, id: `t${++last}` }],
  )
}

/** The task with its metric, or the usual one if that does not fit. */
const withMetric = (problem: Problem, task: TaskConfig): TaskConfig =>
  metricFits(problem, task) ? task : { ...task, metric: 'usual' }
