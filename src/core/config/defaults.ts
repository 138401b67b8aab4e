import type { RunConfig, TaskConfig } from './types'

/** A new task: without noise, with scale 1, and with a label for every row. */
export const defaultTask = (id: string, target: string, loss: string): TaskConfig => ({
  id,
  target,
  name: '',
  enabled: true,
  loss: { id: loss, options: {} },
  reduction: 'mean',
  metric: 'usual',
  weight: 1,
  noise: 0,
  scale: 1,
  labels: 1,
  rare: 1,
  related: 0,
  original: 1,
  rotation: 0,
  classes: 3,
  expression: 'sin(5*x)*cos(5*y)',
  drawing: '',
  product: false,
})

/**
 * What a first visitor sees. Ripple has a large scale, so its gradient dominates the others: with equal weights
 * Checkerboard stays visibly wrong, and a larger weight for it helps (`story.test.ts` checks both). Links leave out
 * values that equal these, so a change here needs a new version (`versions.ts`).
 */
export const defaultConfig: RunConfig = {
  problem: { id: 'plane', samples: 600, testFraction: 0.3, seed: 1, table: '' },
  tasks: [
    defaultTask('t1', 'circles', 'bce'),
    defaultTask('t2', 'checkerboard', 'bce'),
    { ...defaultTask('t3', 'ripple', 'mse'), scale: 12 },
  ],
  network: { trunk: [20, 20], activation: 'tanh', batchNorm: false, dropout: 0, head: [] },
  training: {
    optimizer: { id: 'adam', options: {} },
    learningRate: 0.01,
    headRate: 1,
    schedule: { id: 'constant', options: {} },
    warmup: 0,
    batchSize: 64,
    oversampling: 0,
    l1: 0,
    l2: 0,
    clipValue: 0,
    clipNorm: 0,
    seed: 1,
    stopAfter: 0,
    stopWhenFlat: false,
  },
  weighting: { id: 'weighted-sum', options: {}, modifiers: [] },
}
