import { useId, useState } from 'react'
import { useText } from '../hooks/useText'
import type { Range } from './ladder'
import { ladderOf, positionOn, valueAt } from './ladder'
import { NumberEntry } from './NumberEntry'
import { Restarts } from './Restarts'
import { type Gesture, ValueSlider } from './ValueSlider'

/** A row with one number: name, slider, entry. The entry takes all of `limits`, the slider their usual range. */
export function SliderField(props: {
  readonly label: string
  /** For screen readers, where the short label does not name the owner of the number. */
  readonly name?: string
  readonly value: number
  readonly range: Range
  readonly limits?: { readonly min: number; readonly max: number }
  readonly live: boolean
  readonly locked?: boolean
  readonly hint?: string
  readonly color?: string
  readonly unit?: string
  readonly percent?: boolean
  readonly format?: (value: number) => string
  readonly onChange: (value: number, gesture: Gesture) => void
  /** The value under the thumb while a drag has not applied it yet; null at its end. */
  readonly onTry?: (value: number | null) => void
}) {
  const text = useText('interface')
  const hintId = useId()
  const [draft, setDraft] = useState<number | null>(null)
  const name = props.name ?? props.label
  const limits = props.limits ?? { min: props.range.zero ? 0 : props.range.min, max: props.range.max }
  const step = (direction: 1 | -1) => {
    const ladder = ladderOf(props.range)
    const position = positionOn(ladder, props.value)
    const next = direction > 0 ? Math.floor(position) + 1 : Math.ceil(position) - 1
    props.onChange(valueAt(ladder, next), 'commit')
  }
  return (
    <div className="row field" title={props.hint}>
      <span className="row-label">
        {props.label}
        {!props.live && <Restarts />}
      </span>
      <ValueSlider
        {...props}
        label={name}
        onDraft={(value) => {
          setDraft(value)
          props.onTry?.(value)
        }}
      />
      <span className={props.unit ? 'entry-box with-unit' : 'entry-box'}>
        <NumberEntry
          label={text('controls.value', { name })}
          value={draft ?? props.value}
          min={limits.min}
          max={limits.max}
          integer={props.range.integer}
          percent={props.percent}
          format={props.format}
          locked={props.locked}
          describedBy={props.hint ? hintId : undefined}
          onChange={(value) => props.onChange(value, 'commit')}
          onStep={step}
        />
        {props.unit && <span className="unit">{props.unit}</span>}
      </span>
      {props.hint && (
        <span id={hintId} hidden>
          {props.hint}
        </span>
      )}
    </div>
  )
}
