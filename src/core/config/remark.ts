import type { FieldPath } from './paths'

/** Why a set-up cannot learn, as data: `remarks.ts` finds these, the page says them. */
export interface Remark {
  /** A text of `remarks`. */
  readonly key: RemarkKey
  /** Fields whose controls it stands at; the first is the usual cause. */
  readonly fields: readonly FieldPath[]
  readonly values: Readonly<Record<string, number>>
  /** Absent where there is no one change that mends it. */
  readonly remedy?: Remedy
}
export interface Remedy {
  /** A text of `remarks.remedies`. */
  readonly key: RemedyKey
  readonly changes: readonly { readonly field: FieldPath; readonly value: unknown }[]
}
export type RemedyKey =
  | 'batch'
  | 'rate'
  | 'noDecay'
  | 'noWarmup'
  | 'clip'
  | 'penalty'
  | 'noDropout'
  | 'weights'
  | 'equal'
  | 'labels'
  | 'samples'
  | 'testFraction'
  | 'wantedBatch'
  | 'noise'
  | 'squaredError'
  | 'epsilon'

/** A remedy of one change. */
export const remedy = (key: RemedyKey, field: FieldPath, value: unknown): Remedy => ({
  key,
  changes: [{ field, value }],
})
export type RemarkKey =
  | 'batchNormOne'
  | 'batchNormFew'
  | 'rateTiny'
  | 'rateLarge'
  | 'rateEnds'
  | 'warmupLong'
  | 'clipTiny'
  | 'penaltyStrong'
  | 'dropoutMost'
  | 'weightsZero'
  | 'methodZero'
  | 'noLabels'
  | 'labelsRare'
  | 'oneClass'
  | 'labelsRandom'
  | 'noTargets'
  | 'constantTarget'
  | 'hugeTargets'
  | 'negativeTargets'
  | 'tubeTooWide'
  | 'testOneClass'
  | 'testConstant'
