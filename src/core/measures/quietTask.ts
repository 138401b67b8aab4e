/**
 * The task that is drowned out: it lags behind while others pull the shared trunk harder.
 *
 *     way = (m − c) / (1 − c)
 *
 * m: `metric`, a score whose best value is 1; c: `chance`, what guessing reaches; way: none, 0 at guessing and 1 at
 * perfect. There is none if guessing is perfect: all test rows are of one class.
 */
import type { TaskKind } from '../losses/define'
import type { MetricName } from '../metrics/names'

/**
 * What guessing reaches: R² of 0, AUC of 1 / 2, balanced accuracy and macro F1 of 1 / K, from guesses as frequent as the K
 * classes are, and an accuracy of `often`, the share of the most frequent class. A task that shows its log-loss counts by
 * its accuracy.
 */
export function chanceOf(kind: TaskKind, classes: number, metric: MetricName, often: number): number {
  if (kind === 'regression') return 0
  if (metric === 'accuracy' || metric === 'logLoss') return often
  return 1 / (kind === 'binary' || metric === 'auc' ? 2 : classes)
}

/** What one task shows at a step. */
export interface TaskShowing {
  /** On the test split: `testScores` of a record. */
  readonly metric: number
  /** By `chanceOf`. */
  readonly chance: number
  /** By `pullsOf`, loss / parameter. */
  readonly pull: number
}

const wayOf = (metric: number, chance: number): number => (chance < 1 ? (metric - chance) / (1 - chance) : Number.NaN)

/** A task that has come further than this from guessing to perfect needs no help. */
const WELL = 0.75

/** Whether a task has come far enough from guessing to perfect to need no help. */
export const doesWell = ({ metric, chance }: Pick<TaskShowing, 'metric' | 'chance'>): boolean =>
  wayOf(metric, chance) >= WELL

/**
 * Index of the task that is drowned out: among all but the one that pulls hardest, the one that has come least far from
 * guessing to perfect. −1 if all do well, or for a single task.
 */
export function quietTask(tasks: readonly TaskShowing[]): number {
  const loudest = tasks.reduce((best, task, t) => (task.pull > tasks[best].pull ? t : best), 0)
  let quiet = -1
  let least = WELL
  tasks.forEach(({ metric, chance }, t) => {
    const way = wayOf(metric, chance)
    if (t === loudest || !(way < least)) return
    quiet = t
    least = way
  })
  return quiet
}

/** Larger than `WELL`, so that a metric that varies around one bound does not make the call-out flicker. */
const NO_MORE = 0.8

/** Whether this task is still drowned out: it has not caught up, and another task pulls harder. */
export function staysQuiet(tasks: readonly TaskShowing[], quiet: number): boolean {
  const { metric, chance, pull } = tasks[quiet]
  return wayOf(metric, chance) < NO_MORE && tasks.some((other) => other.pull > pull)
}
