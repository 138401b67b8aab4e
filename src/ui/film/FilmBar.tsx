import type { KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { goTo, handleStore, holdHandle, lookBeyond, releaseHandle } from '../../state/filmHandle'
import { futureEnd, futureEngine, futureStore, leaveFuture } from '../../state/future'
import { CommandButton } from '../commands/CommandButton'
import { useFormat } from '../hooks/useFormat'
import { useConfig, useRun } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { Late } from '../late/Late'
import { part } from '../late/part'
import './film.css'

/** Places on the slider; an arrow key moves by one. */
const PLACES = 200
/** A handle that comes back from the future stops at the present within this share of the slider. */
const CATCH = 0.015

const future = part(() => import('./FuturePanel').then((module) => module.FuturePanel))

/**
 * Goes back along the steps of the run: pictures, formula, arrows and controls follow. Beyond the furthest step the
 * handle only looks: the curves go on to there, and the run stays where it is.
 */
export function FilmBar() {
  const text = useText('network')
  const page = useText('interface')
  const format = useFormat()
  const { step, furthest, ...run } = useRun(({ step, furthest, status, stop, contextLost }) => ({
    step,
    furthest,
    status,
    stop,
    contextLost,
  }))
  const stopAfter = useConfig((config) => config.training.stopAfter)
  const looked = useStore(futureStore, (state) => state.future)
  const wanted = useStore(handleStore, (state) => state.wanted)
  const present = Math.max(furthest, step, 1)
  const end = Math.max(looked?.to ?? futureEnd({ ...run, furthest }, stopAfter), present)
  const shown = looked?.at ?? Math.min(wanted ?? step, present)
  const place = looked
    ? text('film.futurePlace', { step: format.integer(looked.at) })
    : text('film.place', { step: format.integer(shown), end: format.integer(Math.max(furthest, step)) })
  const move = (to: number) => {
    if (to > furthest) lookBeyond(to)
    else if (looked && to > furthest - CATCH * end) leaveFuture()
    else goTo(to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.repeat) holdHandle()
    if (event.key === 'Escape' && looked) leaveFuture()
    else if (event.key === 'End' && shown < furthest) goTo(furthest)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const kind = futureEngine()
  const engine = page(`engine.${kind}`)
  const hint = [
    text('film.hint'),
    text('film.futureHint', { engine }),
    ...(kind === 'cpu' ? [text('film.futureWithout', { engine })] : []),
  ].join(' ')
  return (
    <section className="card film own-layer" aria-label={text('film.title')}>
      <h2 title={hint}>{text('film.title')}</h2>
      <span
        className={end > present ? 'film-track with-future' : 'film-track'}
        style={{ '--at': `${(100 * shown) / end}%`, '--present': `${(100 * present) / end}%` }}
      >
        <input
          type="range"
          aria-label={text('film.slider')}
          aria-valuetext={place}
          title={hint}
          min={0}
          max={end}
          step={Math.max(1, Math.round(present / PLACES))}
          value={shown}
          disabled={furthest === 0}
          onChange={(event) => move(event.currentTarget.valueAsNumber)}
          onPointerDown={holdHandle}
          onPointerUp={releaseHandle}
          onKeyDown={onKeyDown}
          onKeyUp={releaseHandle}
          onBlur={releaseHandle}
        />
        {end > present && (
          <small aria-hidden="true">
            {text('film.future')}
            <i> · {engine}</i>
          </small>
        )}
      </span>
      <span className="num place">{place}</span>
      <CommandButton id="fork" icon="fork" disabled={furthest === 0} />
      {looked && (
        <Late part={future} name={text('film.futureTitle')} place="row">
          {(Panel) => <Panel at={looked.at} />}
        </Late>
      )}
    </section>
  )
}
