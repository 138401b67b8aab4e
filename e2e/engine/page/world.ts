/** Data, initial parameters and batches for the cases: random, but the same for every engine. */

import { PURPOSE, uniform } from '../../../src/core/numerics/random'
import { optimizerById } from '../../../src/core/optimizers/all'
import { withDefaults } from '../../../src/core/options'
import type { Split } from '../../../src/core/problems/define'
import type { Batch, EngineSnapshot, ProgramSpec, Weights } from '../../../src/engine/engine'
import { indexIn, type Layout } from '../../../src/engine/layout'
import { type Case, lossOptionsOf } from './cases'

/** Above 2¹⁶, so that a step number does not fit into 16 bits. */
const FIRST_STEP = 70_000
const seedOf = (run: number): number => 3_000_000_019 + 7 * run

const between = (low: number, high: number, index: number, lane: number): number =>
  low + (high - low) * uniform(11, PURPOSE.inputs, index, lane)

export function splitOf(spec: ProgramSpec, rows: number, lane: number): Split {
  const inputs = Float64Array.from({ length: rows * spec.inputWidth }, (_, i) => between(-1, 1, i, lane))
  const targets = spec.tasks.map((task, t) =>
    Float64Array.from({ length: rows * task.targetWidth }, (_, i) => targetOf(task, between(0, 1, i, lane + 1 + t))),
  )
  // Every second task lacks labels, some tasks so many that a batch has none.
  const masks = spec.tasks.map((_, t) =>
    t % 2 === 0 ? null : Uint8Array.from({ length: rows }, (_, i) => (between(0, 1, i, lane + 50 + t) < 0.3 ? 1 : 0)),
  )
  targets.forEach((values, t) => {
    const mask = masks[t]
    const width = spec.tasks[t].targetWidth
    if (mask !== null)
      for (let i = 0; i < values.length; i++) if (mask[Math.floor(i / width)] === 0) values[i] = Number.NaN
  })
  return { rows, inputs, targets, masks }
}

function targetOf(task: ProgramSpec['tasks'][number], draw: number): number {
  if (task.kind === 'multiclass') return Math.floor(draw * task.outputs)
  if (task.kind === 'binary') return draw < 0.5 ? 0 : 1
  return task.loss === 'poisson' ? Math.floor(4 * draw) : 2 * draw - 1
}

/** Weights within ± 1 / √(fan in), gamma and running variance 1, all rounded to float32. */
export function firstSnapshot(spec: ProgramSpec, layout: Layout): EngineSnapshot {
  const parameters = new Float64Array(spec.runCount * layout.parameterCount)
  const statistics = new Float64Array(spec.runCount * layout.statisticCount)
  for (let run = 0; run < spec.runCount; run++) {
    for (const block of [...layout.blocks, ...layout.statistics]) {
      const [values, row] =
        block.part === 'statistics' ? [statistics, layout.statisticCount] : [parameters, layout.parameterCount]
      for (let i = 0; i < block.rows; i++) {
        for (let c = 0; c < block.columns; c++) {
          const at = run * row + indexIn(block, i, c)
          if (block.kind === 'gamma' || block.kind === 'variance') values[at] = 1
          else if (block.kind === 'weight') values[at] = Math.fround(between(-1, 1, at, 200) / Math.sqrt(block.rows))
          else if (block.kind === 'bias') values[at] = Math.fround(between(-0.2, 0.2, at, 201))
        }
      }
    }
  }
  const slots = optimizerById(spec.optimizer).slots.map(() => new Float64Array(parameters.length))
  return { parameters, slots, statistics, tracked: null, squares: null }
}

export function batchOf(test: Case, step: number, rows: number): Batch {
  const { spec, learningRate } = test
  const optimizer = optimizerById(spec.optimizer)
  const options = withDefaults(optimizer.options, {})
  // The runs have different learning rates, so that they cannot be confused.
  const rateOf = (run: number): number => learningRate * (1 + 0.1 * run)
  return {
    step: FIRST_STEP + step,
    rows: Int32Array.from({ length: spec.runCount * spec.batchSize }, (_, i) =>
      Math.floor(between(0, rows, i, 300 + step)),
    ),
    lossOptions: lossOptionsOf(test),
    ...(test.sums ? { sums: spec.tasks.map((_, t) => t % 3 !== 2) } : {}),
    runs: Array.from({ length: spec.runCount }, (_, run) => ({
      seed: seedOf(run),
      optimizerConstants: optimizer.constants(step + 1, rateOf(run), options),
      ...(test.headRate
        ? { headConstants: optimizer.constants(step + 1, test.headRate(run) * rateOf(run), options) }
        : {}),
      l1: 0,
      l2: 0,
      clipValue: 0,
      clipNorm: 0,
      dropout: 0,
      aggregate: test.aggregate(run),
      ...test.settings(run),
    })),
  }
}

export function weightsOf({ tasks, runCount }: ProgramSpec, step: number): Weights {
  const draw = (lane: number) =>
    Float64Array.from({ length: tasks.length * runCount }, (_, i) =>
      Math.fround(between(0.2, 1.5, i + 100 * step, lane)),
    )
  return { trunk: draw(400), heads: draw(401) }
}
