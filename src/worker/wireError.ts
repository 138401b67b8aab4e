import { EngineLimitError } from '../engine/engine'
import type { WireError } from './protocol'

/** An error as data: structured clone would keep the message and lose the class. */
export function toWireError(error: unknown): WireError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  const { name, message, stack } = error
  // Memory ran out although the estimate had room. The page's own text says what to do; the browser's does not.
  if (error instanceof RangeError && /alloc|array length/i.test(message)) {
    return { name, message, stack, limit: { name: 'memory', wanted: Number.NaN, available: Number.NaN } }
  }
  if (!(error instanceof EngineLimitError)) return { name, message, stack }
  const { limit, wanted, available, tooLarge } = error
  return { name, message, stack, limit: { name: limit, wanted, available, tooLarge } }
}
