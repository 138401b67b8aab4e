/** What a step takes, before anybody has waited for one. */
import { groupsOf, programOf } from '../core/config/program'
import type { Recording } from '../core/config/types'
import { makeProblem } from '../core/problems/all'
import type { EngineInfo, ProgramSpec } from '../engine/engine'
import { layoutOf } from '../engine/layout'
import type { SlowStep } from './protocol'

/** A set-up whose step is longer than this waits for the person, who is told before it starts. */
const LONGEST_SECONDS = 5
/** What a lighter batch should come to; the texts name this number. */
const LIGHTER_SECONDS = 2

/**
 * Multiply-adds a second, so low that a slow machine of today reaches it. The CPU engine did 1.0e9 on one
 * core of a small server. A graphics card is far above 1e10; software rendering is about as fast as the CPU engine.
 */
const RATES = { cpu: 8e8, webgl: 1e10, software: 8e8 } as const

/**
 * Multiply-adds of a step that is recorded, as the first steps of every run are: the forward pass three
 * times (for the record, the update, and the losses after it), the heads three times back, the trunk once
 * back for each task and once for the update, and the test set forward. A layer with n weights takes n a
 * row forward and 2n back, for its inputs and for its weights.
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

/** The step of all runs together, estimated; null where nobody needs to be told of it. */
export function slowStepOf(recordings: readonly Recording[], { kind, software }: EngineInfo): SlowStep | null {
  const rate = software ? RATES.software : RATES[kind]
  const groups = groupsOf(recordings.map(({ config }) => config)).map((runs) => {
    const { config } = recordings[runs[0]]
    const data = makeProblem(config)
    const spec = programOf(config, data, runs.length)
    return { spec, testRows: data.test.rows }
  })
  const secondsWith = (most: number) =>
    groups.reduce((sum, { spec, testRows }) => {
      return sum + multiplyAdds({ ...spec, batchSize: Math.min(most, spec.batchSize) }, testRows) / rate
    }, 0)
  const seconds = secondsWith(Number.POSITIVE_INFINITY)
  if (seconds <= LONGEST_SECONDS) return null
  const fixed = secondsWith(0)
  const perRow = secondsWith(1) - fixed
  const rows = Math.floor((LIGHTER_SECONDS - fixed) / perRow)
  return { seconds, batchSize: rows >= 1 ? rows : null }
}
