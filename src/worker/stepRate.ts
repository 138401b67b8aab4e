/** How many steps a second a training does with nothing else to do. */
import type { Clock } from './clock'
import { BEGINNING } from './populations'

/** What is measured of a training. */
interface Measured {
  readonly step: number
  readonly inputWidth: number
  advance(): boolean
  predict(run: number, inputs: Float32Array): unknown
}

/** Steps before the measurement (programs are compiled at first use), and the fewest steps in it, if there is time. */
const WARM_UP = 3
const LEAST = 5
/** The longest time of each of the two parts, as a multiple of the time that is asked for. A step that runs is finished. */
const MOST_TIME = 4

/** Trains for about `milliseconds`; the caller restores where the training stood. */
export function stepRate(training: Measured, milliseconds: number, clock: Clock): number {
  // A prediction waits for the device, so that work from before the measurement does not count in it.
  const settle = () => training.predict(0, new Float32Array(training.inputWidth))
  const giveUp = clock.now() + MOST_TIME * milliseconds
  const warm = Math.max(training.step + WARM_UP, BEGINNING + 1)
  while (training.step < warm && clock.now() < giveUp) if (!training.advance()) break
  settle()
  const start = clock.now()
  const first = training.step
  const goesOn = (time: number) =>
    time < milliseconds || (training.step < first + LEAST && time < MOST_TIME * milliseconds)
  while (goesOn(clock.now() - start)) if (!training.advance()) break
  settle()
  const elapsed = clock.now() - start
  return elapsed > 0 ? (1000 * (training.step - first)) / elapsed : 0
}
