/** The interface of a weighting: what it may observe, what it declares, and what it decides. */
import type { RandomSource } from '../numerics/random'
import type { OptionDescriptors, OptionValues } from '../options'

export type Vector = readonly number[]
export type Matrix = readonly (readonly number[])[]

/** What a method may need beyond step, epoch, learning rate, user weights and random draws. */
export type Need =
  | 'losses' // [T], of this step's batch, before the update
  | 'gramian' // [T][T], M = G Gᵀ over the trunk's parameters
  | 'representationGramian' // [T][T], the same over the shared representation (flattened over the batch)
  | 'lossesAfter' // [T], same batch after the update; passed to `settle`
  | 'metrics' // [T], the task's last measured metric, at most 1; NaN where it has none
  | 'trackedGramian' // [T][T] of the aggregate `tracked`
  | 'squares' // [T] of the aggregate `squares`

/** All fields; `weigh` gets only those that `needs` names (`ObservationFor`). */
export interface Observation {
  /** Updates done so far: 0 in the first step. */
  readonly step: number
  readonly epoch: number
  readonly learningRate: number
  readonly taskCount: number
  /** Places of these tasks among all tasks, [T]; not 0, 1, … where some tasks take no part in the step. */
  readonly places: readonly number[]
  /** The sliders on the task cards, [T]. */
  readonly userWeights: Vector
  /** Whether a task's loss is a cross-entropy or a variant of it, [T]; false where it is not known. */
  readonly crossEntropy: readonly boolean[]
  readonly random: RandomSource
  readonly losses: Vector
  readonly gramian: Matrix
  readonly representationGramian: Matrix
  readonly lossesAfter: Vector
  readonly metrics: Vector
  readonly trackedGramian: Matrix
  readonly squares: Vector
}
type Always = 'step' | 'epoch' | 'learningRate' | 'taskCount' | 'places' | 'userWeights' | 'crossEntropy' | 'random'
export type ObservationFor<N extends Need> = Pick<Observation, Always | Exclude<N, 'lossesAfter'>>

/**
 * A device-side reduction or memory over the task gradients G [T, P], for methods that need more than the Gramian. Both
 * engines have all of them; runs of one population may use different ones.
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
  /** GradDrop's element-wise sign vote over α_t g_t, without tasks of weight 0; `leak` [T]. */
  | { readonly kind: 'signVote'; readonly leak: Vector }
  /**
   * The same at the representation, over sign(z) ∂l_t/∂z summed over the batch: one vote for each unit, for all rows.
   */
  | { readonly kind: 'representationVote'; readonly leak: Vector }

/**
 * The numbers that the page shows under the formula's symbols: one for all tasks, one for each, [T], or for each pair,
 * [T][T].
 */
export type Trace = Readonly<Record<string, number | Vector | Matrix>>

/** True for an entry of a trace with one number for each task. */
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

/** What a field of a state is about: each task, [T]; each pair of tasks, [T][T]; or all together. */
export type Belonging = 'perTask' | 'perPair' | 'shared'
type BelongingOf<Value> = Value extends Matrix ? 'perPair' : Value extends Vector ? 'perTask' : 'shared'
/** What each field of the state S is about; nothing where there is no state. */
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
 * One way of combining task losses. It is pure: `state` is plain data (survives `structuredClone`), passed in and
 * returned. `remembers` says which of its fields are per task or per pair. `decide` gives a method the entries of the
 * tasks in this step, and leaves those of the others as they are. A counter of a task's steps is per task, because a
 * task may come later than the others or be away at times.
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
  /** The formula in TeX; symbols that have a trace entry of the same name show this step's number. */
  readonly tex: string
  /** The formula with these options, where they change it. */
  readonly texWith?: (options: OptionValues<D>) => string
  readonly options: D
  readonly needs: readonly N[] | ((options: OptionValues<D>) => readonly N[])
  readonly actsOn: 'losses' | 'gradients'
  /**
   * Whether d may point against a task's gradient: `never`, or only by as much as the method's regularisation; absent:
   * it may. The page says it, and `laws.test.ts` checks it.
   */
  readonly against?: 'never' | 'regularised'
  /**
   * The method takes logarithms of losses, divides by them, or learns a factor that is their inverse. A negative loss
   * then counts as nearly 0, or makes the factor diverge, and the page says so.
   */
  readonly positiveLosses?: boolean | ((options: OptionValues<D>) => boolean)
  /** With these options the step is zero while any task's gradient is zero: that task then ends training. */
  readonly stopsAtVanished?: (options: OptionValues<D>) => boolean
  /**
   * Rate ρ at which plain gradient descent learns a factor 1 / l for each loss l; null with another optimizer. Its
   * first steps overshoot where l · ρ > 2.
   */
  readonly descentRate?: (options: OptionValues<D>) => number | null
  /** The weights to come, of a method that fixes them over the steps beforehand. `userWeights` [T]. */
  readonly plan?: (options: OptionValues<D>, userWeights: Vector) => Plan | null
  /** Σ α where nothing conflicts: `mean` 1, `sum` T; `own`: see its docstring. */
  readonly scale: 'mean' | 'sum' | 'own'
  /**
   * Whether its weights follow the sliders on the task cards. Absent: the method decides alone, and the sliders only
   * show its weights.
   */
  readonly sliders?: true | ((options: OptionValues<D>) => boolean)
  /**
   * Its state is about all tasks together, such as an order. It therefore gets all tasks, with NaN as the losses of
   * inactive ones, and these get weight 0 afterwards.
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
 * A method with a state must say in `remembers` what each of its fields is about. Without it the compiler says that the
 * state is not assignable to `null`.
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
