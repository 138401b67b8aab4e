/** What a person could try now: the hints, and which of them comes first. `define.ts` says what a hint is. */
import { limitsOf } from '../config/fields'
import { taskPath } from '../config/paths'
import type { RunConfig } from '../config/types'
import { isCrossEntropy, lossById } from '../losses/all'
import { isFlat, recordedTotals } from '../measures/flatness'
import { pullsOf, totalShares } from '../measures/paid'
import { chanceOf, doesWell, quietTask, staysQuiet, type TaskShowing } from '../measures/quietTask'
import { mean } from '../measures/summary'
import { uncertaintyTotal } from '../measures/uncertainty'
import { metricOfTask } from '../metrics/names'
import { withDefaults } from '../options'
import { problemOf } from '../problems/all'
import { taskKind, taskOutputs } from '../problems/targets'
import { followsSliders, needsOf } from '../weightings/declared'
import { factorsOf, uw } from '../weightings/uw'
import { byHand } from '../weightings/weighted-sum'
import { atLeast, type Hint, SOLVED } from './define'
import { solved, weights } from './runaway'
import { conflictShare, hasRecords, recent, recentFalls, recentMeans, type Situation } from './situation'

/** Fixed weights: only with those do two totals of different steps have the same meaning. */
const isPlainSum = ({ weighting }: RunConfig): boolean =>
  (weighting.id === 'weighted-sum' || weighting.id === 'equal') && weighting.modifiers.length === 0

const RATE = 'training.learningRate' as const
const lowered = (rate: number, factor: number): number =>
  Math.max(limitsOf(RATE)?.min ?? 0, Number((rate / factor).toPrecision(2)))

/** The run has ended with infinite numbers: a rate ten times smaller, from the start. */
const diverged: Hint = {
  id: 'diverged',
  find({ config, diverged, step }) {
    const from = config.training.learningRate
    const rate = lowered(from, 10)
    if (!diverged || rate >= from) return null
    return {
      task: null,
      values: { step, from, rate },
      action: { kind: 'restart', path: RATE, value: rate },
    }
  },
}

/** Records in each of the stretches whose means say where the total is heading. */
const STRETCH = 10
/**
 * The total of fixed weights rises: the mean of the last ten records is above twice the mean of the lowest stretch of
 * ten with the same weights, also of those before another change, such as that of the rate. Stays until it is below 1.3
 * times. A total that is as good as zero only trembles.
 */
const rising: Hint = {
  id: 'rising',
  find(situation, shown) {
    const { config, past, last, diverged } = situation
    if (diverged || !isPlainSum(config)) return null
    const totals = past.column('totalTrain')
    const first = firstOfWeights(situation)
    if (last + 1 - first < 2 * STRETCH) return null
    const now = meanBefore(totals, last + 1)
    let least = now
    // A history has a few hundred records however long the run is, and this reads each of them once.
    for (let end = last + 1 - STRETCH; end - STRETCH >= first; end -= STRETCH) {
      const earlier = meanBefore(totals, end)
      if (earlier < least) least = earlier
    }
    if (!(least > 0) || !atLeast(now / least, shown, 2, 1.3)) return null
    if (now <= SOLVED * meanBefore(totals, first + STRETCH)) return null
    const from = config.training.learningRate
    const rate = lowered(from, 10)
    if (rate >= from) return null
    return { task: null, values: { ratio: now / least, from, rate }, action: { kind: 'set', path: RATE, value: rate } }
  },
}

/** Mean of the stretch of totals that ends before the place `end`; NaN, a batch without any label, is left out. */
function meanBefore(totals: Float64Array, end: number): number {
  let sum = 0
  let known = 0
  for (let at = end - STRETCH; at < end; at++) {
    if (Number.isNaN(totals[at])) continue
    sum += totals[at]
    known++
  }
  return sum / known
}

/** Place of the first record from which on the weights have been those of the last one. */
function firstOfWeights({ past, tasks, last }: Situation): number {
  const columns = tasks.map((_, t) => past.column('headWeights', t))
  let from = last
  while (from > 0 && columns.every((column) => column[from - 1] === column[last])) from--
  return from
}

