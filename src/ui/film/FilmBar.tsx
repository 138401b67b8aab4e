import { useEffect, useMemo, useState } from 'react'
import { seek } from '../../state/run'
import { throttle } from '../../state/throttle'
import { CommandButton } from '../commands/CommandButton'
import { useFormat } from '../hooks/useFormat'
import { useRun } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import './film.css'

/** Milliseconds between two steps that a drag asks for: each is trained again from the snapshot before it. */
const EVERY = 150
/** Places on the slider; an arrow key moves by one. */
const PLACES = 200

/** Goes back along the steps of the run: pictures, formula, arrows and controls follow. */
export function FilmBar() {
  const text = useText('network')
  const format = useFormat()
  const { step, furthest } = useRun((run) => ({ step: run.step, furthest: run.furthest }))
  const { wanted, goTo } = useSeeking(step)
  const end = Math.max(furthest, step, 1)
  const shown = Math.min(wanted ?? step, end)
  const place = text('film.place', { step: format.integer(shown), end: format.integer(Math.max(furthest, step)) })
  return (
    <section className="card film own-layer" aria-label={text('film.title')}>
      <h2 title={text('film.hint')}>{text('film.title')}</h2>
      <input
        type="range"
        aria-label={text('film.slider')}
        aria-valuetext={place}
        title={text('film.hint')}
        min={0}
        max={end}
        step={Math.max(1, Math.round(end / PLACES))}
        value={shown}
        disabled={furthest === 0}
        style={{ '--at': `${(100 * shown) / end}%` }}
        onChange={(event) => goTo(event.currentTarget.valueAsNumber)}
      />
      <span className="num place">{place}</span>
      <CommandButton id="fork" icon="fork" disabled={furthest === 0} />
    </section>
  )
}

/** Holds the wanted step until the run stands there; on its way there the run shows others. */
function useSeeking(step: number) {
  const [wanted, setWanted] = useState<number | null>(null)
  const seeks = useMemo(() => throttle(EVERY), [])
  // A person who plays on no longer seeks, and a run without its engine cannot.
  const stays = useRun(({ status, contextLost }) => contextLost || (status !== 'paused' && status !== 'stopped'))
  useEffect(() => {
    if (wanted === step || stays) setWanted(null)
    if (stays) seeks.cancel()
  }, [wanted, step, stays, seeks])
  const goTo = (to: number) => {
    setWanted(to)
    seeks.run(() => seek(to))
  }
  return { wanted, goTo }
}
