/** Times of paths over the scaled valley, for `bench:landscapes`. */
import { landscapeById } from '../../src/core/landscapes/all'
import { createPath } from '../../src/core/landscapes/paths'
import { refusalOf } from '../../src/core/landscapes/refusal'
import { usualSetup } from '../../src/core/landscapes/setup'
import type { LooseOptions } from '../../src/core/options'
import { weightings } from '../../src/core/weightings/all'
import { pairFormOf } from '../../src/core/weightings/pairs/all'

const ROUNDS = 3
const OPTIONS: Readonly<Record<string, LooseOptions>> = { famo: { decay: 0, minLosses: [-2.1, -21] } }
const configured = (id: string) => ({ id, options: OPTIONS[id] ?? {}, modifiers: [] })
const setup = usualSetup('valley-scaled')

export interface PathTime {
  readonly id: string
  /** Whether the method has a closed form for two tasks. */
  readonly closed: boolean
  /** Microseconds of a step by `decide` and `update`, and of a step as the page does it. */
  readonly general: number
  readonly time: number
}

/** Microseconds of a step, the least of some rounds, after as many steps that let the JIT compile. */
function timeOf(id: string, steps: number, isGeneral: boolean): number {
  const path = createPath({ ...setup, steps: (ROUNDS + 1) * steps }, configured(id), [-7.5, -0.5], isGeneral)
  path.advance(steps)
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage()
    path.advance(steps)
    return process.cpuUsage(before).user / steps
  })
  return Math.min(...rounds)
}

/** Of every weighting that has a path, the slowest last; and the names of the others. */
export function timesOfPaths(steps: number): {
  readonly times: readonly PathTime[]
  readonly refused: readonly string[]
} {
  const ids = (weightings as readonly { readonly id: string }[]).map(({ id }) => id)
  const isRefused = (id: string) => refusalOf(landscapeById(setup.landscape), configured(id)) !== null
  const times = ids
    .filter((id) => !isRefused(id))
    .map((id) => ({
      id,
      closed: pairFormOf(configured(id), setup.weights) !== null,
      general: timeOf(id, steps, true),
      time: timeOf(id, steps, false),
    }))
  return { times: times.sort((a, b) => a.time - b.time), refused: ids.filter(isRefused) }
}
