import type { RunConfig, TaskConfig } from './types'

/** A task as it is when first added: nothing noisy, nothing scaled, every label there. */
export const defaultTask = (id: string, target: string, loss: string): TaskConfig => ({
  id,
  target,
  name: '',
  enabled: true,
  loss: { id: loss, options: {} },
  weight: 1,
  noise: 0,
  scale: 1,
  labels: 1,
  rotation: 0,
  classes: 3,
  expression: 'sin(5*x)*cos(5*y)',
})

/**
 * What a first visitor sees. Ripple is measured in a large unit, so its gradient drowns out the
 * others: with equal weights Checkerboard stays visibly wrong, and turning its weight up mends it
 * (`story.test.ts` holds both halves). Links leave out what is equal to this, so a change here is a new version
 * (`versions.ts`).
 */
export const defaultConfig: RunConfig = {
  problem: { id: 'plane', samples: 600, testFraction: 0.3, seed: 1 },
  tasks: [
    defaultTask('t1', 'circles', 'bce'),
    defaultTask('t2', 'checkerboard', 'bce'),
    { ...defaultTask('t3', 'ripple', 'mse'), scale: 12 },
  ],
  network: { trunk: [20, 20], activation: 'tanh', batchNorm: false, dropout: 0, head: [] },
  training: {
    optimizer: { id: 'adam', options: {} },
    learningRate: 0.01,
    schedule: { id: 'constant', options: {} },
    warmup: 0,
    batchSize: 64,
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
