/** What decides the paths over a landscape, and its usual values. `validate.ts` reads it from a link or file. */
import type { WeightingConfig } from '../config/types'
import type { LooseOptions } from '../options'
import { type LandscapeId, landscapeIds } from './all'
import type { Pair } from './define'

/** Everything that decides the paths over a landscape, as plain JSON. Links carry it. */
export interface LandscapeSetup {
  /** A registered landscape, or `formulas`. */
  readonly landscape: LandscapeId
  /** Losses of the landscape `formulas`, as expressions in x and y. Kept when another landscape is chosen. */
  readonly formulas: readonly [string, string]
  /** s_1, s_2: each loss is multiplied by its scale. */
  readonly scales: Pair
  /** Points (x1, x2) at which a path of every method starts. */
  readonly starts: readonly Pair[]
  /** One path from every start for each. */
  readonly methods: readonly WeightingConfig[]
  /** The sliders, for methods that follow them. */
  readonly weights: Pair
  readonly optimizer: { readonly id: string; readonly options: LooseOptions }
  readonly learningRate: number
  /** Largest norm of the combined gradient; 0 = not clipped. */
  readonly clipNorm: number
  readonly steps: number
}

const method = (id: string, options: LooseOptions = {}): WeightingConfig => ({ id, options, modifiers: [] })

const MEAN = method('equal')
const MGDA = method('mgda')
const PCGRAD = method('pcgrad')
const CAGRAD = method('cagrad')

/** Two formulas whose best points differ, with a kink-free front between them. */
const FORMULAS: readonly [string, string] = ['(x+1)^2 + 0.5*y^2', '1 - exp(-(x-1)^2 - (y-0.5)^2)']

const descent = { optimizer: { id: 'sgd', options: {} }, learningRate: 0.1, clipNorm: 0, steps: 400 } as const
/** Adam with rate 0.001, as in all papers that use the valley. */
const adam = { optimizer: { id: 'adam', options: {} }, learningRate: 0.001, clipNorm: 0 } as const
const even = { formulas: FORMULAS, scales: [1, 1], weights: [1, 1] } as const

const AROUND_BOWLS: readonly Pair[] = [
  [-1, 3],
  [1.5, -2.5],
  [4, 2],
]

/** Of each landscape, the set-up of the paper, or one of ours that shows what the landscape is for. */
const USUAL: Readonly<Record<LandscapeId, Omit<LandscapeSetup, 'landscape'>>> = {
  // CAGrad's figure: its starts, methods and c.
  valley: {
    ...even,
    ...adam,
    steps: 100_000,
    starts: [
      [-8.5, 7.5],
      [-8.5, -5],
      [9, 9],
    ],
    methods: [MEAN, MGDA, PCGRAD, method('cagrad', { c: 0.5 })],
  },
  // The starts of Nash-MTL's figure, and the constants of FAMO's code.
  'valley-scaled': {
    ...even,
    ...adam,
    scales: [0.1, 1],
    steps: 50_000,
    starts: [
      [-8.5, 7.5],
      [0, 0],
      [9, 9],
      [-7.5, -0.5],
      [9, -1],
    ],
    methods: [MEAN, MGDA, PCGRAD, CAGRAD, method('nash-mtl'), method('famo', { decay: 0, minLosses: [-2.1, -21] })],
  },
  crossed: {
    ...even,
    ...descent,
    learningRate: 0.05,
    starts: [
      [-2, 2],
      [2, 0],
      [0, -2.5],
    ],
    methods: [MEAN, MGDA, PCGRAD, method('imtl-g')],
  },
  bowls: { ...even, ...descent, starts: AROUND_BOWLS, methods: [MEAN, MGDA, PCGRAD, method('imtl-g')] },
  'ill-scaled': {
    ...even,
    ...descent,
    scales: [100, 1],
    learningRate: 0.01,
    steps: 4000,
    starts: AROUND_BOWLS,
    methods: [MEAN, MGDA, method('mgda', { normalization: 'l2' }), method('imtl-g')],
  },
  fonseca: {
    ...even,
    ...descent,
    steps: 2000,
    starts: [
      [0.9, -0.5],
      [-0.2, 0.9],
      [-1, -0.4],
    ],
    methods: [MEAN, MGDA, PCGRAD, method('tchebycheff')],
  },
  formulas: {
    ...even,
    ...descent,
    starts: [
      [-1, 2],
      [1.5, -1],
    ],
    methods: [MEAN, MGDA, PCGRAD, CAGRAD],
  },
}

/** The set-up with which a landscape opens. */
export const usualSetup = (landscape: LandscapeId): LandscapeSetup => ({ landscape, ...USUAL[landscape] })

export const isLandscapeId = (id: unknown): id is LandscapeId => (landscapeIds as readonly unknown[]).includes(id)
