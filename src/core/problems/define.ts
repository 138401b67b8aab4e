import type { NetworkConfig, ProblemConfig, TaskConfig, TrainingConfig } from '../config/types'
import type { TaskKind } from '../losses/define'
import type { MetricName } from '../metrics/names'
import type { DataNeed } from './data'
import type { Dot } from './dots'
import type { InputTable } from './table/columns'
import type { Thumbnail } from './thumbnail'

/** One split of a problem: N rows. Float64 throughout; the engines convert. */
export interface Split {
  readonly rows: number
  /** [N, inputWidth], row-major. */
  readonly inputs: Float64Array
  /** The inputs of these rows alone, where making all of them at once takes long; absent = they are in `inputs`. */
  readonly inputsOf?: (rows: Int32Array) => Float64Array
  /** For each task [N, targetWidth]: the value, 0 or 1, or the class index. */
  readonly targets: readonly Float64Array[]
  /** For each task [N], 1 if the row has a label; null = all rows have one. */
  readonly masks: readonly (Uint8Array | null)[]
}

export interface TaskData {
  readonly id: string
  readonly kind: TaskKind
  /** Width of the head: number of classes for multiclass, otherwise of target columns. */
  readonly outputs: number
  readonly targetWidth: number
}

export interface ProblemData {
  readonly inputWidth: number
  readonly tasks: readonly TaskData[]
  readonly train: Split
  readonly test: Split
}

/**
 * A target that has been standardised: the value y stands for offset + size · y. Both are constants of the problem, so a
 * number means the same whatever the seed; round ones near mean and deviation of the data reveal nothing of test rows.
 */
export interface Standard {
  readonly offset: number
  /** Above 0. */
  readonly size: number
}

/** What a task of a problem may predict. */
export interface Target {
  /** Unique among the targets of all problems. Texts and links name a target by it. */
  readonly id: string
  /** A name that a person has given, the same in every language; absent = the text `problems.targets.<id>`. */
  readonly name?: string
  readonly kind: TaskKind | ((task: TaskConfig) => TaskKind)
  /** Number of classes of a multiclass target. */
  readonly classes?: (task: TaskConfig) => number
  /**
   * Names of the classes in order, also of the two of a binary target; absent = 0, 1, …. The text
   * `problems.classes.<name>` translates a name where it exists.
   */
  readonly classNames?: (task: TaskConfig) => readonly string[]
  /** Number of target columns, each with an output of its own, unless the target is multiclass; absent = 1. */
  readonly columns?: number
  /** Names of several columns, in order; absent = 1, 2, …. `problems.answers.<name>` translates a name. */
  readonly columnNames?: readonly string[]
  /** Unit of a regression target at scale 1, for example 'g'; absent = none. `problems.units.<unit>` translates it. */
  readonly unit?: string
  /** What the value of a regression target at scale 1 stands for, in `unit` if it has one; absent = the value itself. */
  readonly standard?: Standard
  readonly defaultLoss: string
  /** The metric that its tasks show unless they choose another; absent = accuracy, R² or R¹. */
  readonly usualMetric?: MetricName
  /** The target is drawn by a person, in the task's `drawing` (`drawing.ts`); these levels are there to begin with. */
  readonly painted?: Uint8Array
  /** The same for labelled points (`dots.ts`): only they have a label. */
  readonly dotted?: readonly Dot[]
  /** The target is the formula in the task's `expression`, over these variables. */
  readonly typed?: readonly string[]
  /**
   * The binary target, by id, whose yes is the condition of this one: only rows in which it is 1 have a label in training.
   * A binary target with a condition can be learned on all rows instead, as a product (`given.ts`).
   */
  readonly given?: string
}

/** Fields of a task that change its rows. A problem lists those that it reads; controls and maps show no others. */
export const DIALS = [
  'noise',
  'scale',
  'labels',
  'rare',
  'related',
  'original',
  'rotation',
] as const satisfies readonly (keyof TaskConfig)[]
export type Dial = (typeof DIALS)[number]

/** Pictures of targets and predictions over the square [−1, 1]², for problems with the inputs (x, y). */
export interface Surface {
  /**
   * The clean target at a point: a number in the target's unit, or a class index. NaN where it has no value.
   * `reference` is the task that this one is related to (`referenceOf`), `column` the column that is asked for, from 0.
   */
  readonly value: (task: TaskConfig, x: number, y: number, reference?: TaskConfig | null, column?: number) => number
}

/** Values of a set-up that suit a problem, where the usual ones do not. `config/preset.ts` says when they are set. */
export interface Preset {
  readonly problem?: Partial<Pick<ProblemConfig, 'samples' | 'testFraction'>>
  readonly network?: Partial<Pick<NetworkConfig, 'trunk' | 'activation'>>
  readonly training?: Partial<Pick<TrainingConfig, 'optimizer' | 'learningRate' | 'batchSize'>>
}

/** In pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/**
 * Where rows come from, and what the rest of the code has to know about them. Everything outside `core/problems` asks
 * the problem of its set-up (`problemOf`) and imports no problem by name.
 */
export interface Problem {
  readonly id: string
  /** At least one. A task whose target is none of them gets the first. */
  readonly targets: readonly Target[]
  /** The tasks with which the problem begins. */
  readonly usualTasks: readonly TaskConfig[]
  /** Comes with the choice of the problem; absent = the usual values serve it. */
  readonly preset?: Preset
  /**
   * All tasks of a problem whose tasks are alike, in the order in which they are taken up: the page then offers their
   * number. The usual tasks are the first of them. Absent = the tasks are chosen one by one.
   */
  readonly family?: readonly TaskConfig[]
  readonly dials: readonly Dial[]
  /** Number of inputs of a row. */
  readonly inputWidth: (problem: ProblemConfig) => number
  /** Null if the inputs are not two coordinates: then the page shows predictions of test rows (`shown.ts`). */
  readonly surface: Surface | null
  /** Set if the inputs are the brightness of the pixels of an image, row by row. Then the page shows its test images. */
  readonly images?: ImageSize
  /** What the list of problems shows of its rows; absent = the surface, or the first two inputs. */
  readonly thumbnail?: Thumbnail
  /**
   * For a problem whose inputs and targets follow from the text in `problem.table`: the problem of a set-up with this
   * text, the same object for the same text; null if the text cannot be read. `problemOf` asks for it.
   */
  readonly ofTable?: (table: string) => Problem | null
  /** Ids of the targets that such a problem may have; absent = those of `targets`. */
  readonly targetIds?: readonly string[]
  /** Number of rows that its data have; absent = it makes as many as a set-up asks for. */
  readonly rows?: number
  /**
   * The table whose columns are the inputs, through two of which the page can cut (`slice.ts`); absent = the inputs have no
   * meaning one by one. Throws a MissingDataError if its data were not loaded.
   */
  readonly inputTable?: () => InputTable
  /** Data without which it can make no rows; absent = none. `make` reads them with `dataOf`. */
  readonly needs?: (problem: ProblemConfig) => readonly DataNeed[]
  /**
   * `tasks` has only enabled tasks, in order; `first` is the set-up's first task, enabled or not, for the dial `related`.
   * Throws a MissingDataError if its data were not loaded. Inputs of some MB should be made at the first access, by a
   * getter: the page asks for targets alone.
   */
  readonly make: (problem: ProblemConfig, tasks: readonly TaskConfig[], first?: TaskConfig) => ProblemData
}
