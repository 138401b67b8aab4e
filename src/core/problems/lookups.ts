import type { RunConfig } from '../config/types'
import { type DataNeed, isKept } from './data'
import type { Problem, ProblemData } from './define'

/** The functions that find a problem in a registry, whose first problem is the usual one. */
export function lookupsIn(problems: readonly [Problem, ...Problem[]]) {
  /** The problem with this id; the usual one for any other value. */
  const problemNamed = (id: unknown): Problem => problems.find((problem) => problem.id === id) ?? problems[0]

  /** The problem of a set-up; throws if it is not in the registry. */
  function problemOf({ problem: { id, table } }: Pick<RunConfig, 'problem'>): Problem {
    const found = problems.find((problem) => problem.id === id)
    if (!found) throw new Error(`no problem '${id}'`)
    return found.ofTable?.(table) ?? found
  }

  /** Inputs, targets and splits of a set-up that has a task: enabled tasks only, in order. */
  const makeProblem = (config: Pick<RunConfig, 'problem' | 'tasks'>): ProblemData =>
    problemOf(config).make(
      config.problem,
      config.tasks.filter((task) => task.enabled),
      config.tasks[0],
    )

  /** The data that a set-up needs and that are not loaded yet. */
  const missingData = (config: Pick<RunConfig, 'problem'>): readonly DataNeed[] =>
    (problemOf(config).needs?.(config.problem) ?? []).filter((need) => !isKept(need))

  return { problemNamed, problemOf, makeProblem, missingData }
}
