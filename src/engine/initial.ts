import { activationById } from '../core/activations/all'
import { normal, PURPOSE } from '../core/numerics/random'
import { optimizerById } from '../core/optimizers/all'
import type { EngineSnapshot, ProgramSpec } from './engine'
import { type Block, indexIn, type Layout } from './layout'

/** Heads start small, so that all first predictions are near 0 and no task leads by a chance draw of its head. */
const HEAD_GAIN = 0.5

/**
 * Parameters before the first step: weights normal with deviation gain / √(fan in), biases 0, γ 1, β 0,
 * running means 0 and variances 1, optimizer slots 0. Each draw is keyed by (seed, block and row, column). So the start
 * of a run does not depend on the runs beside it, and the start of a trunk layer does not depend on the tasks.
 */
export function initialSnapshot(spec: ProgramSpec, layout: Layout, seeds: readonly number[]): EngineSnapshot {
  const parameters = new Float64Array(seeds.length * layout.parameterCount)
  const statistics = new Float64Array(seeds.length * layout.statisticCount)
  const gain = activationById(spec.activation).initialGain
  seeds.forEach((seed, run) => {
    for (const block of layout.blocks) fill(parameters, run * layout.parameterCount, block, seed, spec, gain)
    for (const block of layout.statistics) {
      if (block.kind !== 'variance') continue
      for (let j = 0; j < block.columns; j++) statistics[run * layout.statisticCount + indexIn(block, 0, j)] = 1
    }
  })
  return {
    parameters,
    slots: optimizerById(spec.optimizer).slots.map(() => new Float64Array(parameters.length)),
    statistics,
    tracked: null,
    squares: null,
  }
}

/** Number that keys the draws of a block: trunk layers count from 0, the layers of head t from 64 + 8 t. */
const laneOf = (block: Block): number => (block.part === 'trunk' ? block.layer : 64 + 8 * block.task + block.layer)

function fill(to: Float64Array, from: number, block: Block, seed: number, spec: ProgramSpec, gain: number): void {
  for (let i = 0; i < block.rows; i++) {
    for (let j = 0; j < block.columns; j++) {
      const at = from + indexIn(block, i, j)
      if (block.kind === 'gamma') to[at] = 1
      if (block.kind !== 'weight') continue
      const last = block.part === 'head' && block.layer === spec.head.length
      const deviation = (last ? HEAD_GAIN : gain) / Math.sqrt(block.rows)
      to[at] = deviation * normal(seed, PURPOSE.initialParameters, 256 * i + j, laneOf(block))
    }
  }
}
