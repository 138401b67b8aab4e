import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { raisesLoss } from '../../core/measures/angles'
import { harmlessCone, type Point } from '../../core/measures/plane'
import { pause, runStore } from '../../state/run'
import { useBox } from '../hooks/useBox'
import { useFormat } from '../hooks/useFormat'
import { useRun } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { Compare } from './Compare'
import { freed, MOST_FREE, moved, tugStore, turnedTo } from './choice'
import { DirectionDetails } from './DirectionDetails'
import { Handles } from './Handles'
import { type Arrow, frameOf, TugDrawing } from './TugDrawing'
import './tug.css'
import { type Direction, type Tug, useTug } from './useScene'

/** Length at which the longest gradient is drawn, in radii of the circle. */
const SCALE = 0.8
const CHOSEN = 'chosen'
const keyOf = ({ id }: Direction) => id ?? CHOSEN

/** The task gradients of the current step, and the directions of this method and of others. */
export function TugOfWar() {
  const text = useText('tug')
  const tug = useTug()
  useLetGo()
  if (!tug) return <p className="note">{text('waiting')}</p>
  return <Contest tug={tug} />
}

/** Gradients can be moved only while training is paused. When it continues, its own gradients are shown again. */
function useLetGo(): void {
  useEffect(() => runStore.subscribe(({ status }) => status === 'playing' && tugStore.getState().free && letGo()), [])
}
const letGo = () => tugStore.setState({ free: null })

function Contest({ tug }: { readonly tug: Tug }) {
  const text = useText('tug')
  const methods = useText('methods')
  const { ticked, equal } = useStore(tugStore)
  const playing = useRun((run) => run.status === 'playing')
  const [pointed, setPointed] = useState<string | null>(null)
  const [picked, setPicked] = useState(CHOSEN)
  const stage = useRef<HTMLDivElement>(null)
  const { width, height } = useBox(stage)
  const frame = frameOf(width, height)
  const has = (key: string | null) => tug.directions.some((direction) => keyOf(direction) === key)
  const active = has(pointed) ? pointed! : has(picked) ? picked : CHOSEN
  const nameOf = ({ method }: Direction) => methods.maybe(`${method}.name`) ?? method
  const cone = useMemo(() => harmlessCone(tug.points), [tug])
  const drawn = useMemo(() => (equal ? tug.points.map((point) => turnedTo([1, 0], point)) : tug.points), [tug, equal])
  const spoken = useSummary(tug, cone)
  const arrows: readonly Arrow[] = useMemo(() => {
    const name = (method: string) => methods.maybe(`${method}.name`) ?? method
    return [
      ...tug.tasks.map((task, i): Arrow => {
        const [x, y] = drawn[i]
        const tip: Point = [x * SCALE, y * SCALE]
        return { key: task.id, kind: 'task', name: task.name, tip, color: task.color, ink: task.ink, active: false }
      }),
      ...tug.directions.flatMap(({ id, method, tip }): Arrow[] =>
        tip
          ? [
              {
                key: id ?? CHOSEN,
                kind: id === null ? 'chosen' : 'other',
                name: id === null ? text('chosenShort') : name(method),
                tip,
                active: (id ?? CHOSEN) === active,
              },
            ]
          : [],
      ),
    ]
  }, [tug, drawn, active, methods, text])
  const take = () => {
    if (playing) pause()
    tugStore.setState({ free: freed(tug.points.map(([x, y]): Point => [x * tug.unit, y * tug.unit])) })
  }
  const move = (index: number, tip: Point, keepLength: boolean) => {
    const { free } = tugStore.getState()
    const held = free ?? freed(tug.points.map(([x, y]): Point => [x * tug.unit, y * tug.unit]))
    tugStore.setState({ free: moved(held, index, keepLength ? turnedTo(held.arrows[index], tip) : tip) })
  }
  const shown = tug.directions.find((direction) => keyOf(direction) === active) ?? tug.directions[0]
  return (
    <div className="tug">
      <div className="tug-bar">
        <button
          type="button"
          className="btn small"
          aria-pressed={equal}
          title={text('equalHint')}
          onClick={() => tugStore.setState({ equal: !equal })}
        >
          {text('equal')}
        </button>
        <Compare ticked={ticked} chosen={tug.directions[0].method} />
        {tug.free ? (
          <button type="button" className="btn small on" onClick={letGo}>
            {text('back')}
          </button>
        ) : (
          <button type="button" className="btn small" title={text('takeHint')} onClick={take}>
            {text('take')}
          </button>
        )}
      </div>
      <div ref={stage} className={tug.free ? 'tug-stage free own-layer' : 'tug-stage own-layer'}>
        {width > 0 && (
          <>
            <TugDrawing
              frame={frame}
              arrows={arrows}
              cone={cone}
              still={tug.free}
              spoken={spoken}
              onPoint={setPointed}
            />
            {!playing && (
              <Handles
                stage={stage}
                frame={frame}
                scale={SCALE}
                tasks={tug.tasks}
                points={tug.points.slice(0, MOST_FREE)}
                drawn={drawn}
                onlyTurn={equal}
                onMove={move}
              />
            )}
          </>
        )}
      </div>
      <fieldset className="tug-names" aria-label={text('directions')}>
        {tug.directions.map((direction) => {
          const key = keyOf(direction)
          return (
            <button
              key={key}
              type="button"
              className={`btn small quiet ${key === CHOSEN ? 'tug-chosen' : ''}`}
              aria-pressed={key === active}
              onClick={() => setPicked(key)}
              onPointerEnter={() => setPointed(key)}
              onPointerLeave={() => setPointed(null)}
              onFocus={(event) => event.currentTarget.matches(':focus-visible') && setPointed(key)}
              onBlur={() => setPointed(null)}
            >
              {key === CHOSEN ? text('chosen', { method: nameOf(direction) }) : nameOf(direction)}
            </button>
          )
        })}
      </fieldset>
      <DirectionDetails direction={shown} tug={tug} />
      <Caption tug={tug} cone={cone} />
    </div>
  )
}

