import type { OptionDescriptors } from '../options'
import { alignedMtl } from './aligned-mtl'
import { cagrad } from './cagrad'
import { config } from './config'
import { cosmos } from './cosmos'
import { covWeighting } from './cov-weighting'
import { dbMtl } from './db-mtl'
import type { Need, Weighting } from './define'
import { dtp } from './dtp'
import { dualproj } from './dualproj'
import { dwa } from './dwa'
import { equal } from './equal'
import { excessMtl } from './excess-mtl'
import { fairgrad } from './fairgrad'
import { famo } from './famo'
import { formula } from './formula'
import { gls } from './gls'
import { go4align } from './go4align'
import { graddrop } from './graddrop'
import { gradnorm } from './gradnorm'
import { gradvac } from './gradvac'
import { imtl } from './imtl'
import { imtlG } from './imtl-g'
import { imtlL } from './imtl-l'
import { lbtw } from './lbtw'
import { manualSchedule } from './manual-schedule'
import { mgda } from './mgda'
import { moco } from './moco'
import { modo } from './modo'
import { nashMtl } from './nash-mtl'
import { pbi } from './pbi'
import { pcgrad } from './pcgrad'
import { rlw } from './rlw'
import { scaleInvariant } from './scale-invariant'
import { sdmgrad } from './sdmgrad'
import { slaw } from './slaw'
import { stch } from './stch'
import { taskSchedule } from './task-schedule'
import { tchebycheff } from './tchebycheff'
import { upgrad } from './upgrad'
import { uw } from './uw'
import { uwSo } from './uw-so'
import { weightedSum } from './weighted-sum'

export const weightings = [
  equal,
  weightedSum,
  taskSchedule,
  manualSchedule,
  rlw,
  dwa,
  uw,
  uwSo,
  gls,
  scaleInvariant,
  imtlL,
  famo,
  stch,
  tchebycheff,
  pbi,
  cosmos,
  covWeighting,
  lbtw,
  slaw,
  go4align,
  dtp,
  mgda,
  pcgrad,
  gradvac,
  cagrad,
  imtlG,
  nashMtl,
  fairgrad,
  alignedMtl,
  upgrad,
  dualproj,
  config,
  sdmgrad,
  modo,
  moco,
  gradnorm,
  imtl,
  dbMtl,
  excessMtl,
  graddrop,
  formula,
] as const

/**
 * Two methods under which no loss rises to first order, by different means. A comparison of directions begins with
 * them.
 */
export const firstCompared: readonly string[] = [mgda.id, upgrad.id]

/** The weighting of that name; throws for a name that is not in the registry. */
export function weightingById(id: string): Weighting<OptionDescriptors, Need, unknown> {
  const found = (weightings as readonly unknown[] as readonly Weighting<OptionDescriptors, Need, unknown>[]).find(
    (weighting) => weighting.id === id,
  )
  if (!found) throw new Error(`no weighting '${id}'`)
  return found
}
