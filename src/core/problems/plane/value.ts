import type { TaskConfig } from '../../config/types'
import { isRelatable } from '../dials'
import { targetOf, taskKind } from '../targets'
import { PLANE } from './targets'

/**
 * The clean target at (x, y), of several columns the one that is asked for. First the plane is rotated by the task's rotation in degrees; then the target is blended
 * with that of the reference (`referenceOf`), if there is one; last a regression target is multiplied by its scale. NaN
 * where a typed formula has no value.
 */
export function planeValue(
  task: TaskConfig,
  x: number,
  y: number,
  reference: TaskConfig | null = null,
  column = 0,
): number {
  const kind = taskKind(PLANE, task)
  const value = reference && isRelatable(PLANE, task) ? related(task, reference, x, y) : ownValue(task, x, y, column)
  return kind === 'regression' ? value * task.scale : value
}

const ownValue = (task: TaskConfig, x: number, y: number, column: number): number => {
  const [turnedX, turnedY] = turned(task, x, y)
  return targetOf(PLANE, task.target).value(turnedX, turnedY, task, column)
}

function turned({ rotation }: TaskConfig, x: number, y: number): readonly [number, number] {
  const angle = (rotation * Math.PI) / 180
  return [Math.cos(angle) * x + Math.sin(angle) * y, Math.cos(angle) * y - Math.sin(angle) * x]
}

/**
 * Relatedness: the target blended with that of the reference.
 *
 *     s_ρ = ((1 − ρ) s_t + ρ s_1) / √((1 − ρ)² + ρ²)
 *
 * | symbol   | here                  | unit                                                           |
 * | -------- | --------------------- | -------------------------------------------------------------- |
 * | ρ        | `task.related`        | none; 0 = the target itself, 1 = that of the reference         |
 * | s_t, s_1 | `signal`              | none; of unit size over the square                             |
 * | s_ρ      | the result, before μσ | none; of unit size for every ρ if s_t and s_1 are uncorrelated |
 *
 * The signal of a regression target is its value less its mean μ, over its standard deviation σ. That of two classes is
 * their margin over its root mean square; its sign says the class. That of several classes is the margin of class 0. A
 * regression target becomes μ + σ s_ρ, and one of two classes is 1 where s_ρ > 0.
 *
 * The correlation of s_ρ with s_1 rises with ρ to 1: s_ρ moves along a line towards s_1, and the divisor does not change
 * its angle.
 */
function related(task: TaskConfig, reference: TaskConfig, x: number, y: number): number {
  const share = task.related
  const blend = ((1 - share) * signal(task, x, y) + share * signal(reference, x, y)) / Math.hypot(1 - share, share)
  if (taskKind(PLANE, task) === 'binary') return blend > 0 ? 1 : blend <= 0 ? 0 : Number.NaN
  const { centre, size } = momentsOf(task)
  return centre + size * blend
}

/** Of unit size over the square: see `related`. */
function signal(task: TaskConfig, x: number, y: number): number {
  const [turnedX, turnedY] = turned(task, x, y)
  const { centre, size } = momentsOf(task)
  return (raw(task, turnedX, turnedY) - centre) / size
}

/** What a signal is made of, before the rotation: the value, or the margin of a class. */
function raw(task: TaskConfig, x: number, y: number): number {
  const { margin, value } = targetOf(PLANE, task.target)
  return margin ? margin(x, y, task) : value(x, y, task, 0)
}

interface Moments {
  readonly centre: number
  readonly size: number
}

const GRID = 32
const known = new Map<string, Moments>()

/**
 * Mean and standard deviation of a regression target over a grid on the square, 0 and root mean square of a margin. A
 * target that is constant, or has no value anywhere, has size 1. Cached, and bounded because people type formulas.
 */
function momentsOf(task: TaskConfig): Moments {
  const key = `${task.target} ${task.classes} ${task.expression}`
  const found = known.get(key)
  if (found) return found
  const place = (k: number) => (2 * k + 1) / GRID - 1
  const values = Array.from({ length: GRID * GRID }, (_, k) =>
    raw(task, place(k % GRID), place(Math.floor(k / GRID))),
  ).filter(Number.isFinite)
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / Math.max(list.length, 1)
  const centre = targetOf(PLANE, task.target).margin ? 0 : mean(values)
  const size = Math.sqrt(mean(values.map((value) => (value - centre) ** 2)))
  const moments = { centre, size: size > 0 && Number.isFinite(size) ? size : 1 }
  if (known.size > 100) known.clear()
  known.set(key, moments)
  return moments
}
