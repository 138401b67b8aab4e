import type { RandomSource } from '../numerics/random'
import type { OptionDescriptors, OptionValues } from '../options'

export type Vector = readonly number[]
export type Matrix = readonly (readonly number[])[]

/** What a method may ask for beyond step, epoch, learning rate, user weights and draws. */
export type Need =
  | 'losses' // [T], of this step's batch, before the update
  | 'gramian' // [T][T], M = G Gᵀ over the trunk's parameters
  | 'representationGramian' // [T][T], the same over the shared representation (flattened over the batch)
  | 'lossesAfter' // [T], same batch after the update: handed to `settle`
  | 'metrics' // [T], the task's last measured metric, at most 1; NaN where it has none
  | 'trackedGramian' // [T][T] of the aggregate `tracked`
  | 'squares' // [T] of the aggregate `squares`

/** Everything; `weigh` sees only what `needs` names (`ObservationFor`). */
export interface Observation {
  /** Updates done so far: 0 in the first step. */
  readonly step: number
  readonly epoch: number
  readonly learningRate: number
  readonly taskCount: number
  /** Places of these tasks among all, [T]: not 0, 1, … where some take no part in the step. */
  readonly places: readonly number[]
  /** The sliders on the task cards, [T]. */
  readonly userWeights: Vector
  readonly random: RandomSource
  readonly losses: Vector
  readonly gramian: Matrix
  readonly representationGramian: Matrix
  readonly lossesAfter: Vector
  readonly metrics: Vector
  readonly trackedGramian: Matrix
  readonly squares: Vector
}
type Always = 'step' | 'epoch' | 'learningRate' | 'taskCount' | 'places' | 'userWeights' | 'random'
export type ObservationFor<N extends Need> = Pick<Observation, Always | Exclude<N, 'lossesAfter'>>

/**
 * A device-side reduction or memory over the task gradients G [T, P], for the methods that the
 * Gramian does not serve. Both engines have all of them; runs of one population may differ.
 */
export type Aggregate =
  /**
   * y_t ← keep · y_t + take · s_t · g_t, y = 0 at first; the observation gets `trackedGramian`
   * = y yᵀ and the update uses Σ α_t y_t. s_t = 1, l_t / (n_t + 1e-8) or 1 / (l_t + 1e-8).
   */
  | {
      readonly kind: 'tracked'
      readonly keep: number
      readonly take: number
      readonly scale: 'one' | 'lossOverNorm' | 'inverseLoss'
    }
  /** S_tp += g_tp²; the observation gets `squares` [T] = Σ_p g_tp² / √(S_tp + 1e-7). */
  | { readonly kind: 'squares' }
  /** GradDrop's element-wise sign vote over α_t g_t, so without the tasks whose weight is 0; `leak` [T]. */
  | { readonly kind: 'signVote'; readonly leak: Vector }
  /** The same at the representation, over sign(z) ∂l_t/∂z summed over the batch: one vote a unit for all its rows. */
  | { readonly kind: 'representationVote'; readonly leak: Vector }

/** The numbers that the page sets under the formula's symbols: of all tasks together, of each, [T], or of each pair, [T][T]. */
export type Trace = Readonly<Record<string, number | Vector | Matrix>>

/** True for what a trace has one of a task, rather than one altogether or one a pair. */
export const isVector = (value: Trace[string]): value is Vector =>
  typeof value !== 'number' && value.every((entry) => typeof entry === 'number')

export interface Decision<S> {
  /** α [T]: the trunk moves along Σ α_t g_t. */
  readonly weights: Vector
  /** h [T]: multiplies a task's gradient on its own head. Absent: α if it acts on losses, else 1. */
  readonly headWeights?: Vector
  readonly state: S
  readonly trace: Trace
}

/** Whom a field of a state is about: each task by itself, [T]; each pair of tasks, [T][T]; or all together. */
export type Belonging = 'perTask' | 'perPair' | 'shared'
type BelongingOf<Value> = Value extends Matrix ? 'perPair' : Value extends Vector ? 'perTask' : 'shared'
/** Whom each field of the state S is about; nothing where there is no state. */
export type Remembers<S> = { readonly [Name in keyof S & string]: BelongingOf<S[Name]> }
type Memory<S> = unknown extends S
  ? { readonly remembers?: Readonly<Record<string, Belonging>> }
  : S extends null
    ? { readonly remembers?: undefined }
    : { readonly remembers: Remembers<S> }

