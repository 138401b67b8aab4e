import type { RunConfig } from '../config/types'
import type { Problem, ProblemData } from './define'
import { plane } from './plane/plane'

export const problems = [plane] as const satisfies readonly Problem[]

/** The problem of that name; throws for a name that is not in the registry. */
export function problemById(id: string): Problem {
  const found = problems.find((problem) => problem.id === id)
  if (!found) throw new Error(`no problem '${id}'`)
  return found
}

/** Inputs, targets and splits of a set-up: enabled tasks only, in order. */
export const makeProblem = (config: Pick<RunConfig, 'problem' | 'tasks'>): ProblemData =>
  problemById(config.problem.id).make(
    config.problem,
    config.tasks.filter((task) => task.enabled),
  )
