import type { WireError } from '../../worker/protocol'
import { useFormat } from './useFormat'
import { useText } from './useText'

/** Describes an error of a worker in a sentence that also says what to do. */
export function useErrorText(): (error: WireError) => string {
  const text = useText('notices')
  const format = useFormat()
  const gigabytes = (bytes: number) => format.significant(bytes / 1e9, 2)
  return ({ name, message, limit }) => {
    if (!limit) return text(name === 'WorkerError' ? 'workerDied' : 'failed', { message })
    const known = Number.isFinite(limit.wanted)
    if (limit.name !== 'memory' || !known) return text('outOfMemory')
    const needs = text('tooLarge', { wanted: gigabytes(limit.wanted), available: gigabytes(limit.available) })
    if (!limit.tooLarge) return `${needs} ${text('smaller')}`
    const { number, value, most } = limit.tooLarge
    return `${needs} ${text(`fits.${number}`, { value: format.integer(value), most: format.integer(most) })}`
  }
}
