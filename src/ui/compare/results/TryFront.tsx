import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { triableQuantities } from '../../../core/comparison/tryFront'
import { type NumberQuantity, ownValue } from '../../../core/maps/quantities'
import { sweepStore } from '../../../state/compare/sweep'
import { endTry, tryFront, tryStore } from '../../../state/compare/tryFront'
import type { Range } from '../../controls/ladder'
import { groupOf, quantityName } from '../../controls/quantityNames'
import { Select } from '../../controls/Select'
import { useQuantityWords } from '../../controls/useQuantityWords'
import { ValueSlider } from '../../controls/ValueSlider'
import { useFormat } from '../../hooks/useFormat'
import { useText } from '../../hooks/useText'
import { useComparedTasks } from '../useComparedTasks'
import { type Projection, pathOf } from './paretoModel'
import type { DrawnTry, ParetoPicture } from './usePareto'

/** A slider for one quantity of the set-up: while it is held, the front of the sweep follows it as a thin line. */
export function TryFront({ picture }: { readonly picture: ParetoPicture }) {
  const text = useText('compareResults')
  const words = useQuantityWords(useComparedTasks())
  const { sweep, base } = useStore(sweepStore)
  const [chosen, setChosen] = useState('training.learningRate')
  // biome-ignore lint/correctness/useExhaustiveDependencies: a front belongs to the sweep that it was tried on
  useEffect(() => endTry, [sweep, base])
  if (!picture.sweep || !sweep || !base) return null
  const quantities = triableQuantities(base, sweep)
  const quantity = quantities.find(({ path }) => path === chosen) ?? quantities[0]
  const own = quantity && ownValue(base, quantity.path)
  if (!quantity || typeof own !== 'number') return null
  const name = quantityName(quantity.path, base, words)
  return (
    <div className="try-front">
      <Select
        label={text('pareto.tryField')}
        value={quantity.path}
        options={quantities.map(({ path }) => ({
          value: path,
          label: quantityName(path, base, words),
          group: groupOf(path, words),
        }))}
        onChange={(path) => {
          endTry()
          setChosen(path)
        }}
      />
      <TrySlider key={quantity.path} quantity={quantity} own={own} name={name} steps={picture.sweep.step} />
      <TryReadout picture={picture} />
    </div>
  )
}

function TrySlider(props: {
  readonly quantity: NumberQuantity
  /** The value of the swept set-up. */
  readonly own: number
  readonly name: string
  readonly steps: number
}) {
  const { quantity, own, name, steps } = props
  const { significant } = useFormat()
  const [value, setValue] = useState<number | null>(null)
  /** The last input was a key: its value stays until the slider loses the focus. */
  const byKey = useRef(false)
  const end = () => {
    setValue(null)
    endTry()
  }
  const show = (tried: number) => {
    setValue(tried)
    tryFront(quantity, tried, steps)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notes how the slider in it is used
    <span
      className="try-slider"
      onPointerDownCapture={() => {
        byKey.current = false
      }}
      onKeyDownCapture={({ key }) => {
        if (key === 'Escape') end()
        byKey.current = true
      }}
      onBlur={end}
    >
      <ValueSlider
        label={name}
        value={value ?? own}
        range={rangeOf(quantity, own)}
        live={false}
        onDraft={(tried) => (tried === null ? end() : show(tried))}
        onChange={(tried) => {
          if (byKey.current) show(tried)
          else end()
        }}
      />
      <b className="num">{significant(value ?? own)}</b>
    </span>
  )
}

/** The usual range of the quantity, as far as to the value of the set-up. */
function rangeOf({ usual: { from, to, scale }, integer, min }: NumberQuantity, own: number): Range {
  const isLog = scale === 'log'
  const least = isLog && own <= 0 ? from : Math.min(from, own)
  return { min: least, max: Math.max(to, own), scale, integer, zero: isLog && min <= 0 && own <= 0 }
}

/** Its line is always there, so that a drag does not shift the layout. */
function TryReadout({ picture }: { readonly picture: ParetoPicture }) {
  const text = useText('compareResults')
  const format = useFormat()
  const { tried, fault } = useStore(tryStore)
  if (fault) {
    return <p className="hint try-readout">{text(fault === 'refused' ? 'pareto.tryRefused' : 'pareto.tryFailed')}</p>
  }
  if (!tried) return <p className="hint try-readout">{text('pareto.tryHint')}</p>
  const ended = tried.points.filter((point) => point !== null).length
  const state = text('pareto.tryState', {
    points: format.integer(ended),
    all: format.integer(tried.points.length),
    step: format.integer(tried.step),
  })
  const volume = picture.tried?.volume
  return (
    <p className="hint try-readout num" data-testid="try-front">
      {state}
      {volume !== undefined && Number.isFinite(volume) && (
        <> · {text('pareto.tryVolume', { volume: format.fixed(volume, 3) })}</>
      )}
    </p>
  )
}

/** The tried front and its points. The slider and the line under it say the same in words. */
export function TriedDots({ tried, at }: { readonly tried: DrawnTry; readonly at: Projection }) {
  return (
    <g className="tried">
      <path className="tried-front" fill="none" d={pathOf(tried.front, at)} />
      {tried.points.map((point) => (
        <circle key={point.join()} r={2} cx={at.x(point[0])} cy={at.y(point[1])} />
      ))}
    </g>
  )
}
