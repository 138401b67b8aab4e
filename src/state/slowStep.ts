import type { SlowStep } from '../worker/protocol'
import { dismiss, notify } from './notices'

/** Tells the person that a set-up waits because its step takes long. Returns a function that removes the notice. */
export function tellSlowStep({ seconds, batchSize }: SlowStep): () => void {
  const about = Number(seconds.toPrecision(2))
  const id = notify(
    batchSize === null
      ? { kind: 'warning', key: 'slowStepAnyway', values: { seconds: about } }
      : { kind: 'warning', key: 'slowStep', values: { seconds: about, batch: batchSize } },
  )
  return () => dismiss(id)
}
