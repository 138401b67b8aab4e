import type { FieldPath } from '../../core/config/paths'
import { usualAxis } from '../../core/maps/axes'
import { type NumberQuantity, quantitiesOf, quantityOf } from '../../core/maps/quantities'
import { type Axis, isRange, type ListAxis, MOST_VALUES, type RangeAxis } from '../../core/maps/types'
import { changeShape, mapStore } from '../../state/map/store'
import { NumberEntry } from '../controls/NumberEntry'
import { groupOf, quantityName, valueName } from '../controls/quantityNames'
import { Select } from '../controls/Select'
import { SwitchField } from '../controls/SwitchField'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { useSetup, useWords } from './useMap'

type Side = 'x' | 'y'

function changeAxis(side: Side, axis: Axis): void {
  const { shape } = mapStore.getState().setup
  if (shape.form === 'triangle') return
  changeShape({ ...shape, [side]: axis })
}

/** A quantity, and its values. */
export function AxisFields({ side, axis }: { readonly side: Side; readonly axis: Axis }) {
  const text = useText('map')
  const words = useWords()
  const { base, shape } = useSetup()
  const { config } = base
  const other = shape.form === 'grid' ? (side === 'x' ? shape.y : shape.x).field : null
  const options = quantitiesOf(config)
    .filter(({ path }) => path !== other)
    .map(({ path }) => ({ value: path, label: quantityName(path, config, words), group: groupOf(path, words) }))
  const quantity = quantityOf(config, axis.field)
  const label = text(`vary.${side}`)
  return (
    <fieldset className="map-axis">
      <legend>{label}</legend>
      <Select
        label={label}
        value={axis.field}
        options={options}
        onChange={(path) => {
          const chosen = quantityOf(config, path as FieldPath)
          if (chosen) changeAxis(side, usualAxis(chosen))
        }}
      />
      {isRange(axis) && quantity?.kind === 'number' && (
        <RangeFields axis={axis} quantity={quantity} name={label} onChange={(next) => changeAxis(side, next)} />
      )}
      {!isRange(axis) && quantity?.kind === 'choice' && (
        <Values axis={axis} all={quantity.values} onChange={(next) => changeAxis(side, next)} />
      )}
    </fieldset>
  )
}

function RangeFields(props: {
  readonly axis: RangeAxis
  readonly quantity: NumberQuantity
  readonly name: string
  readonly onChange: (axis: RangeAxis) => void
}) {
  const text = useText('map')
  const format = useFormat()
  const { axis, quantity, name, onChange } = props
  const { min, max, integer } = quantity
  // A logarithmic axis has no 0.
  const least = axis.scale === 'log' && min <= 0 ? (integer ? 1 : Number.MIN_VALUE) : min
  const end = (key: 'from' | 'to', label: string, full: string) => (
    <span className="map-end">
      <span aria-hidden="true">{label}</span>
      <NumberEntry
        label={full}
        value={axis[key]}
        min={least}
        max={max}
        integer={integer}
        onChange={(value) => onChange({ ...axis, [key]: value })}
      />
    </span>
  )
  return (
    <>
      <div className="map-range">
        {end('from', text('vary.from'), text('vary.fromOf', { axis: name }))}
        {end('to', text('vary.to'), text('vary.toOf', { axis: name }))}
        <span className="map-end">
          <span aria-hidden="true">{text('vary.count')}</span>
          <NumberEntry
            label={text('vary.countOf', { axis: name })}
            value={axis.count}
            min={2}
            max={MOST_VALUES}
            integer
            format={format.integer}
            onChange={(count) => onChange({ ...axis, count })}
          />
        </span>
      </div>
      {max > 0 && (
        <SwitchField
          label={text('vary.log')}
          name={text('vary.logOf', { axis: name })}
          value={axis.scale === 'log'}
          live
          onChange={(log) => onChange(log ? logarithmic(axis, quantity) : { ...axis, scale: 'linear' })}
        />
      )}
    </>
  )
}

/** The axis with ends above 0: a hundredth of the larger end, or 1 for whole numbers, in place of 0. */
function logarithmic(axis: RangeAxis, { integer }: NumberQuantity): RangeAxis {
  const largest = Math.max(axis.from, axis.to)
  const above = (value: number) => (value > 0 ? value : integer ? 1 : largest / 100)
  return { ...axis, from: above(axis.from), to: above(axis.to), scale: 'log' }
}

/** Which values of a choice are shown. The last one stays. */
function Values(props: {
  readonly axis: ListAxis
  readonly all: readonly (string | boolean)[]
  readonly onChange: (axis: ListAxis) => void
}) {
  const { axis, all, onChange } = props
  const text = useText('map')
  const words = useWords()
  const { config } = useSetup().base
  const name = quantityName(axis.field, config, words)
  const toggle = (value: string | boolean) => {
    const values = axis.values.includes(value)
      ? axis.values.filter((old) => old !== value)
      : all.filter((each) => each === value || axis.values.includes(each)).slice(0, MOST_VALUES)
    if (values.length > 0) onChange({ ...axis, values })
  }
  return (
    <fieldset className="map-values" aria-label={text('vary.chosen', { axis: name })}>
      {all.map((value) => (
        <label key={String(value)}>
          <input type="checkbox" checked={axis.values.includes(value)} onChange={() => toggle(value)} />
          {valueName(axis.field, value, config, words)}
        </label>
      ))}
    </fieldset>
  )
}
