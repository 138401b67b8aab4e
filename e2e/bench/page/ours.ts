/** Our engines as contestants. Each step updates the whole population. */
import { optimizerById } from '../../../src/core/optimizers/all'
import { withDefaults } from '../../../src/core/options'
import type { Split } from '../../../src/core/problems/define'
import type { Batch, Engine, ProgramSpec } from '../../../src/engine/engine'
import { initialSnapshot } from '../../../src/engine/initial'
import { BATCH, type Contestant, inputValue, RATE, ROWS, rowOf, type Shape, TRUNK, targetValue } from './contest'

const ADAM = optimizerById('adam')
const OPTIONS = withDefaults(ADAM.options, {})

export async function ours(engine: Engine, { tasks, runs, gramian }: Shape): Promise<Contestant> {
  const spec = specOf(tasks, runs)
  const split = splitOf(tasks)
  const population = await engine.create(spec, { train: split, test: split })
  const seeds = Array.from({ length: runs }, (_, run) => run + 1)
  population.write(initialSnapshot(spec, population.layout, seeds))
  const ones = new Float64Array(tasks * runs).fill(1 / tasks)
  return {
    runsAtOnce: runs,
    step(step) {
      const batch = batchOf(step, tasks, seeds)
      if (!gramian) return population.advance(batch, { trunk: ones, heads: ones })
      const { layerGramians } = population.observe(batch, { gramian: true, representationGramian: false })
      // A weighting would use the Gramian here. Its cost on the CPU is not part of the engines' speed.
      if (layerGramians === null) throw new Error('no Gramian')
      population.apply({ trunk: ones, heads: ones })
    },
    drain: () => void population.lastLosses(),
    dispose: () => population.dispose(),
  }
}

const specOf = (tasks: number, runs: number): ProgramSpec => ({
  inputWidth: 2,
  trunk: TRUNK,
  activation: 'tanh',
  batchNorm: null,
  dropout: false,
  head: [],
  tasks: Array.from({ length: tasks }, () => ({ kind: 'regression', outputs: 1, targetWidth: 1, loss: 'mse' })),
  optimizer: 'adam',
  batchSize: BATCH,
  clips: false,
  runCount: runs,
})

const splitOf = (tasks: number): Split => ({
  rows: ROWS,
  inputs: Float64Array.from({ length: 2 * ROWS }, (_, i) => inputValue(i >> 1, i & 1)),
  targets: Array.from({ length: tasks }, (_, t) =>
    Float64Array.from({ length: ROWS }, (__, row) => targetValue(t, row)),
  ),
  masks: Array.from({ length: tasks }, () => null),
})

function batchOf(step: number, tasks: number, seeds: readonly number[]): Batch {
  const optimizerConstants = ADAM.constants(step + 1, RATE, OPTIONS)
  // A loop, as in the trainer: `Int32Array.from` with a function takes as long as a quarter of a WASM step.
  const rows = new Int32Array(seeds.length * BATCH)
  for (let i = 0; i < rows.length; i++) rows[i] = rowOf(step, i % BATCH)
  return {
    step,
    rows,
    lossOptions: Array.from({ length: tasks }, () => []),
    runs: seeds.map((seed) => ({
      seed,
      optimizerConstants,
      l1: 0,
      l2: 0,
      clipValue: 0,
      clipNorm: 0,
      dropout: 0,
      aggregate: null,
    })),
  }
}
