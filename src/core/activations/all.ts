import type { Activation } from './define'
import { gelu } from './gelu'
import { leakyRelu } from './leakyRelu'
import { linear } from './linear'
import { relu } from './relu'
import { sigmoid } from './sigmoid'
import { tanh } from './tanh'

export const activations = [tanh, relu, leakyRelu, sigmoid, gelu, linear] as const
export type ActivationId = (typeof activations)[number]['id']

/** The activation of that name; throws for a name that is not in the registry. */
export function activationById(id: string): Activation {
  const found = activations.find((activation) => activation.id === id)
  if (!found) throw new Error(`no activation '${id}'`)
  return found
}
