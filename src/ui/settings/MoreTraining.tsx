import type { Range } from '../controls/ladder'
import { SliderField } from '../controls/SliderField'
import { useField } from '../hooks/useField'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'

/** Warm-up, regularisation, clipping and the seed: needed now and then. */
export function MoreTraining() {
  const text = useText('settings')
  const format = useFormat()
  const orOff = (value: number) => (value === 0 ? text('off') : format.significant(value))
  return (
    <div className="fields">
      <Field
        field="warmup"
        range={{ min: 1, max: 10_000, scale: 'log', integer: true, zero: true }}
        show={(value) => (value === 0 ? text('off') : format.integer(value))}
      />
      <Field field="l1" range={{ min: 1e-6, max: 1, scale: 'log', zero: true }} show={orOff} />
      <Field field="l2" range={{ min: 1e-6, max: 1, scale: 'log', zero: true }} show={orOff} />
      <Field field="clipValue" range={{ min: 0.001, max: 100, scale: 'log', zero: true }} show={orOff} />
      <Field field="clipNorm" range={{ min: 0.001, max: 100, scale: 'log', zero: true }} show={orOff} />
      <Field field="seed" range={{ min: 0, max: 100, integer: true }} show={format.integer} />
    </div>
  )
}

function Field(props: {
  readonly field: 'warmup' | 'l1' | 'l2' | 'clipValue' | 'clipNorm' | 'seed'
  readonly range: Range
  readonly show: (value: number) => string
}) {
  const text = useText('settings')
  const field = useField<number>(`training.${props.field}`)
  return (
    <SliderField
      label={text(props.field)}
      value={field.value}
      range={props.range}
      limits={field.limits}
      live={field.live}
      format={props.show}
      onChange={field.set}
    />
  )
}
