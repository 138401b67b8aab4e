import type { LooseOptions } from '../options'

/** What the lab draws, one kind of formula at a time. */
export const LAB_FAMILIES = ['losses', 'activations', 'optimizers', 'schedules'] as const
export type LabFamily = (typeof LAB_FAMILIES)[number]

/**
 * Which samples the losses are about. `regression`: a line through points, with losses over the residual. `classes`: a
 * boundary between two classes, with losses over the margin.
 */
export const LAB_KINDS = ['regression', 'classes'] as const
export type LabKind = (typeof LAB_KINDS)[number]

/** What is fitted to the points of a regression. */
export const LAB_MODELS = ['line', 'constant'] as const
export type LabModel = (typeof LAB_MODELS)[number]

/** What the optimizers descend; formulas in `surfaces.ts`. */
export const LAB_SURFACES = ['bowl', 'valley', 'saddle'] as const
export type LabSurface = (typeof LAB_SURFACES)[number]

/** What the loss lab shows, as plain JSON. Links and lessons carry it. */
export interface LabSetup {
  readonly family: LabFamily
  /** Ids of the entries that are drawn, in the order in which they were chosen. */
  readonly shown: readonly string[]
  /** Options by entry; what is left out has its default. Ids differ between families. */
  readonly options: Readonly<Record<string, LooseOptions>>
  /** Id of the entry whose pulls are drawn and whose options are open; one of `shown`. */
  readonly chosen: string

  // Losses
  readonly kind: LabKind
  readonly model: LabModel
  /** Points (x, y) of the regression. */
  readonly points: readonly (readonly [number, number])[]
  /** A line [a, b], ŷ = a + b x, that the person has placed; null = the one that is fitted. */
  readonly byHand: readonly [number, number] | null
  /** Points (x1, x2) of the classes, each with its label. */
  readonly classes: readonly (readonly [number, number, 0 | 1])[]

  // Optimizers and schedules
  readonly surface: LabSurface
  /** Where all paths begin. */
  readonly start: readonly [number, number]
  readonly learningRate: number
  /** Number of updates. */
  readonly steps: number
  /** Standard deviation of the noise on each component of the gradient; 0 = exact gradients. */
  readonly noise: number
  /** Steps of the warm-up; 0 = none. For schedules. */
  readonly warmup: number
}

/** More curves than this cannot be told apart. */
export const MOST_SHOWN = 8
export const LEAST_POINTS = 2
export const MOST_POINTS = 16
export const MOST_LAB_STEPS = 5000

/** Limits of the numbers of a set-up. x of all points and both coordinates of classes: −1 to 1. */
export const LAB_LIMITS = {
  y: { min: -3, max: 3 },
  intercept: { min: -10, max: 10 },
  start: { min: -2, max: 2 },
  learningRate: { min: 1e-4, max: 2 },
  steps: { min: 1, max: MOST_LAB_STEPS },
  noise: { min: 0, max: 2 },
  warmup: { min: 0, max: 1000 },
} as const

/** Eight points near a line, and one far from it. */
const POINTS: LabSetup['points'] = [
  [-0.9, -0.52],
  [-0.7, -0.4],
  [-0.45, -0.1],
  [-0.2, 0.02],
  [0, 0.25],
  [0.25, 0.36],
  [0.5, 0.66],
  [0.7, -2],
  [0.9, 0.9],
]

/** Six points of each class, and two among the other class. */
const CLASSES: LabSetup['classes'] = [
  [-0.8, 0.3, 0],
  [-0.6, -0.4, 0],
  [-0.5, 0.6, 0],
  [-0.35, -0.1, 0],
  [-0.2, -0.7, 0],
  [0.5, 0.3, 0],
  [0.8, -0.3, 1],
  [0.6, 0.6, 1],
  [0.45, -0.6, 1],
  [0.3, 0.1, 1],
  [0.15, 0.8, 1],
  [-0.3, 0.25, 1],
]

const SHOWN: Readonly<Record<LabFamily, readonly string[]>> = {
  losses: ['mse', 'mae', 'huber'],
  activations: ['tanh', 'relu', 'gelu'],
  optimizers: ['gd', 'momentum', 'adam'],
  schedules: ['constant', 'step', 'cosine'],
}

/** What the lab shows of a family at first. Lessons start from it: `{ ...usualLab('losses'), shown: ['mse'] }`. */
export const usualLab = (family: LabFamily, kind: LabKind = 'regression'): LabSetup => {
  const shown = family === 'losses' && kind === 'classes' ? ['bce', 'hinge', 'mse'] : SHOWN[family]
  return {
    family,
    shown,
    options: {},
    chosen: shown[0],
    kind,
    model: 'line',
    points: POINTS,
    byHand: null,
    classes: CLASSES,
    surface: family === 'schedules' ? 'bowl' : 'valley',
    start: [-1.5, 1],
    learningRate: family === 'schedules' ? 0.1 : 0.05,
    steps: family === 'schedules' ? 3000 : 200,
    noise: family === 'schedules' ? 0.5 : 0,
    warmup: 0,
  }
}
