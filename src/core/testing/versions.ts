/** An invented history of versions in which today's set-up is the second one, to try the steps between versions. */
import { defineVersions, versions } from '../config/versions'

const { config, task } = versions[0].defaults
const { warmup: _later, ...training } = { ...config.training, learningRate: 0.05 }

/**
 * Version 1 had no warm-up, a larger default learning rate, called it `training.rate` in changes, and had a field
 * `training.gone`. Version 2 is today's.
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
