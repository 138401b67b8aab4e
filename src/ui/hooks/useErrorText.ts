import type { WireError } from '../../worker/protocol'
import { useLimitText } from './useLimitText'
import { useText } from './useText'

/** Describes an error of a worker in a sentence that also says what to do. */
export function useErrorText(): (error: WireError) => string {
  const text = useText('notices')
  const limitText = useLimitText()
  return ({ name, message, limit }) =>
    limit ? limitText(limit) : text(name === 'WorkerError' ? 'workerDied' : 'failed', { message })
}

/** The cause alone, to follow words that say what has failed: the limit that is exceeded, or the browser's message. */
export function useCauseText(): (error: WireError) => string {
  const limitText = useLimitText()
  return ({ message, limit }) => (limit ? limitText(limit) : message)
}
