import { useEffect, useMemo, useState } from 'react'
import { seek } from '../../state/run'
import { throttle } from '../../state/throttle'
import { CommandButton } from '../commands/CommandButton'
import { useFormat } from '../hooks/useFormat'
import { useRun } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import './film.css'

/** A drag asks for so many milliseconds' rest between two pictures: each is trained anew from the snapshot before it. */
const EVERY = 150
/** Places on the film; an arrow key goes one on. */
const PLACES = 200

/** The way that the run has come, to go back along: pictures, formula, arrows and controls follow. */
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

/** The step that was asked for, until the run stands there: on its way it shows others. */
function useSeeking(step: number) {
  const [wanted, setWanted] = useState<number | null>(null)
  const seeks = useMemo(() => throttle(EVERY), [])
  // Whoever plays on wants to be nowhere else, and a run without its engine goes nowhere.
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
