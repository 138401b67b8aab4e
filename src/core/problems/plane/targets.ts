/**
 * Target functions of the plane. All tasks of a problem share the inputs (x, y), uniform on
 * [−1, 1]², so a classification target is a region of the plane and a regression target a surface
 * of about unit size, before the task's rotation and scale.
 */
import type { TaskConfig } from '../../config/types'
import { type Expression, parseExpression } from '../../expression/parse'
import type { Target } from '../define'

/** A target function of the plane, from (x, y) in [−1, 1]² to a number or a class index. */
export interface PlaneTarget extends Target {
  /** The clean target before rotation, scale and noise; `column` is the one that is asked for, if there are several. */
  readonly value: (x: number, y: number, task: TaskConfig, column: number) => number
  /**
   * Classes only: a continuous function that is above 0 in class 1 of two, or in class 0 of several, and at most 0
   * elsewhere; of several columns, for the first. `value.ts` blends it.
   */
  readonly margin?: (x: number, y: number, task: TaskConfig) => number
}
const definePlaneTarget = <const P extends PlaneTarget>(target: P): P => target

/** A target of two classes: class 1 where the margin is above 0. */
const twoClasses = <const I extends string>(id: I, margin: (x: number, y: number) => number) =>
  definePlaneTarget({ id, kind: 'binary', defaultLoss: 'bce', value: (x, y) => yes(margin(x, y) > 0), margin })

const yes = (condition: boolean): number => (condition ? 1 : 0)

/** A disc about the centre and the ring around it. */
const circles = definePlaneTarget({
  id: 'circles',
  kind: 'binary',
  defaultLoss: 'bce',
  value: (x, y) => yes(Math.hypot(x, y) < 0.6),
  margin: (x, y) => 0.6 - Math.hypot(x, y),
})

/** Opposite quadrants share a class. */
const xor = twoClasses('xor', (x, y) => x * y)

/** Two interleaved Archimedean bands, about one turn and a half. */
const spirals = twoClasses('spirals', (x, y) => Math.sin(Math.atan2(y, x) + 6 * Math.hypot(x, y)))

/** The class of the nearer of two interlocking half circles. */
const moons = definePlaneTarget({
  id: 'moons',
  kind: 'binary',
  defaultLoss: 'bce',
  value: (x, y) => yes(distanceToArc(x + 0.25, y + 0.12) < distanceToArc(0.25 - x, 0.12 - y)),
  margin: (x, y) => distanceToArc(0.25 - x, 0.12 - y) - distanceToArc(x + 0.25, y + 0.12),
})

/** Distance to the upper half of the circle of radius 0.5 about the origin. */
function distanceToArc(x: number, y: number): number {
  if (y >= 0) return Math.abs(Math.hypot(x, y) - 0.5)
  return Math.min(Math.hypot(x - 0.5, y), Math.hypot(x + 0.5, y))
}

/** Three by three squares in two colours. */
const checkerboard = definePlaneTarget({
  id: 'checkerboard',
  kind: 'binary',
  defaultLoss: 'bce',
  value: (x, y) => yes((Math.floor((x + 1) * 1.5) + Math.floor((y + 1) * 1.5)) % 2 === 0),
  margin: (x, y) => Math.sin(1.5 * Math.PI * (x + 1)) * Math.sin(1.5 * Math.PI * (y + 1)),
})

const aboveLine = (x: number, y: number): number => y - 0.6 * x
const inRing = (x: number, y: number): number => 0.22 - Math.abs(Math.hypot(x - 0.1, y) - 0.55)
const rightHalf = (x: number): number => x

/** Three yes/no questions in one task: above a line, in a ring, in the right half. They overlap in every way. */
const questions = definePlaneTarget({
  id: 'questions',
  kind: 'binary',
  columns: 3,
  columnNames: ['aboveLine', 'inRing', 'rightHalf'],
  defaultLoss: 'bce',
  value: (x, y, _task, column) => yes([aboveLine, inRing, rightHalf][column](x, y) > 0),
  margin: aboveLine,
})

