import type { WeightingConfig } from '../../config/types'
import { methodOf } from '../configured'
import { fairgradPair, nashPair } from './bargain'
import { cagradPair } from './cagrad'
import type { PairForm, PairMaker } from './define'
import { dualprojPair, upgradPair } from './dualCone'
import { equalPair, weightedSumPair } from './fixed'
import { famoPair, tchebycheffPair } from './losses'
import { mgdaPair } from './mgda'
import { pcgradPair } from './pcgrad'
import { alignedMtlPair, configPair, imtlGPair } from './spectral'

/** Beside the registry of the methods, because the page's first chunk has those and needs no path. */
export const pairs: readonly PairMaker[] = [
  equalPair,
  weightedSumPair,
  mgdaPair,
  pcgradPair,
  cagradPair,
  imtlGPair,
  nashPair,
  fairgradPair,
  alignedMtlPair,
  configPair,
  upgradPair,
  dualprojPair,
  tchebycheffPair,
  famoPair,
]

/** A new closed form of a configured weighting for two tasks; null where it has none, as with any modifier. */
export function pairFormOf(config: WeightingConfig, userWeights: readonly [number, number]): PairForm | null {
  const maker = pairs.find(({ id }) => id === config.id)
  if (!maker || config.modifiers.length > 0) return null
  return maker.make(methodOf(config).options as never, userWeights)
}
