/** Estimates how long a step takes, before the first one runs. */
import { groupsOf, programOf } from '../core/config/program'
import type { Recording } from '../core/config/types'
import { makeProblem } from '../core/problems/all'
import type { EngineInfo, ProgramSpec } from '../engine/engine'
import { layoutOf } from '../engine/layout'
import type { SlowStep } from './protocol'

/** A run with longer steps waits until the person starts it. */
const LONGEST_SECONDS = 5
/** Step time of the smaller batch that is suggested; the page's texts name this number. */
const LIGHTER_SECONDS = 2

/**
 * Multiply-adds a second that even a slow current machine reaches. The CPU engine did 1.0e9 on one core of a small
 * server, and the WASM engine more than five times as many. A graphics card does far more than 1e10. Software rendering is about as fast as the CPU engine.
 */
const RATES = { cpu: 8e8, wasm: 4e9, webgl: 1e10, software: 8e8 } as const

/**
 * Multiply-adds of a recorded step, as the first steps of every run are. It runs the forward pass three times (for the
 * record, the update, and the losses after it), the heads backward three times, the trunk backward once for each task
 * and once for the update, and the test set forward. For each row, a layer with n weights takes n forward and 2n
 * backward (n for its inputs, n for its weights).
 */
export function multiplyAdds(spec: ProgramSpec, testRows: number): number {
  const { blocks } = layoutOf(spec)
  const weightsOf = (part: 'trunk' | 'head') =>
    blocks
      .filter((block) => block.kind === 'weight' && block.part === part)
      .reduce((sum, { rows, columns }) => sum + rows * columns, 0)
  const trunk = weightsOf('trunk')
  const heads = weightsOf('head')
  const row = 3 * (trunk + heads) + 3 * heads + 2 * (spec.tasks.length + 1) * trunk
  return spec.runCount * (spec.batchSize * row + testRows * (trunk + heads))
}

/** The estimated seconds of a step of all runs together. */
export const stepSeconds = (recordings: readonly Recording[], engine: EngineInfo): number =>
  secondsOn(recordings, engine)(Number.POSITIVE_INFINITY)

/** The estimated seconds of a step with batches of at most so many rows. */
function secondsOn(recordings: readonly Recording[], { kind, software }: EngineInfo): (mostRows: number) => number {
  const rate = software ? RATES.software : RATES[kind]
  const groups = groupsOf(recordings.map(({ config }) => config)).map((runs) => {
    const { config } = recordings[runs[0]]
    const data = makeProblem(config)
    const spec = programOf(config, data, runs.length)
    return { spec, testRows: data.test.rows }
  })
  return (mostRows) =>
    groups.reduce((sum, { spec, testRows }) => {
      return sum + multiplyAdds({ ...spec, batchSize: Math.min(mostRows, spec.batchSize) }, testRows) / rate
    }, 0)
}

/** The estimated step of all runs together; null where it is fast enough. */
export function slowStepOf(recordings: readonly Recording[], engine: EngineInfo): SlowStep | null {
  const secondsWith = secondsOn(recordings, engine)
  const seconds = secondsWith(Number.POSITIVE_INFINITY)
  if (seconds <= LONGEST_SECONDS) return null
  const fixed = secondsWith(0)
  const perRow = secondsWith(1) - fixed
  const rows = Math.floor((LIGHTER_SECONDS - fixed) / perRow)
  return { seconds, batchSize: rows >= 1 ? rows : null }
}
