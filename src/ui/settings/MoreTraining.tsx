import { TrainingNumber } from '../controls/TrainingFields'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'

/** Rarely needed: warm-up, regularisation, clipping and the seed. */
export function MoreTraining() {
  const text = useText('settings')
  const format = useFormat()
  const orOff = (value: number) => (value === 0 ? text('off') : format.significant(value))
  return (
    <div className="fields">
      <TrainingNumber
        field="warmup"
        range={{ min: 1, max: 10_000, scale: 'log', integer: true, zero: true }}
        show={(value) => (value === 0 ? text('off') : format.integer(value))}
      />
      <TrainingNumber field="l1" range={{ min: 1e-6, max: 1, scale: 'log', zero: true }} show={orOff} />
      <TrainingNumber field="l2" range={{ min: 1e-6, max: 1, scale: 'log', zero: true }} show={orOff} />
      <TrainingNumber field="clipValue" range={{ min: 0.001, max: 100, scale: 'log', zero: true }} show={orOff} />
      <TrainingNumber field="clipNorm" range={{ min: 0.001, max: 100, scale: 'log', zero: true }} show={orOff} />
      <TrainingNumber field="seed" range={{ min: 0, max: 100, integer: true }} show={format.integer} />
    </div>
  )
}