/** The total is below zero: the Poisson loss leaves out a constant. Squared error never is. */
const negative: Hint = {
  id: 'negative',
  find(situation, shown) {
    if (!hasRecords(situation)) return null
    const total = mean([...recent(situation, 'totalTrain')])
    const losses = recentMeans(situation, 'trainLosses')
    const least = losses.reduce((best, loss, t) => (loss < losses[best] ? t : best), 0)
    const task = situation.tasks[least]
    const scale = losses.reduce((sum, loss) => sum + Math.abs(loss), 0)
    if (
      !(total < (shown ? 0.01 : -0.01) * scale) ||
      !(losses[least] < 0) ||
      taskKind(problemOf(situation.config), task) !== 'regression'
    )
      return null
    const path = taskPath(task.id, 'loss')
    return {
      task: task.id,
      values: { total, loss: losses[least] },
      action: { kind: 'restart', path, value: { id: 'mse', options: {} } },
    }
  },
}

/** What each task shows on average over the last records, [T]; null while it is not known what guessing reaches. */
function showingOf(situation: Situation): TaskShowing[] | null {
  const { facts } = situation
  if (!facts) return null
  const pulls = pullsOf(recentMeans(situation, 'weights'), recentMeans(situation, 'gradientNorms'))
  const metrics = recentMeans(situation, 'testScores')
  const problem = problemOf(situation.config)
  return situation.tasks.map((task, t) => ({
    metric: metrics[t],
    chance: chanceOf(
      taskKind(problem, task),
      taskOutputs(problem, task),
      metricOfTask(problem, task),
      facts[t].test.often,
    ),
    pull: pulls[t],
  }))
}

/**
 * Losses of unlike size under a plain sum: the largest share of the total is at least 100 times the smallest (stays
 * down to 40 times). Weights of 1 / loss, scaled to a mean of 1, make the shares equal.
 */
const unlike: Hint = {
  id: 'unlike',
  find(situation, shown) {
    if (!isPlainSum(situation.config) || situation.tasks.length < 2 || !hasRecords(situation)) return null
    const losses = recentMeans(situation, 'trainLosses')
    const shares = totalShares(recentMeans(situation, 'headWeights'), losses)
    const ratio = Math.max(...shares) / Math.min(...shares)
    if (!losses.every((loss) => loss > 0) || !Number.isFinite(ratio) || !atLeast(ratio, shown, 100, 40)) return null
    // A small loss of a task that does well is no fault.
    const small = shares.indexOf(Math.min(...shares))
    const showing = showingOf(situation)
    if (!showing || doesWell(showing[small])) return null
    const limits = limitsOf(taskPath('t1', 'weight'))
    const inverse = losses.map((loss) => 1 / loss)
    const scale = 1 / mean(inverse)
    const weights = inverse.map((weight) => Number((weight * scale).toPrecision(3)))
    if (limits && weights.some((weight) => weight > limits.max)) return null
    return {
      task: situation.tasks[shares.indexOf(Math.max(...shares))].id,
      values: { ratio, share: Math.max(...shares), least: Math.min(...losses), most: Math.max(...losses) },
      action: { kind: 'weigh', weights },
    }
  },
}

/** A task that the others drown out. The bounds are those of the call-out, `quietTask` and `staysQuiet`. */
const drowned: Hint = {
  id: 'drowned',
  find(situation, shown) {
    const { config, tasks } = situation
    if (tasks.length < 2 || !followsSliders(config.weighting) || !hasRecords(situation)) return null
    const showing = showingOf(situation)
    if (!showing) return null
    const at = tasks.findIndex(({ id }) => id === shown?.task)
    const quiet = at >= 0 ? (staysQuiet(showing, at) ? at : -1) : quietTask(showing)
    if (quiet < 0) return null
    // A task that pulls half as hard as the loudest is not drowned out, only slow.
    const share = showing[quiet].pull / Math.max(...showing.map(({ pull }) => pull))
    if (!(share <= (at >= 0 ? 0.6 : 0.4))) return null
    const { id, weight: from } = tasks[quiet]
    const path = taskPath(id, 'weight')
    const weight = Math.min(limitsOf(path)?.max ?? 0, Number((Math.max(from, 0.1) * 5).toPrecision(2)))
    if (weight <= from) return null
    return {
      task: id,
      values: { metric: showing[quiet].metric, share, from, weight },
      action: { kind: 'set', path, value: weight },
    }
  },
}

