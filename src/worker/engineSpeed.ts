/** How fast an engine trains the runs of a training: measured on a copy, so that the training stays where it is. */
import { withoutEnd } from '../core/config/edits'
import type { Engine } from '../engine/engine'
import type { Clock } from './clock'
import { stepSeconds } from './estimate'
import type { EngineSpeed } from './protocol'
import { stepRate } from './stepRate'
import { Training } from './training'

/** Seconds of a step: the worker reads no message during a step, so that longer ones are not done for a measurement. */
const LONGEST_MEASURED = 1

/**
 * Steps a second that an engine does with nothing else to do, from where the training stands and past the end of the
 * run; estimated where a step would take long. Null where all runs have diverged: they leave nothing to train.
 */
export async function measureOn(
  engine: Engine,
  training: Training,
  milliseconds: number,
  clock: Clock,
): Promise<Pick<EngineSpeed, 'stepsPerSecond' | 'estimated'> | null> {
  if (training.stopped?.kind === 'diverged') return null
  const { recordings, standing } = training.handOver()
  const measured = standing.map(({ snapshot }) => snapshot)
  const copy = new Training(recordings.map(withoutEnd), clock, { measured })
  try {
    // Without a step, this shows whether the engine can take the set-up.
    await copy.start(engine)
    const seconds = stepSeconds(recordings, engine.info)
    if (seconds > LONGEST_MEASURED) return { stepsPerSecond: 1 / seconds, estimated: true }
    return { stepsPerSecond: stepRate(copy, milliseconds, clock) }
  } finally {
    copy.dispose()
  }
}
