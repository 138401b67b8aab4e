import { bce } from './bce'
import type { Loss, TaskKind } from './define'
import { epsilonInsensitive } from './epsilonInsensitive'
import { focal } from './focal'
import { hinge } from './hinge'
import { huber } from './huber'
import { logCosh } from './logCosh'
import { mae } from './mae'
import { mse } from './mse'
import { multiclassFocal } from './multiclassFocal'
import { poisson } from './poisson'
import { quantile } from './quantile'
import { softmax } from './softmax'
import { squaredHinge } from './squaredHinge'

export const losses = [
  mse,
  mae,
  huber,
  logCosh,
  quantile,
  epsilonInsensitive,
  poisson,
  bce,
  hinge,
  squaredHinge,
  focal,
  softmax,
  multiclassFocal,
] as const
export type LossId = (typeof losses)[number]['id']

/** The loss of that name; throws for a name that is not in the registry. */
export function lossById(id: string): Loss {
  const found = losses.find((loss) => loss.id === id)
  if (!found) throw new Error(`no loss '${id}'`)
  return found
}

/** Whether the loss is a cross-entropy or a variant of it: the head gives probabilities of classes. */
export const isCrossEntropy = (loss: Loss): boolean => loss.form === 'categorical' || loss.link === 'logistic'

/** Losses that fit a task of this kind, the most common one first. */
export const lossesFor = (kind: TaskKind): readonly Loss[] =>
  losses.filter((loss) => (loss.fits as readonly TaskKind[]).includes(kind))
