import { adagrad } from './adagrad'
import { adam } from './adam'
import { adamw } from './adamw'
import type { Optimizer } from './define'
import { gd } from './gd'
import { momentum } from './momentum'
import { nesterov } from './nesterov'
import { rmsprop } from './rmsprop'
import { sgd } from './sgd'

export const optimizers = [gd, sgd, momentum, nesterov, adagrad, rmsprop, adam, adamw] as const
export type OptimizerId = (typeof optimizers)[number]['id']

/** The optimizer of that name; throws for a name that is not in the registry. */
export function optimizerById(id: string): Optimizer {
  const found = optimizers.find((optimizer) => optimizer.id === id)
  if (!found) throw new Error(`no optimizer '${id}'`)
  return found
}
