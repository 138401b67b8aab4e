/**
 * The laws that weightings obey, as named helpers for tests. Each runs a method over drawn steps and throws if the law
 * does not hold. Guards for float32 (noise on the diagonal, the bound on weights) are off, as for golden vectors.
 */
import { diagonal, dot, multiply, total } from '../numerics/dense'
import { normal, PURPOSE, stepRandom } from '../numerics/random'
import { decide, initState, settle } from '../weightings/decide'
import { aggregateOf } from '../weightings/declared'
import type { Matrix, Vector } from '../weightings/define'
import { type DeviceMemory, reference, startMemory } from './aggregates'

/** One step as a method sees it: l [T], G [T, P], and l after the update [T]. */
export interface Scene {
  readonly losses: Vector
  readonly gradients: Matrix
  readonly lossesAfter: Vector
}
export interface Method {
  readonly id: string
  readonly options?: Readonly<Record<string, unknown>>
}

const WIDTH = 24
const EXACT = { gramianNoise: 0, rankTolerance: 1e-13 }

export const gramianOf = (g: Matrix): number[][] => g.map((a) => multiply(g, a))
const lengthOf = (v: Vector): number => Math.hypot(...v)

/**
 * Steps of T tasks whose gradients share a direction by `shared` (0 conflicts half of the time, 2 never) and have lengths
 * 10^±`spread`; losses fall from about 1.
 */
export function scenes(seed: number, tasks: number, steps: number, shared = 0, spread = 0): Scene[] {
  return Array.from({ length: steps }, (_, step) => {
    const draw = (i: number, p: number) => normal(seed, PURPOSE.noise, step * 1000 + i, p)
    const size = (i: number) => 10 ** (spread * Math.tanh(normal(seed, PURPOSE.labels, i)))
    const gradients = Array.from({ length: tasks }, (__, i) =>
      Array.from({ length: WIDTH }, (___, p) => size(i) * (draw(i, p) + shared)),
    )
    const losses = gradients.map((__, i) => Math.exp(0.7 * draw(i, 90) - 0.1 * step))
    return { losses, gradients, lossesAfter: losses.map((l, i) => l * Math.exp(-0.05 - 0.02 * draw(i, 91))) }
  })
}

export interface Answer {
  /** α [T]. */
  readonly weights: number[]
  /** The vectors that α multiplies, [T, P]: the gradients, or a device-side aggregate of them. */
  readonly vectors: Matrix
  /** d [P]. */
  readonly direction: number[]
}

/** The method's result for each step, with its state carried along. Sliders are at `sliders` [T], or at 1. */
export function answers({ id, options = {} }: Method, film: readonly Scene[], sliders?: Vector): Answer[] {
  const config = { id, options: { ...EXACT, ...options }, modifiers: [] }
  const taskCount = film[0].losses.length
  let state = initState(config, taskCount)
  let memory: DeviceMemory = startMemory(taskCount)
  return film.map(({ losses, gradients, lossesAfter }, step) => {
    const aggregate = aggregateOf(config, step + 1)
    const reduced = aggregate && reference(aggregate, gradients, losses, memory)
    if (reduced) memory = reduced.memory
    const observation = {
      ...{ step, epoch: 0, learningRate: 0.1, taskCount, losses, gramian: gramianOf(gradients) },
      ...{ userWeights: sliders ?? losses.map(() => 1), metrics: losses.map(() => 0.5) },
      ...{ trackedGramian: reduced?.trackedGramian, squares: reduced?.squares },
      random: stepRandom(1, PURPOSE.weighting, step),
    }
    const outcome = decide(config, observation, state, { weightLimit: Number.POSITIVE_INFINITY })
    state = settle(config, { losses, lossesAfter, asked: outcome.asked }, outcome.state)
    const vectors = reduced?.vectors ?? gradients
    const { weights } = outcome
    return {
      weights,
      vectors,
      direction: vectors[0].map((_, p) => weights.reduce((d, w, i) => d + w * vectors[i][p], 0)),
    }
  })
}

/** The same steps with the loss of task `task` in a unit that is `factor` times smaller. */
export const rescaled = (film: readonly Scene[], task: number, factor: number): Scene[] => {
  const times = (v: Vector) => v.map((x, i) => (i === task ? x * factor : x))
  return film.map(({ losses, gradients, lossesAfter }) => ({
    losses: times(losses),
    lossesAfter: times(lossesAfter),
    gradients: gradients.map((row, i) => (i === task ? row.map((x) => x * factor) : row)),
  }))
}

function fail(method: Method, law: string, found: unknown): never {
  throw new Error(`${method.id} ${JSON.stringify(method.options ?? {})}: ${law}; found ${JSON.stringify(found)}`)
}

/** |a − b| ≤ tolerance · max|b|, entry by entry. */
function near(a: Vector, b: Vector, tolerance: number): boolean {
  const size = Math.max(...b.map(Math.abs), 1e-300)
  return a.length === b.length && a.every((x, i) => Math.abs(x - b[i]) <= tolerance * size)
}

