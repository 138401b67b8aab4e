import type { FieldPath } from './paths'

/** A remark says why a set-up cannot learn. `remarks.ts` finds remarks as data, and the page puts them into words. */
export interface Remark {
  /** Key of a text in `remarks`. */
  readonly key: RemarkKey
  /** The fields at whose controls the remark is shown. The first is the usual cause. */
  readonly fields: readonly FieldPath[]
  readonly values: Readonly<Record<string, number>>
  /** Absent if no single change would help. */
  readonly remedy?: Remedy
}
export interface Remedy {
  /** Key of a text in `remarks.remedies`. */
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
  | 'rare'
  | 'samples'
  | 'testFraction'
  | 'wantedBatch'
  | 'noise'
  | 'squaredError'
  | 'epsilon'
  | 'plainWeights'
  | 'noOversampling'
  | 'noProduct'

/** A remedy that consists of one change. */
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
  | 'nothingRare'
  | 'clipTiny'
  | 'penaltyStrong'
  | 'dropoutMost'
  | 'weightsZero'
  | 'methodZero'
  | 'noLabels'
  | 'labelsRare'
  | 'oneClass'
  | 'classMissing'
  | 'noCondition'
  | 'labelsRandom'
  | 'noTargets'
  | 'constantTarget'
  | 'hugeTargets'
  | 'negativeTargets'
  | 'tubeTooWide'
  | 'testOneClass'
  | 'testConstant'
