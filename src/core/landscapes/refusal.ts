/** Why a method has no path over a landscape. */
import type { WeightingConfig } from '../config/types'
import { aggregateOf, needsOf, needsPositiveLosses } from '../weightings/declared'
import type { Landscape } from './define'

/**
 * - `negativeLosses`: the method takes logarithms or quotients of losses, and this landscape's losses go below zero.
 * - `representation`: the method looks at a shared representation. Here are only two parameters.
 * - `metrics`: the method looks at a metric of the test split. Here is no data.
 */
export type Refusal = 'negativeLosses' | 'representation' | 'metrics'

/** Null if the method has a path. Where least losses are not known, a path ends at its first negative loss instead. */
export function refusalOf(landscape: Pick<Landscape, 'least'>, method: WeightingConfig): Refusal | null {
  const needs = needsOf(method)
  if (needs.includes('representationGramian')) return 'representation'
  if (aggregateOf(method, 1)?.kind === 'representationVote') return 'representation'
  if (needs.includes('metrics')) return 'metrics'
  const negative = landscape.least?.some((least) => least < 0) ?? false
  return negative && needsPositiveLosses(method) ? 'negativeLosses' : null
}
