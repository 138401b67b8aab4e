import { Slider } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { useFormat } from '../hooks/useFormat'
import { describedBy, useLockedHere } from '../hooks/useLocked'
import { ladderOf, positionOn, type Range, valueAt } from './ladder'

export type Gesture = 'drag' | 'commit'

/**
 * A slider over a ladder of round values. Where a change restarts training, the change waits for the end of the drag,
 * so that one drag is one restart.
 */
export function ValueSlider(props: {
  readonly label: string
  readonly value: number
  readonly range: Range
  readonly live: boolean
  /** The link that locked the page refuses a change. */
  readonly locked?: boolean
  readonly color?: string
  readonly format?: (value: number) => string
  readonly onChange: (value: number, gesture: Gesture) => void
  /** The value under the thumb during a drag, before it is applied. */
  readonly onDraft?: (value: number | null) => void
}) {
  const { min, max, scale, integer, zero, front } = props.range
  const ladder = useMemo(
    () => ladderOf({ min, max, scale, integer, zero, front }),
    [min, max, scale, integer, zero, front],
  )
  const [draft, setDraft] = useState<number | null>(null)
  const format = useFormat()
  const locked = useLockedHere(props.locked)
  const show = props.format ?? format.significant
  const current = draft ?? props.value
  /** True from the press of a pointer to the end of its drag. */
  const held = useRef(false)
  const keep = (value: number | null) => {
    setDraft(value)
    props.onDraft?.(value)
  }
  return (
    <Slider
      className="slider"
      style={props.color ? { '--c': props.color } : undefined}
      size={4}
      disabled={locked}
      thumbProps={{ 'aria-describedby': describedBy(locked) }}
      thumbSize={14}
      label={null}
      min={0}
      max={ladder.length - 1}
      step={1}
      value={positionOn(ladder, current)}
      // The bar of a range that includes 0 starts at 0.
      startPointValue={min < 0 && max > 0 ? positionOn(ladder, 0) : undefined}
      thumbLabel={props.label}
      thumbValueText={() => show(current)}
      onPointerDownCapture={() => {
        held.current = true
      }}
      onChange={(position) => {
        const value = valueAt(ladder, position)
        // Without a press it is a key, or the last move of a drag, which the slider may report after the end of
        // the drag. Nothing would finish such a change later, so it is finished at once.
        if (held.current && !props.live) keep(value)
        else if (value !== props.value) props.onChange(value, held.current ? 'drag' : 'commit')
      }}
      onChangeEnd={(position) => {
        held.current = false
        keep(null)
        props.onChange(valueAt(ladder, position), 'commit')
      }}
    />
  )
}
