import { type EngineKind, EngineLimitError } from '../engine/engine'
import type { Limit, Refusal, Why, WireError } from './protocol'

/** An error as data: structured clone would keep the message and lose the class. */
export function toWireError(error: unknown): WireError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  const { name, message, stack } = error
  // Memory ran out although the estimate had room. The page's own text says what to do; the browser's does not.
  if (error instanceof RangeError && /alloc|array length/i.test(message)) {
    return { name, message, stack, limit: outOfMemory }
  }
  if (!(error instanceof EngineLimitError)) return { name, message, stack }
  return { name, message, stack, limit: limitOf(error) }
}

const outOfMemory: Limit = { name: 'memory', wanted: Number.NaN, available: Number.NaN, tooLarge: null }

const limitOf = ({ limit, wanted, available, tooLarge }: EngineLimitError): Limit => ({
  name: limit,
  wanted,
  available,
  tooLarge,
})

/** That engine's limit as data. */
export const refusalOf = (engine: EngineKind, error: EngineLimitError): Refusal => ({ engine, ...limitOf(error) })

/** Another engine trains, since the wanted one is too small for the set-up. */
export const tooLargeFor = (refusal: Refusal): Why => ({ reason: 'tooLarge', refusal })