/** Reordering the tasks reorders α. */
export function permutes(method: Method, film: readonly Scene[]): void {
  const order = film[0].losses.map((_, i, { length }) => (i + 1) % length).reverse()
  const moved = <X>(list: readonly X[]) => order.map((i) => list[i])
  const other = film.map(({ losses, gradients, lossesAfter }) => ({
    losses: moved(losses),
    gradients: moved(gradients),
    lossesAfter: moved(lossesAfter),
  }))
  const [one, two] = [answers(method, film), answers(method, other)]
  one.forEach(({ weights }, k) => {
    if (!near(two[k].weights, moved(weights), 1e-7))
      fail(method, 'permuted tasks permute α', [moved(weights), two[k].weights])
  })
}

/** ⟨d, g_i⟩ ≥ −1e-9 n_i ‖d‖: to first order no task gets worse. */
export function neverAgainst(method: Method, film: readonly Scene[]): void {
  for (const { direction, vectors } of answers(method, film)) {
    const against = multiply(vectors, direction)
    const room = vectors.map((g) => -1e-9 * lengthOf(g) * lengthOf(direction))
    if (!against.every((x, i) => x >= room[i])) fail(method, 'd never points against a task', against)
  }
}

/** (Mα)_i ≥ −regEps · tr M · α_i: a task gets worse by no more than the regularisation allows. */
export function againstWithinRegularisation(method: Method, film: readonly Scene[], regEps: number): void {
  for (const { weights, vectors } of answers({ ...method, options: { ...method.options, regEps, normEps: 0 } }, film)) {
    const m = gramianOf(vectors)
    const trace = total(diagonal(m))
    const gains = multiply(m, weights)
    const room = weights.map((w) => -regEps * trace * w - 1e-12 * trace)
    if (!gains.every((x, i) => x >= room[i])) fail(method, `(Mα)_i ≥ −${regEps} tr M α_i`, gains)
  }
}

/** Every weight is `value`. */
export function allEqual(method: Method, film: readonly Scene[], value: number): void {
  for (const { weights } of answers(method, film)) {
    if (!weights.every((w) => Math.abs(w - value) <= 1e-9 * value)) fail(method, `every weight is ${value}`, weights)
  }
}

/** Σ α = `sum`. */
export function addsUpTo(method: Method, film: readonly Scene[], sum: number): void {
  for (const { weights } of answers(method, film)) {
    const found = total(weights)
    if (!(Math.abs(found - sum) <= 1e-9 * sum)) fail(method, `Σα = ${sum}`, found)
  }
}

/** l_i → s l_i gives α_i → α_i / s: d does not change. */
export function followsUnits(method: Method, film: readonly Scene[], factor: number, tolerance: number): void {
  const [one, two] = [answers(method, film), answers(method, rescaled(film, 0, factor))]
  one.forEach(({ direction }, k) => {
    if (!near(two[k].direction, direction, tolerance))
      fail(method, `d is the same when a loss is ${factor} times larger`, two[k])
  })
}

/** d stays on its line: α_i → k α_i / s with a common k, which may be negative for IMTL-G. `from`: first such step. */
export function followsUnitsUpToAFactor(
  method: Method,
  film: readonly Scene[],
  factor: number,
  tolerance: number,
  from = 0,
): void {
  const unit = (v: Vector) => v.map((x) => x / lengthOf(v))
  const [one, two] = [answers(method, film), answers(method, rescaled(film, 0, factor))]
  one.slice(from).forEach(({ direction }, k) => {
    const other = two[k + from].direction
    const sign = Math.sign(dot(other, direction))
    const line = unit(other).map((x) => sign * x)
    if (!near(line, unit(direction), tolerance)) fail(method, `d turns when a loss is ${factor} times larger`, other)
  })
}

/** α does not change in any step if one loss is measured in another unit. */
export function ignoresUnits(method: Method, film: readonly Scene[], factor: number, tolerance: number): void {
  const [one, two] = [answers(method, film), answers(method, rescaled(film, 0, factor))]
  one.forEach(({ weights }, k) => {
    if (!near(two[k].weights, weights, tolerance))
      fail(method, 'α does not see the scale of a loss', [weights, two[k].weights])
  })
}

/** ‖d‖ = `length`. */
export function hasLength(method: Method, film: readonly Scene[], length: number): void {
  for (const { direction } of answers(method, film)) {
    if (!(Math.abs(lengthOf(direction) - length) <= 1e-9 * length)) fail(method, `‖d‖ = ${length}`, lengthOf(direction))
  }
}

/** ⟨d, g_i⟩ / n_i is the same for every task. */
export function projectsEqually(method: Method, film: readonly Scene[]): void {
  for (const { direction, vectors } of answers(method, film)) {
    const along = vectors.map((g) => dot(g, direction) / lengthOf(g))
    if (
      !near(
        along,
        along.map(() => along[0]),
        1e-8,
      )
    )
      fail(method, 'equal projections', along)
  }
}
