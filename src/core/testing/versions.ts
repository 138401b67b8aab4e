/** Invented versions for tests of the steps between versions. The second one stands for the page's own. */
import { defineVersions, latestOf, versions } from '../config/versions'

const { config, task } = latestOf(versions).defaults
const { learningRate: _named, warmup: _later, ...training } = config.training
const old = { ...config, training: { ...training, rate: 0.05, gone: 4 } }

/**
 * The invented version 1 has no warm-up. It calls the learning rate `training.rate`, with a larger default, and has a
 * field `training.gone`. Version 2 is the latest real version.
 */
export const older = defineVersions([
  // Today's types do not have the names of the invented version.
  { version: 1, name: 'Invented', defaults: { config: old as unknown as typeof config, task } },
  {
    version: 2,
    name: 'AddWarmup',
    defaults: { config, task },
    formerFields: [
      { path: 'training.rate', short: 'l' },
      { path: 'training.gone', short: 'x' },
    ],
    up: (before) => {
      const { rate, gone: _gone, ...kept } = before.training as Readonly<Record<string, unknown>>
      return { ...before, training: { ...kept, learningRate: rate, warmup: 7 } }
    },
    upChange: ({ field, value }) =>
      field === 'training.gone' ? null : { field: field === 'training.rate' ? 'training.learningRate' : field, value },
  },
])