/** Where each of K Gaussians, narrow and wide in turn on a circle, is the most likely one. */
const blobs = definePlaneTarget({
  id: 'blobs',
  kind: 'multiclass',
  classes: (task) => task.classes,
  defaultLoss: 'softmax',
  value: (x, y, task) => {
    let best = 0
    let bestLikelihood = Number.NEGATIVE_INFINITY
    for (let k = 0; k < task.classes; k++) {
      const likelihood = logLikelihood(k, task.classes, x, y)
      if (likelihood > bestLikelihood) {
        bestLikelihood = likelihood
        best = k
      }
    }
    return best
  },
  margin: (x, y, { classes }) => {
    const others = Array.from({ length: classes - 1 }, (_, k) => logLikelihood(k + 1, classes, x, y))
    return logLikelihood(0, classes, x, y) - Math.max(...others)
  },
})

/** Of one Gaussian of `blobs`, without the constant that all of them have in common. */
function logLikelihood(k: number, classes: number, x: number, y: number): number {
  const angle = (2 * Math.PI * k) / classes + Math.PI / 2
  const spread = k % 2 === 0 ? 0.3 : 0.4
  const squared = (x - 0.55 * Math.cos(angle)) ** 2 + (y - 0.55 * Math.sin(angle)) ** 2
  return -squared / (2 * spread * spread) - 2 * Math.log(spread)
}

const plane = definePlaneTarget({ id: 'plane', kind: 'regression', defaultLoss: 'mse', value: (x, y) => x + y })

/** Rings about a point beside the centre. */
const ripple = definePlaneTarget({
  id: 'ripple',
  kind: 'regression',
  defaultLoss: 'mse',
  value: (x, y) => Math.sin(6 * Math.hypot(x - 0.2, y + 0.1)),
})

/** Two hills and a hollow. */
const bumps = definePlaneTarget({
  id: 'bumps',
  kind: 'regression',
  defaultLoss: 'mse',
  value: (x, y) =>
    1.5 * bump(x, y, -0.45, 0.35, 0.3) - 1.5 * bump(x, y, 0.4, 0.45, 0.25) + 1.2 * bump(x, y, 0.1, -0.5, 0.35),
})

const bump = (x: number, y: number, cx: number, cy: number, width: number): number =>
  Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * width * width))

const saddle = definePlaneTarget({
  id: 'saddle',
  kind: 'regression',
  defaultLoss: 'mse',
  value: (x, y) => 1.5 * (x * x - y * y),
})

const product = definePlaneTarget({ id: 'product', kind: 'regression', defaultLoss: 'mse', value: (x, y) => 2 * x * y })

const VARIABLES = ['x', 'y'] as const

/** The formula that a visitor typed; NaN where it has no value, or if it cannot be parsed. */
const formula = definePlaneTarget({
  id: 'formula',
  typed: VARIABLES,
  kind: 'regression',
  defaultLoss: 'mse',
  value: (x, y, task) => parsed(task.expression)?.evaluate({ x, y }) ?? Number.NaN,
})

const expressions = new Map<string, Expression | null>()

/** Caches parsed formulas. The cache is bounded, because every key that a person types makes a new text. */
function parsed(text: string): Expression | null {
  const known = expressions.get(text)
  if (known !== undefined) return known
  if (expressions.size > 100) expressions.clear()
  const result = parseExpression(text, VARIABLES)
  const expression = result.ok ? result.expression : null
  expressions.set(text, expression)
  return expression
}

export const planeTargets = [
  circles,
  xor,
  spirals,
  blobs,
  moons,
  checkerboard,
  plane,
  ripple,
  bumps,
  saddle,
  product,
  formula,
  questions,
] as const

/** What questions about a target need of the plane. */
export const PLANE: { readonly targets: readonly PlaneTarget[] } = { targets: planeTargets }