/**
 * Gradients point against each other in most steps, and yet no task pays: on average every update lowers every loss.
 * With small batches much of this is noise of the batch, so the change is to train with all rows; a method that already
 * reacts to conflicts is compared with the plain sum instead.
 */
const freeConflict: Hint = {
  id: 'freeConflict',
  find(situation, shown) {
    const { config, tasks } = situation
    if (tasks.length < 2 || !hasRecords(situation)) return null
    const share = conflictShare(situation)
    if (!atLeast(share, shown, 0.8, 0.6)) return null
    const falls = recentFalls(situation)
    if (!falls.every((fall) => fall > 0)) return null
    const rows = Math.floor(config.problem.samples * (1 - config.problem.testFraction))
    const values = { share, rows, batch: config.training.batchSize }
    if (needsOf(config.weighting).includes('gramian'))
      return { task: null, values, action: { kind: 'set', path: 'weighting', value: byHand } }
    if (config.training.batchSize >= rows) return null
    return { task: null, values, action: { kind: 'set', path: 'training.batchSize', value: config.problem.samples } }
  },
}

/** The total of fixed weights is flat, by the rule that can also stop a run. A third of the rate settles a noisy total. */
const flat: Hint = {
  id: 'flat',
  find(situation) {
    const { config, past, first, last, step, diverged } = situation
    if (diverged || !isPlainSum(config) || config.training.stopWhenFlat) return null
    const since = past.steps.subarray(first, last + 1)
    if (!isFlat(recordedTotals(since, past.column('totalTrain').subarray(first, last + 1), step))) return null
    const from = config.training.learningRate
    const rate = lowered(from, 3)
    if (rate >= from) return null
    return { task: null, values: { from, rate }, action: { kind: 'set', path: RATE, value: rate } }
  },
}

/**
 * What uncertainty weighting minimises is at least 0.1 below zero (stays up to 0.1 above), though no loss is: ln σ is
 * below zero for σ < 1. The form with ln(1 + σ²) never is.
 */
const belowZero: Hint = {
  id: 'belowZero',
  find(situation, shown) {
    const { weighting } = situation.config
    if (weighting.id !== uw.id || weighting.modifiers.length > 0 || !hasRecords(situation)) return null
    const { form, classes } = withDefaults(uw.options, weighting.options)
    if (form !== 'log' || !recentMeans(situation, 'trainLosses').every((loss) => loss >= 0)) return null
    const crossEntropy = situation.tasks.map(({ loss }) => isCrossEntropy(lossById(loss.id)))
    const [weights, losses] = (['headWeights', 'trainLosses'] as const).map((name) =>
      situation.tasks.map((_, t) => recent(situation, name, t)),
    )
    const factors = factorsOf(crossEntropy, classes)
    const totals = Array.from(weights[0], (_, k) => {
      const at = (columns: readonly Float64Array[]) => columns.map((column) => column[k])
      return uncertaintyTotal(at(weights), at(losses), factors, form)
    })
    const total = mean(totals)
    if (!(total < (shown ? 0.1 : -0.1))) return null
    return {
      task: null,
      values: { total, sum: mean([...recent(situation, 'totalTrain')]) },
      action: { kind: 'set', path: 'weighting.options.form', value: 'positive' },
    }
  },
}

/** Those that explain more come first. */
export const hints = [
  diverged,
  rising,
  solved,
  weights,
  negative,
  unlike,
  drowned,
  freeConflict,
  flat,
  belowZero,
] as const satisfies readonly Hint[]
