/**
 * Target functions of the plane. All tasks of a problem share the inputs (x, y), uniform on
 * [−1, 1]², so a classification target is a region of the plane and a regression target a surface
 * of about unit size, before the task's rotation and scale.
 */
import type { TaskConfig } from '../../config/types'
import { type Expression, parseExpression } from '../../expression/parse'
import type { TaskKind } from '../../losses/define'
import { definePlaneTarget, type PlaneTarget } from '../define'

const yes = (condition: boolean): number => (condition ? 1 : 0)

/** A disc about the centre and the ring around it. */
const circles = definePlaneTarget({
  id: 'circles',
  kind: 'binary',
  defaultLoss: 'bce',
  value: (x, y) => yes(Math.hypot(x, y) < 0.6),
})

/** Opposite quadrants share a class. */
const xor = definePlaneTarget({ id: 'xor', kind: 'binary', defaultLoss: 'bce', value: (x, y) => yes(x * y > 0) })

/** Two interleaved Archimedean bands, about one turn and a half. */
const spirals = definePlaneTarget({
  id: 'spirals',
  kind: 'binary',
  defaultLoss: 'bce',
  value: (x, y) => yes(Math.sin(Math.atan2(y, x) + 6 * Math.hypot(x, y)) > 0),
})

/** The class of the nearer of two interlocking half circles. */
const moons = definePlaneTarget({
  id: 'moons',
  kind: 'binary',
  defaultLoss: 'bce',
  value: (x, y) => yes(distanceToArc(x + 0.25, y + 0.12) < distanceToArc(0.25 - x, 0.12 - y)),
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
      const angle = (2 * Math.PI * k) / task.classes + Math.PI / 2
      const spread = k % 2 === 0 ? 0.3 : 0.4
      const squared = (x - 0.55 * Math.cos(angle)) ** 2 + (y - 0.55 * Math.sin(angle)) ** 2
      const logLikelihood = -squared / (2 * spread * spread) - 2 * Math.log(spread)
      if (logLikelihood > bestLikelihood) {
        bestLikelihood = logLikelihood
        best = k
      }
    }
    return best
  },
})

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

/** The formula that a visitor typed; NaN where it has no value, or if it cannot be parsed. */
const formula = definePlaneTarget({
  id: 'formula',
  typed: true,
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
  const result = parseExpression(text, ['x', 'y'])
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
] as const

/** The target of that name; throws for a name that is not in the registry. */
export function planeTargetById(id: string): PlaneTarget {
  const found = planeTargets.find((target) => target.id === id)
  if (!found) throw new Error(`no target '${id}'`)
  return found
}

export function taskKind(task: TaskConfig): TaskKind {
  const { kind } = planeTargetById(task.target)
  return typeof kind === 'function' ? kind(task) : kind
}

/** Width of the head: number of classes of a multiclass task, otherwise 1. */
export function taskOutputs(task: TaskConfig): number {
  return planeTargetById(task.target).classes?.(task) ?? 1
}

/**
 * The clean target at (x, y). First the plane is rotated by the task's rotation in degrees; last a regression
 * target is multiplied by its scale. NaN where a typed formula has no value.
 */
export function planeValue(task: TaskConfig, x: number, y: number): number {
  const angle = (task.rotation * Math.PI) / 180
  const turnedX = Math.cos(angle) * x + Math.sin(angle) * y
  const turnedY = Math.cos(angle) * y - Math.sin(angle) * x
  const value = planeTargetById(task.target).value(turnedX, turnedY, task)
  return taskKind(task) === 'regression' ? value * task.scale : value
}
