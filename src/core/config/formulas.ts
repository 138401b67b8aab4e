/**
 * Finds typed formulas that cannot be read. A set-up with such a formula is still valid and keeps the text, so that
 * the person can correct it and old links keep their meaning. If the formulas of the weights cannot be read, all
 * weights are equal. A weight that names an unknown task is 0. A target that cannot be read has no values.
 */
import { parseExpression } from '../expression/parse'
import { problemOf } from '../problems/all'
import { targetOf } from '../problems/targets'
import { parseFormulas, weightsText } from '../weightings/formula'
import { taskPath } from './paths'
import type { Recording, RunConfig, WeightingConfig } from './types'

export interface FormulaFault {
  /** `weights` or `target`: the formula cannot be read. `task`: a weight names a task that does not exist. */
  readonly kind: 'weights' | 'task' | 'target'
  /** Path of the field, or `edits.` and the number of the edit, from 1. */
  readonly field: string
  /** Position of the first character that cannot be read, from 1. */
  readonly at: number
}

/** What is wrong with the typed weights of this many tasks. Null if nothing is, or if the weights are not typed. */
export function faultInWeights({ id, options }: WeightingConfig, tasks: number): Omit<FormulaFault, 'field'> | null {
  const text = weightsText(id, options)
  if (text === null) return null
  const parsed = parseFormulas(text)
  if (!parsed.ok) return { kind: 'weights', at: parsed.at + 1 }
  const known = parseFormulas(text, tasks)
  return known.ok ? null : { kind: 'task', at: known.at + 1 }
}

/** All faults in the weights, in the targets of enabled tasks, and in edits of the weights. */
export function formulaFaults({ config, edits }: Recording): FormulaFault[] {
  const problem = problemOf(config)
  const enabled = config.tasks.filter((task) => task.enabled)
  const targets = enabled.flatMap(({ id, target, expression }): FormulaFault[] => {
    const { typed } = targetOf(problem, target)
    const parsed = typed ? parseExpression(expression, typed) : null
    return parsed === null || parsed.ok
      ? []
      : [{ kind: 'target', field: taskPath(id, 'expression'), at: parsed.at + 1 }]
  })
  const of = (weighting: WeightingConfig, field: string): FormulaFault[] => {
    const fault = faultInWeights(weighting, enabled.length)
    return fault ? [{ ...fault, field }] : []
  }
  const changed = edits.flatMap(({ field, value }, i) => {
    if (field === 'weighting') return of(value as RunConfig['weighting'], `edits.${i + 1}`)
    if (field !== 'weighting.options.formulas') return []
    return of({ id: 'formula', options: { formulas: value }, modifiers: [] }, `edits.${i + 1}`)
  })
  return [...of(config.weighting, 'weighting.options.formulas'), ...targets, ...changed]
}
