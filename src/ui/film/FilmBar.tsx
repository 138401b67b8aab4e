import { Slider } from '@mantine/core'
import { useMemo, useState } from 'react'
import { seek } from '../../state/run'
import { throttle } from '../../state/throttle'
import { CommandButton } from '../commands/CommandButton'
import { useFormat } from '../hooks/useFormat'
import { useRun } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import './film.css'

/** A drag asks for so many pictures a second at most: each is trained anew from the snapshot before it. */
const EVERY = 150
/** Steps of an arrow key, in parts of the whole film. */
const PARTS = 100

/** The way that the run has come, to go back along: pictures, formula, arrows and controls follow. */
export function FilmBar() {
  const text = useText('network')
  const format = useFormat()
  const { step, furthest } = useRun((run) => ({ step: run.step, furthest: run.furthest }))
  const [draft, setDraft] = useState<number | null>(null)
  const seeks = useMemo(() => throttle(EVERY), [])
  const end = Math.max(furthest, step, 1)
  const shown = draft ?? step
  const place = text('film.place', { step: format.integer(shown), end: format.integer(Math.max(furthest, step)) })
  return (
    <section className="card film" aria-label={text('film.title')}>
      <h2 title={text('film.hint')}>{text('film.title')}</h2>
      <Slider
        className="slider"
        size={4}
        thumbSize={14}
        label={null}
        min={0}
        max={end}
        step={Math.max(1, Math.round(end / PARTS))}
        value={Math.min(shown, end)}
        disabled={furthest === 0}
        thumbLabel={text('film.slider')}
        thumbValueText={() => place}
        onChange={(to) => {
          setDraft(to)
          seeks.run(() => seek(to))
        }}
        onChangeEnd={(to) => {
          seeks.run(() => seek(to))
          seeks.flush()
          setDraft(null)
        }}
      />
      <span className="num place">{place}</span>
      <CommandButton id="fork" icon="fork" disabled={furthest === 0} />
    </section>
  )
}
