import { TrainingNumber } from '../controls/TrainingFields'

export const MORE_FIELDS = ['headRate', 'warmup', 'oversampling', 'l1', 'l2', 'clipValue', 'clipNorm', 'seed'] as const

/** Rarely needed: the rate of the heads, warm-up, sampling, regularisation, clipping and the seed. */
export function MoreTraining() {
  return (
    <div className="fields">
      {MORE_FIELDS.map((field) => (
        <TrainingNumber key={field} field={field} />
      ))}
    </div>
  )
}
