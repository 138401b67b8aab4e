/**
 * The path of one method from one start, computed in slices. A step is that of training, over two parameters and in
 * float64:
 *
 *     M_ij = ⟨∇l_i, ∇l_j⟩,   α = decide(M, l, …),   d = Σ_i α_i ∇l_i,   x ← optimizer(x, clipped d),   l_i = s_i f_i
 *
 * | symbol | here          | shape  | unit                                              |
 * | ------ | ------------- | ------ | ------------------------------------------------- |
 * | f, s   | `values`      | [2]    | loss of the landscape; its scale of the set-up    |
 * | ∇l     | `values`      | [2, 2] | loss / parameter                                  |
 * | α      | `weights`     | [2]    | of the method                                     |
 * | d      | `direction`   | [2]    | as α ∇l; factor min(1, clipNorm / (‖d‖ + 1e-6))   |
 *
 * A step of a path counts as one epoch. Random draws have seed 1.
 */
import type { WeightingConfig } from '../config/types'
import { generalInPlace, type InPlace, inPlace } from '../optimizers/inPlace'
import { needsPositiveLosses } from '../weightings/declared'
import { landscapeOf } from './all'
import { Chooser } from './chooser'
import type { Choosing } from './choosing'
import { type Landscape, type Pair, VALUES } from './define'
import { type Kept, keptAt, keptCount, spacingAfter } from './kept'
import { chooserOf } from './pairChooser'
import { type Refusal, refusalOf } from './refusal'
import type { LandscapeSetup } from './setup'

/** A coordinate or loss beyond this counts as diverged: no picture shows it. */
const DIVERGED = 1e9

/** `formula`: a formula cannot be read. `diverged`: the next step is not finite or beyond 1e9. */
export type StopReason = Refusal | 'formula' | 'diverged'

/** A path at one kept step. */
export interface Moment {
  readonly step: number
  readonly point: Pair
  readonly losses: Pair
  /** ∇l_1 and ∇l_2. */
  readonly gradients: readonly [Pair, Pair]
  readonly weights: Pair
  /** d: the gradient that the optimizer gets. The step goes against it. */
  readonly direction: Pair
}

export interface LandscapePath {
  readonly method: WeightingConfig
  readonly start: Pair
  /** Updates done so far. */
  readonly done: number
  /** Why and at which step the path ends before the set-up's last step; null if it does not, or not yet. */
  readonly stopped: { readonly step: number; readonly reason: StopReason } | null
  /** Whether nothing is left to compute. */
  readonly ended: boolean
  readonly kept: Kept
  /** Computes up to so many steps, and returns how many it did. */
  advance(steps: number): number
  /** The last kept step at or before this one. */
  momentAt(step: number): Moment
}

/**
 * The path of `method` from `start`, at step 0. Never throws; a refused method has a path that has stopped there.
 * `isGeneral`: without the closed forms of methods and optimizers, which tests and benchmarks compare with them.
 */
export function createPath(
  setup: Omit<LandscapeSetup, 'methods' | 'starts'>,
  method: WeightingConfig,
  start: Pair,
  isGeneral = false,
): LandscapePath {
  const landscape = landscapeOf(setup)
  const refusal = landscape ? refusalOf(landscape, method) : 'formula'
  return new Path(setup, landscape ?? NOWHERE, method, start, refusal, isGeneral)
}

const NOWHERE: Pick<Landscape, 'evaluate' | 'least'> = {
  evaluate: (_x1, _x2, to) => {
    to.fill(Number.NaN)
  },
  least: null,
}

class Path implements LandscapePath {
  done = 0
  stopped: LandscapePath['stopped'] = null
  private count = 0
  /** Steps between kept ones at the last entry. */
  private spacing = 1
  private readonly entries: Omit<Kept, 'count'>
  private readonly mover: InPlace
  private readonly chooser: Choosing
  /** (l1, l2, ∇l1, ∇l2) at `x`. */
  private readonly values = new Float64Array(VALUES)
  private readonly x = new Float64Array(2)
  private readonly positiveOnly: boolean

