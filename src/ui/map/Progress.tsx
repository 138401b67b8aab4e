import { computeMap, haltMap } from '../../state/map/compute'
import { useClock } from '../hooks/useClock'
import { useCauseText } from '../hooks/useErrorText'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { useCompute } from './useMap'

/** Share of the work after which the time left is worth saying. */
const SOON = 0.02

const COMPLETE = ['compute.ended', 'compute.complete', 'compute.mixed'] as const

/** How far the map is, how long the rest takes, and the buttons that start and stop it. */
export function Progress() {
  const text = useText('map')
  const page = useText('interface')
  const format = useFormat()
  const causeText = useCauseText()
  const { phase, all, ended, share, since, error, engines } = useCompute((state) => state)
  const now = useClock(since !== null)
  const missing = all - ended
  // If one is not known, the others would not be the whole truth.
  const known = engines.every((engine) => engine !== null) ? engines : []
  const percent = format.percent(share)
  const start = (
    <button type="button" className="btn primary" onClick={computeMap}>
      {phase === 'halted' ? text('compute.go') : text('compute.startCount', { runs: format.integer(missing) })}
    </button>
  )
  if (phase === 'running') {
    const done = since ? share - since.share : 0
    const seconds = since && done > SOON ? Math.ceil((((now - since.time) / 1000) * (1 - share)) / done) : null
    const values = { share: percent, all: format.integer(all) }
    return (
      <div className="map-progress num" data-testid="map-progress">
        <button type="button" className="btn" onClick={haltMap}>
          {text('compute.stop')}
        </button>
        <progress max={1} value={share} aria-label={text('compute.running', values)} />
        <span>
          {text('compute.running', values)}
          {seconds !== null && seconds >= 0 && `, ${text('compute.left', { seconds: format.integer(seconds) })}`}
        </span>
      </div>
    )
  }
  if (phase === 'failed')
    return (
      <div className="map-progress" role="alert">
        {start} {text('compute.failed', { message: error ? causeText(error) : '' })}
      </div>
    )
  if (missing === 0)
    return (
      <div className="map-progress num" role="status" data-testid="map-complete">
        {text(COMPLETE[Math.min(known.length, 2)], {
          runs: format.integer(all),
          engine: known.map((engine) => page(`engine.${engine}`)).join(text('cell.comma')),
        })}
      </div>
    )
  return (
    <div className="map-progress num">
      {start}
      <span role="status">
        {phase === 'halted'
          ? text('compute.halted', { share: percent })
          : ended > 0 && text('compute.missing', { missing: format.integer(missing), all: format.integer(all) })}
      </span>
    </div>
  )
}
