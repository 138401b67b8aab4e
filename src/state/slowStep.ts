import type { SlowStep } from '../worker/protocol'
import { dismiss, notify } from './notices'

/** Says that a set-up waits because a step of it takes long. Answers a function that takes it back. */
export function tellSlowStep({ seconds, batchSize }: SlowStep): () => void {
  const about = Number(seconds.toPrecision(2))
  const id = notify(
    batchSize === null
      ? { kind: 'warning', key: 'slowStepAnyway', values: { seconds: about } }
      : { kind: 'warning', key: 'slowStep', values: { seconds: about, batch: batchSize } },
  )
  return () => dismiss(id)
}
