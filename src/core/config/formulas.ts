/**
 * Typed formulas of a set-up that cannot be read. A set-up that has one is valid and keeps the text, so that the person
 * can mend it, and so that links go on as they did: weights of a text that cannot be read are equal, a weight that names
 * a task that does not exist is 0, and a target that cannot be read has no values.
 */

import { parseExpression } from '../expression/parse'
import { planeTargetById } from '../problems/plane/targets'
import { parseFormulas, weightsText } from '../weightings/formula'
import { taskPath } from './paths'
import type { Recording, RunConfig, WeightingConfig } from './types'

export interface FormulaFault {
  /** `weights`: the text of the weights cannot be read; `task`: it names a task that there is not; `target`: of a task. */
  readonly kind: 'weights' | 'task' | 'target'
  /** Path of the field, or the number of the edit, from 1. */
  readonly field: string
  /** Character at which it goes wrong, from 1. */
  readonly at: number
}

/** What is wrong with the typed weights of so many tasks; null where nothing is, or where they are not typed. */
export function faultInWeights({ id, options }: WeightingConfig, tasks: number): Omit<FormulaFault, 'field'> | null {
  const text = weightsText(id, options)
  if (text === null) return null
  const parsed = parseFormulas(text)
  if (!parsed.ok) return { kind: 'weights', at: parsed.at + 1 }
  const known = parseFormulas(text, tasks)
  return known.ok ? null : { kind: 'task', at: known.at + 1 }
}

/** Of the weights and of the targets of the enabled tasks, and of the edits that change the weights. */
export function formulaFaults({ config, edits }: Recording): FormulaFault[] {
  const enabled = config.tasks.filter((task) => task.enabled)
  const targets = enabled.flatMap(({ id, target, expression }): FormulaFault[] => {
    const parsed = planeTargetById(target).typed ? parseExpression(expression, ['x', 'y']) : null
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
