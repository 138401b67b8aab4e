import { defaultTask } from '../../config/defaults'
import type { ProblemConfig, TaskConfig } from '../../config/types'
import { normal, PURPOSE, uniform } from '../../numerics/random'
import type { Problem, Split, Target } from '../define'
import { referenceOf } from '../dials'
import { drawSplits, drawTask, labelledWhere, maskOfRows, pickRows } from '../draws'
import { givenOf } from '../given'
import { taskDataOf } from '../targets'
import { chance, interceptFor, interceptGiven } from './rates'
import { correlation, FEATURES, type Loadings, mixed, scoresOf, unit } from './scores'

const NO_YES = ['no', 'yes'] as const

const targets = [
  { id: 'click', kind: 'binary', classNames: () => NO_YES, defaultLoss: 'bce', usualMetric: 'auc' },
  { id: 'purchase', kind: 'binary', classNames: () => NO_YES, defaultLoss: 'bce', usualMetric: 'auc', given: 'click' },
  {
    id: 'watchTime',
    kind: 'regression',
    unit: 'ln s',
    standard: { offset: Math.log(30), size: 1 },
    defaultLoss: 'mse',
    given: 'click',
  },
] as const satisfies readonly Target[]

type ByTarget<T> = Readonly<Record<(typeof targets)[number]['id'], T>> & Readonly<Record<string, T>>

/** The score of each target that shares nothing with the first task. */
const SCORES: ByTarget<Loadings> = {
  click: unit({ picture: 0.5, match: 0.7, activity: 0.5 }),
  purchase: unit({ picture: -0.5, match: 0.5, quality: 0.7 }),
  watchTime: unit({ picture: -0.3, contrast: 0.5, length: 0.6, patience: 0.55 }),
}

/** Share of impressions that are clicked, and of clicks that end in a purchase. */
const CLICK_RATE = 0.04
const PURCHASE_RATE = 0.08
const CLICK_INTERCEPT = interceptFor(CLICK_RATE)

/** Deviation of what no feature explains of the logarithm of the watch time, whose score has deviation 1. */
const WATCH_NOISE = 0.5

/** The gradient of the watch time is several times as long as those of the others, and would drown them out. */
const WATCH_WEIGHT = 0.05

/** Keys of the draws of what happens in a row. They do not depend on tasks: two tasks see the same purchase. */
const LANES: ByTarget<number> = { click: 0, purchase: 1, watchTime: 2 }

/**
 * Impressions: an item shown to a user. Tasks are the click (4% of the impressions), the purchase (8% of the clicks) and
 * the time that a clicked video is watched (log-normal). Training knows purchase and time only where there was a click;
 * the generator also knows what a click would have led to, and the test asks that on all impressions.
 *
 * Samples, seed and dials as on the plane. `related` mixes a score with that of the first task's target. Clicks are the
 * condition of everything else, so their own score never changes.
 *
 * Sample selection bias and the product: Ma et al. 2018, https://arxiv.org/abs/1804.07931. The seesaw: Tang et al. 2020,
 * https://doi.org/10.1145/3383313.3412236.
 */
export const clicks: Problem = {
  id: 'clicks',
  targets,
  usualTasks: [
    defaultTask('t1', 'click', 'bce'),
    { ...defaultTask('t2', 'purchase', 'bce'), related: 0.5 },
    { ...defaultTask('t3', 'watchTime', 'mse'), weight: WATCH_WEIGHT },
  ],
  preset: { problem: { samples: 20_000 } },
  dials: ['noise', 'scale', 'labels', 'rare', 'related'],
  inputWidth: () => FEATURES.length,
  surface: null,
  thumbnail: { kind: 'scatter', x: FEATURES.indexOf('activity'), y: FEATURES.indexOf('picture') },
  make(problem, tasks, first) {
    const inputs = featuresOf(problem)
    const clicked = outcomes(problem, 'click', inputs, SCORES.click)
    const made = tasks.map((task) => makeTask(problem, tasks, task, first, inputs, clicked))
    const { train, test } = drawSplits(problem)
    const split = (rows: Int32Array, values: 'train' | 'test'): Split => ({
      rows: rows.length,
      inputs: pickRows(inputs, rows, FEATURES.length),
      targets: made.map((task) => pickRows(task[values], rows, 1)),
      masks: made.map(({ drawn }) => maskOfRows(drawn, rows, values === 'train')),
    })
    return {
      inputWidth: FEATURES.length,
      tasks: tasks.map((task) => taskDataOf(clicks, task)),
      train: split(train, 'train'),
      test: split(test, 'test'),
    }
  },
}

/** A task's labels, and its targets in training rows and in test rows. */
function makeTask(
  problem: ProblemConfig,
  tasks: readonly TaskConfig[],
  task: TaskConfig,
  first: TaskConfig | undefined,
  inputs: Float64Array,
  clicked: Float64Array,
) {
  const { kind, outputs } = taskDataOf(clicks, task)
  const isClick = task.target === 'click'
  const happened = isClick ? clicked : outcomes(problem, task.target, inputs, loadingsOf(task, first))
  const clean = kind === 'regression' ? happened.map((value) => task.scale * value) : happened
  const drawn = drawTask(problem, task, kind, outputs, clean)
  const test = drawn.targets
  if (isClick) return { drawn, train: test, test }
  if (givenOf(clicks, tasks, task) === null) return { drawn: labelledWhere(drawn, clicked), train: test, test }
  return { drawn, train: test.map((value, row) => value * clicked[row]), test }
}

function loadingsOf(task: TaskConfig, first: TaskConfig | undefined): Loadings {
  const own = SCORES[task.target]
  const reference = referenceOf(task, first)
  return reference ? mixed(own, SCORES[reference.target], task.related) : own
}

let last: { readonly samples: number; readonly seed: number; readonly features: Float64Array } | null = null

/** Features of all rows, [N, features]. The last draw is kept: the page asks for the rows of each task by itself. */
function featuresOf({ samples, seed }: ProblemConfig): Float64Array {
  if (last?.samples === samples && last.seed === seed) return last.features
  const width = FEATURES.length
  const features = new Float64Array(width * samples)
  for (let row = 0; row < samples; row++) {
    for (let k = 0; k < width; k++) features[row * width + k] = normal(seed, PURPOSE.inputs, row, k)
  }
  last = { samples, seed, features }
  return features
}

/** What happens in each row, or would happen if it were clicked: 0 or 1, or the logarithm of the time, standardised. [N] */
function outcomes({ seed }: ProblemConfig, id: string, inputs: Float64Array, loadings: Loadings): Float64Array {
  const scores = scoresOf(inputs, loadings)
  const lane = LANES[id]
  if (id === 'watchTime')
    return scores.map((score, row) => score + WATCH_NOISE * normal(seed, PURPOSE.outcomes, row, lane))
  const intercept =
    id === 'click'
      ? CLICK_INTERCEPT
      : interceptGiven(PURCHASE_RATE, CLICK_INTERCEPT, correlation(loadings, SCORES.click))
  return scores.map((score, row) => (uniform(seed, PURPOSE.outcomes, row, lane) < chance(score, intercept) ? 1 : 0))
}