/** Weights that are fixed for the steps to come. */
export interface Plan {
  /** Step after which nothing changes any more. */
  readonly settled: number
  /** First step in which each task takes part, [T]. */
  readonly starts: Vector
  /** Weight of task i at a step; of a modifier, the factor on the weight that the method gives. */
  readonly weightAt: (step: number, task: number) => number
}

export interface Citation {
  /** Authors and year, for example `Sener and Koltun 2018`; the picker searches it. */
  readonly text: string
  readonly url: string
}
export type Family = 'fixed' | 'schedule' | 'loss' | 'gradient' | 'hybrid' | 'custom'

/**
 * One way of combining task losses. Pure: `state` is plain data (survives `structuredClone`),
 * handed in and handed back. `remembers` says which of its fields are per task or per pair: `decide` shows a method
 * the entries of the tasks in this step, and leaves those of the others as they are. What counts the steps of a task
 * is per task, since a task may come later than the others or be away now and then.
 */
export type Weighting<
  D extends OptionDescriptors = OptionDescriptors,
  N extends Need = Need,
  S = unknown,
> = WeightingBase<D, N, S> & Memory<S>

interface WeightingBase<D extends OptionDescriptors, N extends Need, S> {
  readonly id: string
  readonly family: Family
  readonly citation?: Citation
  /** The formula in TeX; symbols with a trace entry of the same name get this step's number. */
  readonly tex: string
  readonly options: D
  readonly needs: readonly N[] | ((options: OptionValues<D>) => readonly N[])
  readonly actsOn: 'losses' | 'gradients'
  /**
   * Whether d may point against a task's gradient, at least to first order: `never`, or only by as much as the method's
   * regularisation; absent: it may. The page says it, `laws.test.ts` holds it.
   */
  readonly against?: 'never' | 'regularised'
  /**
   * It takes a logarithm of losses, divides by them or learns until a factor is their inverse: a negative one counts as
   * nearly 0, or sends the factor away, and the page says so.
   */
  readonly positiveLosses?: boolean | ((options: OptionValues<D>) => boolean)
  /** With these options the step is zero while any task's gradient is zero: that task then ends training. */
  readonly stopsAtVanished?: (options: OptionValues<D>) => boolean
  /**
   * Rate ρ at which plain gradient descent learns a factor 1 / l for each loss l; null with another optimizer. Its first
   * steps overshoot where l · ρ > 2.
   */
  readonly descentRate?: (options: OptionValues<D>) => number | null
  /** The weights to come, of a method that fixes them over the steps beforehand. `userWeights` [T]. */
  readonly plan?: (options: OptionValues<D>, userWeights: Vector) => Plan | null
  /** What α adds up to when nothing conflicts: `mean` to 1, `sum` to T; `own`: its docstring says. */
  readonly scale: 'mean' | 'sum' | 'own'
  /**
   * Its weights follow the sliders on the task cards. Absent: it decides alone, and the sliders only show its weights.
   */
  readonly sliders?: true | ((options: OptionValues<D>) => boolean)
  /**
   * Its state is about all tasks together (an order, say): it is asked with the inactive ones still in, whose
   * losses are NaN, and they get weight 0 afterwards.
   */
  readonly seesInactive?: true
  readonly init: (taskCount: number, options: OptionValues<D>) => S
  readonly weigh: (observation: ObservationFor<N>, options: OptionValues<D>, state: S) => Decision<S>
  readonly settle?: (
    after: { readonly lossesAfter: Vector; readonly losses: Vector },
    options: OptionValues<D>,
    state: S,
  ) => S
  /** Device-side aggregate of this step (k counts from 1); null where these options need none. */
  readonly aggregate?: (step: number, options: OptionValues<D>) => Aggregate | null
}

/**
 * Gives the object its exact types: options from the descriptors, the observation from `needs`, the state from `init`.
 * A method with a state must say in `remembers` whom each of its fields is about.
 */
export function defineWeighting<const D extends OptionDescriptors, const N extends Need = never, S = null>(
  weighting: WeightingBase<D, N, S> & { readonly remembers: Remembers<NoInfer<S>> },
): Weighting<D, N, S>
export function defineWeighting<const D extends OptionDescriptors, const N extends Need = never>(
  weighting: WeightingBase<D, N, null>,
): Weighting<D, N, null>
export function defineWeighting<Method>(weighting: Method): Method {
  return weighting
}