  constructor(
    private readonly setup: Omit<LandscapeSetup, 'methods' | 'starts'>,
    private readonly landscape: Pick<Landscape, 'evaluate' | 'least'>,
    readonly method: WeightingConfig,
    readonly start: Pair,
    refusal: Refusal | 'formula' | null,
    isGeneral: boolean,
  ) {
    const room = refusal ? 1 : keptCount(setup.steps)
    const pairs = () => new Float64Array(2 * room)
    this.entries = {
      steps: new Uint32Array(room),
      positions: pairs(),
      losses: pairs(),
      weights: pairs(),
      directions: pairs(),
    }
    const { optimizer, learningRate } = setup
    this.mover = (isGeneral ? generalInPlace : inPlace)(optimizer.id, optimizer.options, learningRate, 2)
    this.chooser = isGeneral ? new Chooser(setup, method) : chooserOf(setup, method)
    this.positiveOnly = needsPositiveLosses(method)
    this.x.set(start)
    this.evaluate()
    if (refusal) this.stopped = { step: 0, reason: refusal }
    else if (!this.isSound()) this.stopped = { step: 0, reason: 'diverged' }
    else this.chooser.choose(0, this.values)
    this.keep()
  }

  get ended(): boolean {
    return this.stopped !== null || this.done >= this.setup.steps
  }

  get kept(): Kept {
    return { ...this.entries, count: this.count }
  }

  advance(steps: number): number {
    const from = this.done
    const until = Math.min(this.setup.steps, from + steps)
    while (this.stopped === null && this.done < until) {
      this.step()
      if (this.done % this.spacing === 0) this.keep()
    }
    this.keep()
    return this.done - from
  }

  momentAt(step: number): Moment {
    const i = 2 * keptAt(this.kept, step)
    const { steps, positions, losses, weights, directions } = this.entries
    const pair = (from: Float64Array): Pair => [from[i], from[i + 1]]
    const point = pair(positions)
    const values = new Float64Array(VALUES)
    this.landscape.evaluate(point[0], point[1], values)
    const [s1, s2] = this.setup.scales
    return {
      step: steps[i / 2],
      point,
      losses: pair(losses),
      gradients: [
        [s1 * values[2], s1 * values[3]],
        [s2 * values[4], s2 * values[5]],
      ],
      weights: pair(weights),
      direction: pair(directions),
    }
  }

  private step(): void {
    const { mover, chooser, values, x } = this
    const before1 = x[0]
    const before2 = x[1]
    const l1 = values[0]
    const l2 = values[1]
    mover.move(x, chooser.direction)
    this.evaluate()
    if (!this.isSound()) {
      x[0] = before1
      x[1] = before2
      this.evaluate()
      this.stopped = { step: this.done + 1, reason: 'diverged' }
      return
    }
    this.done++
    chooser.settle(l1, l2, values)
    if (this.positiveOnly && (values[0] < 0 || values[1] < 0)) {
      this.stopped = { step: this.done, reason: 'negativeLosses' }
    } else {
      chooser.choose(this.done, values)
    }
  }

  /** Losses and Jacobian at the current point, with the scales. */
  private evaluate(): void {
    const { values, x } = this
    const { scales } = this.setup
    const s1 = scales[0]
    const s2 = scales[1]
    this.landscape.evaluate(x[0], x[1], values)
    values[0] *= s1
    values[2] *= s1
    values[3] *= s1
    values[1] *= s2
    values[4] *= s2
    values[5] *= s2
  }

  private isSound(): boolean {
    const { values, x } = this
    for (let k = 0; k < 2; k++) if (!(Math.abs(x[k]) <= DIVERGED && Math.abs(values[k]) <= DIVERGED)) return false
    for (let k = 2; k < VALUES; k++) if (!Number.isFinite(values[k])) return false
    return true
  }

  /** Writes the current step as the last entry. It replaces the one before if that is not among the kept steps. */
  private keep(): void {
    const { steps, positions, losses, weights, directions } = this.entries
    const { x, values, chooser } = this
    const last = this.count - 1
    const replaces = last >= 0 && (steps[last] === this.done || steps[last] % this.spacing !== 0)
    const at = replaces ? last : this.count++
    const i = 2 * at
    steps[at] = this.done
    this.spacing = spacingAfter(this.done, this.spacing)
    for (let k = 0; k < 2; k++) {
      positions[i + k] = x[k]
      losses[i + k] = values[k]
      weights[i + k] = chooser.weights[k]
      directions[i + k] = chooser.direction[k]
    }
  }
}
