/** Invented versions for tests of the steps between versions. The second one stands for the page's own. */
import { defineVersions, latestOf, versions } from '../config/versions'

const { config, task } = latestOf(versions).defaults
const { warmup: _later, ...training } = { ...config.training, learningRate: 0.05 }

/**
 * The invented version 1 has no warm-up and a larger default learning rate, which changes call `training.rate`. It
 * also has a field `training.gone`. Version 2 is the latest real version.
 */
export const older = defineVersions([
  {
    version: 1,
    name: 'Invented',
    defaults: { config: { ...config, training: training as typeof config.training }, task },
  },
  {
    version: 2,
    name: 'AddWarmup',
    defaults: { config, task },
    up: (old) => ({ ...old, training: { ...(old.training as object), warmup: 7 } }),
    upChange: ({ field, value }) =>
      field === 'training.gone' ? null : { field: field === 'training.rate' ? 'training.learningRate' : field, value },
  },
])
