/** Which runs of a map train together. Pure. */
import { parsePath } from '../config/paths'
import { programKey } from '../config/program'
import type { Recording } from '../config/types'
import { aggregateOf, needsOf } from '../weightings/declared'
import type { MapRun } from './cells'

/** A run with what it trains. */
export interface PlannedRun {
  readonly run: MapRun
  readonly recording: Recording
}

/**
 * A key that is equal for runs which may train side by side without changing each other's last bits. In one population
 * an observation that one run's weighting asks for is made of all of them, and may sum in another order.
 */
export function observationKey({ config, edits }: Recording): string {
  const { weighting } = config
  return JSON.stringify([
    programKey(config),
    weighting.id,
    [...needsOf(weighting)].sort(),
    aggregateOf(weighting, 1)?.kind ?? null,
    weighting.modifiers,
    edits.filter(({ field }) => parsePath(field).part === 'weighting'),
  ])
}

/**
 * The next batch: from the runs in their order, the first and up to `most` − 1 others that may train beside it.
 * `refused` are runs on the way whose changes do not fit together.
 */
export function nextBatch(
  waiting: readonly MapRun[],
  recordingOf: (run: MapRun) => Recording | null,
  most: number,
): { readonly batch: readonly PlannedRun[]; readonly refused: readonly MapRun[]; readonly rest: readonly MapRun[] } {
  const batch: PlannedRun[] = []
  const refused: MapRun[] = []
  const passed: MapRun[] = []
  let key: string | null = null
  let place = 0
  // Looking farther than twice a batch would cost more than the fuller batch saves.
  for (; place < waiting.length && batch.length < most && passed.length < most; place++) {
    const run = waiting[place]
    const recording = recordingOf(run)
    if (!recording) {
      refused.push(run)
      continue
    }
    const own = observationKey(recording)
    key ??= own
    if (own === key) batch.push({ run, recording })
    else passed.push(run)
  }
  return { batch, refused, rest: [...passed, ...waiting.slice(place)] }
}
