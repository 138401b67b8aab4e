import { TrainingNumber } from '../controls/TrainingFields'

const FIELDS = ['warmup', 'l1', 'l2', 'clipValue', 'clipNorm', 'seed'] as const

/** Rarely needed: warm-up, regularisation, clipping and the seed. */
export function MoreTraining() {
  return (
    <div className="fields">
      {FIELDS.map((field) => (
        <TrainingNumber key={field} field={field} />
      ))}
    </div>
  )
}
