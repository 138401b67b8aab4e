import { haltPaths, resumePaths } from '../../state/landscape/paths'
import { useClock } from '../hooks/useClock'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { usePaths } from './useLandscape'

/** Milliseconds. Shorter computations show no progress. */
const SHOWN_AFTER = 1000

/** How far the paths are, how long the rest takes, and a button that stops them. */
export function Progress() {
  const text = useText('landscape')
  const format = useFormat()
  const { since, halted, error, done, all } = usePaths((state) => ({
    since: state.since,
    halted: state.halted,
    error: state.error,
    done: state.done,
    all: state.all,
  }))
  const now = useClock(since !== null)
  const share = format.percent(all > 0 ? done / all : 0)
  if (error !== null)
    return (
      <span className="ls-progress" role="alert">
        {text('failed', { message: error })}{' '}
        <button type="button" className="btn small" onClick={resumePaths}>
          {text('retry')}
        </button>
      </span>
    )
  if (halted && done < all)
    return (
      <span className="ls-progress" role="status">
        {text('halted', { share })}{' '}
        <button type="button" className="btn small" onClick={resumePaths}>
          {text('resume')}
        </button>
      </span>
    )
  if (since === null || now - since < SHOWN_AFTER || done >= all) return null
  const seconds = Math.ceil((((now - since) / 1000) * (all - done)) / Math.max(1, done))
  return (
    <span className="ls-progress num">
      <progress max={1} value={all > 0 ? done / all : 0} aria-label={text('computing', { share })} />
      {text('computing', { share })}, {text('left', { seconds: format.integer(seconds) })}{' '}
      <button type="button" className="btn small" onClick={haltPaths}>
        {text('stop')}
      </button>
    </span>
  )
}
