/**
 * The form of a lesson: steps on the real page, and claims that a test checks.
 *
 * A lesson says nothing that no claim has measured. A claim trains set-ups on the CPU engine over several seeds, states
 * an effect and the least size that it must have, and a control: the same measurement with the supposed cause taken
 * away, in which the effect must be gone.
 */
import type { Comparison } from '../core/comparison/types'
import type { RunConfig } from '../core/config/types'
import type { LabSetup } from '../core/lab/setup'
import type { LandscapeSetup } from '../core/landscapes/setup'
import type { ColumnName } from '../core/measures/columns'
import type { StepRecord } from '../engine/trainer.types'
import type { Heading } from './headings'

/**
 * Parts of the page that a step may ring. `ui/learn/targets.ts` finds them: by the attribute `data-target` with this
 * name, or by its own table.
 */
export type Target =
  // Play
  | 'play'
  | 'film'
  | 'tasks'
  | 'weights'
  | 'network'
  | 'training'
  | 'learningRate'
  | 'optimizer'
  | 'schedule'
  | 'regularisation'
  | 'weighting'
  | 'taskCurves'
  | 'totalCurve'
  | 'weightCurves'
  | 'conflictCurve'
  | 'pictures'
  | 'tug'
  | 'paid'
  // Compare
  | 'lanes'
  | 'laneCurves'
  | 'results'
  | 'pareto'
  | 'conflict'
  // Loss lab
  | 'labShape'
  | 'labFit'
  | 'labTable'
  // Landscapes
  | 'landscapeMap'
  | 'landscapeFront'
  | 'landscapeMethods'

/** What a step puts on the screen when it begins. A run or comparison trains to `until` and stops there. */
export type Shown =
  | { readonly place: 'run'; readonly config: RunConfig; readonly until: number }
  | { readonly place: 'compare'; readonly comparison: Comparison }
  | { readonly place: 'lab'; readonly lab: LabSetup }
  | { readonly place: 'landscape'; readonly landscape: LandscapeSetup }

/** A question that is answered before the explanation is shown. */
export type Question =
  /** `right` is one of `options`; the lesson's texts have a sentence for each. */
  | { readonly kind: 'choice'; readonly options: readonly string[]; readonly right: string }
  /**
   * The person draws the curve that they expect from step 0 to `until`; the run's own curve is then drawn over it. `top`:
   * the least upper end of the axis, where the run's curve rises far above its first value.
   */
  | {
      readonly kind: 'curve'
      readonly column: ColumnName
      readonly task: number
      readonly until: number
      readonly top?: number
    }

/**
 * What a run has measured so far, for the numbers of an explanation. Empty where the step shows no run: a number that
 * follows from the set-up alone ignores it.
 */
export interface Seen {
  readonly steps: ArrayLike<number>
  /** As `History.column`: values at `steps`; empty if there are none. In Compare always empty: see `lanes`. */
  column(name: ColumnName, index?: number): ArrayLike<number>
  /** In Compare one for each lane, in their order: means over its seeds. Absent elsewhere. */
  readonly lanes?: readonly Omit<Seen, 'lanes'>[]
}

export interface LessonStep {
  /** Different from those of the lesson's other steps; the texts have an entry with this name. */
  readonly id: string
  /** Absent: the screen stays as the step before left it. */
  readonly shows?: Shown
  /** Ringed in this order; the first is scrolled to. */
  readonly looksAt: readonly Target[]
  readonly question?: Question
  /** Formula of the explanation. */
  readonly tex?: string
  /**
   * Numbers of this run, for the holes `{{name}}` of the explanation; null while there is no such number yet. They are
   * shown with three digits.
   */
  readonly numbers?: Readonly<Record<string, (seen: Seen) => number | null>>
}

/** A training that has ended. */
export interface Ended {
  readonly config: RunConfig
  /** All records, in the order of their steps. */
  readonly records: readonly StepRecord[]
  readonly last: StepRecord
  /** Whether a loss became NaN or infinite. */
  readonly diverged: boolean
}

/** A training for a claim. `config.training.stopAfter` says where it ends. */
export type Trainings = Readonly<Record<string, RunConfig>>

export interface Claim<T extends Trainings = Trainings> {
  /** One plain English sentence: what was measured, with the control. Tests and `check:lessons` print it. */
  readonly says: string
  /** What is trained, by name; once for each seed. Empty where everything is computed. */
  readonly trainings: T
  /**
   * Seeds of parameters and batches. The seed of the data is the same number, so every seed is another data set too. A
   * training whose set-up has the run's seed 1 + k is trained with seed + k on the same data: several such trainings
   * show the spread between runs.
   */
  readonly seeds: readonly number[]
  /** The size of the phenomenon for one seed. The claim holds if it is at least `margin` for every seed. */
  readonly effect: (ended: { readonly [Name in keyof T]: Ended }, seed: number) => number
  readonly margin: number
  /** The same number without the supposed cause: below `gone` for every seed. */
  readonly control: (ended: { readonly [Name in keyof T]: Ended }, seed: number) => number
  /** At most `margin`. */
  readonly gone: number
}

/** Gives the functions of a claim the names of its trainings. */
export const defineClaim = <const T extends Trainings>(claim: Claim<T>): Claim => claim as unknown as Claim

export interface Lesson {
  /** Part of the address, for example `units`. */
  readonly id: string
  /** Headings of the founding article that the lesson covers. */
  readonly covers: readonly Heading[]
  /** About how long a student takes. */
  readonly minutes: number
  /** Three to six. */
  readonly steps: readonly LessonStep[]
  /** At least one. */
  readonly claims: readonly Claim[]
}

/** Keeps the ids of steps and options as literal types, so that the texts are typed by them. */
export const defineLesson = <const L extends Lesson>(lesson: L): L => lesson

/** Texts of a lesson in one language. */
export type LessonTexts<L extends Lesson> = {
  readonly title: string
  /** One sentence for the list of lessons: the question that the lesson answers. */
  readonly aim: string
  readonly steps: { readonly [S in L['steps'][number] as S['id']]: StepTexts<S> }
}

type StepTexts<S extends LessonStep> = {
  /** What to do, in one or two sentences. */
  readonly act: string
  /** What to look at. */
  readonly look: string
  /** The explanation. Holes are the names of the step's `numbers`. Two line breaks separate paragraphs. */
  readonly explain: string
} & (S extends { readonly question: { readonly kind: 'choice'; readonly options: readonly (infer O extends string)[] } }
  ? { readonly ask: string; readonly options: { readonly [Name in O]: string } }
  : S extends { readonly question: { readonly kind: 'curve' } }
    ? { readonly ask: string }
    : unknown)
