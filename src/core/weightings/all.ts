import type { OptionDescriptors } from '../options'
import { alignedMtl } from './aligned-mtl'
import { cagrad } from './cagrad'
import { config } from './config'
import { dbMtl } from './db-mtl'
import type { Need, Weighting } from './define'
import { dualproj } from './dualproj'
import { equal } from './equal'
import { excessMtl } from './excess-mtl'
import { fairgrad } from './fairgrad'
import { graddrop } from './graddrop'
import { gradvac } from './gradvac'
import { imtlG } from './imtl-g'
import { manualSchedule } from './manual-schedule'
import { mgda } from './mgda'
import { moco } from './moco'
import { modo } from './modo'
import { nashMtl } from './nash-mtl'
import { pcgrad } from './pcgrad'
import { sdmgrad } from './sdmgrad'
import { taskSchedule } from './task-schedule'
import { upgrad } from './upgrad'
import { weightedSum } from './weighted-sum'

export const weightings = [
  equal,
  weightedSum,
  taskSchedule,
  manualSchedule,
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
  dbMtl,
  excessMtl,
  graddrop,
] as const
export type WeightingId = (typeof weightings)[number]['id']

/** The weighting of that name; throws for a name that is not in the registry. */
export function weightingById(id: string): Weighting<OptionDescriptors, Need, unknown> {
  const found = (weightings as readonly unknown[] as readonly Weighting<OptionDescriptors, Need, unknown>[]).find(
    (weighting) => weighting.id === id,
  )
  if (!found) throw new Error(`no weighting '${id}'`)
  return found
}