type ConeOrNone = ReturnType<typeof harmlessCone>

function useConeText(tug: Tug, cone: ConeOrNone): string {
  const text = useText('tug')
  const format = useFormat()
  if (tug.points.every(([x, y]) => x === 0 && y === 0)) return text('noGradient')
  if (!cone) return text('coneEmpty')
  return text('cone', { angle: format.integer(((cone.to - cone.from) * 180) / Math.PI) })
}

function Caption({ tug, cone }: { readonly tug: Tug; readonly cone: ConeOrNone }) {
  const text = useText('tug')
  const format = useFormat()
  const coneText = useConeText(tug, cone)
  // Do not round a share just below 100 % up to 100 %.
  const share = format.percent(tug.shown > 1 - 1e-6 ? 1 : Math.min(tug.shown, 0.999), 1)
  const plane = tug.free ? text('free') : tug.tasks.length <= 2 ? text('exact') : text('shown', { share })
  return (
    <p className="hint tug-caption num">
      {plane} {coneText} {text('lengths')}
    </p>
  )
}

/** The picture in words, for screen readers. */
function useSummary(tug: Tug, cone: ConeOrNone): string {
  const text = useText('tug')
  const format = useFormat()
  const coneText = useConeText(tug, cone)
  const arrows = tug.tasks.map((task, i) => {
    const [x, y] = tug.points[i]
    const angle = format.integer((Math.atan2(y, x) * 180) / Math.PI)
    return text('arrow', { task: task.name, length: format.significant(Math.hypot(x, y) * tug.unit, 2), angle })
  })
  // A task without a gradient is neither helped nor hurt, so it is not mentioned.
  const said = tug.directions[0].cosines.flatMap((cosine, t) =>
    Number.isNaN(cosine)
      ? []
      : [text(raisesLoss(cosine) ? 'hurts' : 'helps', { task: tug.tasks[t].name, cosine: format.fixed(cosine, 2) })],
  )
  return text('summary', {
    count: tug.tasks.length,
    arrows: arrows.join(text('separator')),
    cone: coneText,
    chosen: said.length > 0 ? text('chosenAt', { cosines: said.join(text('separator')) }) : '',
  })
}
