import { EngineLimitError } from '../engine/engine'
import type { WireError } from './protocol'

/** An error as data: structured clone would keep its message and lose what it is. */
export function toWireError(error: unknown): WireError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  const { name, message, stack } = error
  // No memory is left, whatever was estimated: the browser's own words would not say what to do.
  if (error instanceof RangeError && /alloc|array length/i.test(message)) {
    return { name, message, stack, limit: { name: 'memory', wanted: Number.NaN, available: Number.NaN } }
  }
  if (!(error instanceof EngineLimitError)) return { name, message, stack }
  return { name, message, stack, limit: { name: error.limit, wanted: error.wanted, available: error.available } }
}
