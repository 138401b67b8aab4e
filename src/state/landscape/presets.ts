/** Ready-made set-ups. */
import type { WeightingConfig } from '../../core/config/types'
import { type LandscapeSetup, usualSetup } from '../../core/landscapes/setup'

const method = (id: string, options = {}): WeightingConfig => ({ id, options, modifiers: [] })

const EIGHT = ['equal', 'mgda', 'pcgrad', 'cagrad', 'imtl-g', 'nash-mtl', 'aligned-mtl', 'upgrad'] as const

const published = usualSetup('valley')

export const landscapePresets = {
  published,
  // All methods have left the valley after 20,000 steps at this rate.
  fast: { ...published, learningRate: 0.01, steps: 20_000 },
  scaled: usualSetup('valley-scaled'),
  hollow: {
    ...usualSetup('fonseca'),
    methods: [method('weighted-sum'), method('tchebycheff')],
    starts: [
      [0.9, -0.5],
      [-0.2, 0.9],
      [0.4, 0.2],
      [-1, -0.4],
    ],
  },
  eight: { ...published, methods: EIGHT.map((id) => method(id)) },
} as const satisfies Readonly<Record<string, LandscapeSetup>>

export type LandscapePreset = keyof typeof landscapePresets
export const landscapePresetIds = Object.keys(landscapePresets) as LandscapePreset[]
