/**
 * Metrics that need the outputs of every labelled row of a split. N labelled rows with the label or target y.
 *
 * | metric             | value                                                       | best | unit         |
 * | ------------------ | ----------------------------------------------------------- | ---- | ------------ |
 * | `balancedAccuracy` | mean over the classes of right_c / actual_c                 | 1    | none         |
 * | `macroF1`          | mean over the classes of 2 right_c / (actual_c + guessed_c) | 1    | none         |
 * | `auc`              | P(z₊ > z₋) + P(z₊ = z₋) / 2, over all pairs of a row of     | 1    | none         |
 * |                    | class 1 and one of class 0; several classes: mean over      |      |              |
 * |                    | each class against the rest                                 |      |              |
 * | `logLoss`          | −(1/N) Σ ln p(y)                                            | 0    | nats         |
 * | `mae`              | (1/N) Σ abs(ŷ − y)                                          | 0    | the target's |
 * | `r2`               | 1 − Σ (ŷ − y)² / Σ (ȳ − y)²                                 | 1    | none         |
 *
 * actual_c rows have class c, guessed_c are predicted as c, right_c are both. p is the probability of a class, z the output
 * (with several classes the log-odds of one, which rank rows as its probability does), ŷ the output as
 * `losses/links.ts` reads it.
 *
 * AUC is the area under the ROC curve: the statistic of Mann and Whitney over the number of pairs (Hanley and McNeil
 * 1982, https://doi.org/10.1148/radiology.143.1.7063747). Balanced accuracy: Brodersen et al. 2010,
 * https://doi.org/10.1109/ICPR.2010.764. As in scikit-learn, balanced accuracy leaves out a class that no label has, and
 * macro F1 one that neither a label nor a prediction has. AUC leaves out the former too.
 *
 * A task with several target columns has the mean over its columns. A metric is NaN where it is not defined: without a
 * labelled row, with labels of one class only (the first three), with a constant target (R²), and where an output of a
 * labelled row is not finite.
 */
import { numbers } from '../formulas/numbers'
import { lossById } from '../losses/all'
import { readings } from '../losses/links'
import { likeliest } from '../measures/answers'
import { mean } from '../measures/summary'
import type { Split } from '../problems/define'
import { targetVariation } from './metrics'
import type { MeasuredTask, MetricName } from './names'

/** The metrics of this file. The engines' sums give the others (`metrics.ts`). */
export type OutputMetric = Exclude<MetricName, 'accuracy' | 'r1'>

export interface OutputTask extends MeasuredTask {
  /** Width K of the head. */
  readonly outputs: number
  /** What 1 of the task's values is in the target's unit: scales the mean absolute error. */
  readonly factor: number
}

/** What the metrics read. */
interface Labelled extends OutputTask {
  /** [all rows, K]. */
  readonly z: ArrayLike<number>
  /** [all rows, K], or the class indices of several classes. */
  readonly y: Float64Array
  readonly labels: Labels
  /** The rows that have a label. */
  readonly rows: Int32Array
}

/** What the labels of a task alone decide. They never change, and every run asks for it at every recorded step. */
interface Labels {
  readonly rows: Int32Array
  /** For each column of a binary task, or each of several classes; made for the metric that ranks rows. */
  groups?: readonly Group[]
}

/** The labelled rows of class 1 and of class 0; of several classes, those of one class and those of all others. */
interface Group {
  readonly ones: Int32Array
  readonly zeros: Int32Array
}

/** A metric of a task from its outputs for all rows of a split, [all rows, K], as `Evaluation.outputs` has them. */
export function metricOfOutputs(
  metric: OutputMetric,
  measured: OutputTask,
  outputs: ArrayLike<number>,
  split: Split,
  task: number,
): number {
  const labels = labelsOf(split, task)
  const read: Labelled = { ...measured, z: outputs, y: split.targets[task], labels, rows: labels.rows }
  if (read.rows.length === 0 || !hasFiniteOutputs(read)) return Number.NaN
  // The mean leaves out columns and classes in which a metric is not defined.
  switch (metric) {
    case 'balancedAccuracy':
      return mean(countsOf(read).map(balancedAccuracy))
    case 'macroF1':
      return mean(countsOf(read).map(macroF1))
    case 'auc':
      return mean(rankings(read).map(areaUnderCurve))
    case 'logLoss':
      return logLoss(read)
    case 'mae':
      return (measured.factor * sumOfErrors(read, Math.abs)) / (read.rows.length * measured.outputs)
    case 'r2': {
      const variation = targetVariation(split, task)
      return variation > 0 ? 1 - sumOfErrors(read, (error) => error * error) / variation : Number.NaN
    }
  }
}

const known = new WeakMap<Split, Labels[]>()

/** Caches what the labels of a task decide. */
function labelsOf(split: Split, task: number): Labels {
  const ofSplit = known.get(split) ?? []
  known.set(split, ofSplit)
  const mask = split.masks[task]
  ofSplit[task] ??= {
    rows: Int32Array.from({ length: split.rows }, (_, row) => row).filter((row) => mask?.[row] !== 0),
  }
  return ofSplit[task]
}

const hasFiniteOutputs = ({ z, rows, outputs }: Labelled): boolean =>
  rows.every((row) => {
    for (let k = 0; k < outputs; k++) if (!Number.isFinite(z[row * outputs + k])) return false
    return true
  })

/** How many rows have a class, are predicted as it, and both; each by class. */
interface Counts {
  readonly actual: Float64Array
  readonly guessed: Float64Array
  readonly right: Float64Array
}

/** Counts of each column of a binary task, or of the one column of several classes. */
function countsOf(read: Labelled): Counts[] {
  const { kind, outputs, rows, z, y } = read
  if (kind === 'multiclass')
    return [
      count(
        rows,
        outputs,
        (row) => likeliest(z, row * outputs, outputs),
        (row) => y[row],
      ),
    ]
  return Array.from({ length: outputs }, (_, k) => {
    const at = (row: number) => row * outputs + k
    // As the engines count right rows: class 1 above an output of 0, whatever the loss.
    return count(
      rows,
      2,
      (row) => (z[at(row)] > 0 ? 1 : 0),
      (row) => (y[at(row)] > 0.5 ? 1 : 0),
    )
  })
}

function count(
  rows: Int32Array,
  classes: number,
  guess: (row: number) => number,
  label: (row: number) => number,
): Counts {
  const counts = {
    actual: new Float64Array(classes),
    guessed: new Float64Array(classes),
    right: new Float64Array(classes),
  }
  for (const row of rows) {
    const [guessed, actual] = [guess(row), label(row)]
    counts.actual[actual]++
    counts.guessed[guessed]++
    if (guessed === actual) counts.right[actual]++
  }
  return counts
}

const hasOneClass = ({ actual }: Counts): boolean => actual.filter((rows) => rows > 0).length < 2

function balancedAccuracy(counts: Counts): number {
  if (hasOneClass(counts)) return Number.NaN
  return mean(Array.from(counts.actual, (actual, c) => counts.right[c] / actual))
}

function macroF1(counts: Counts): number {
  if (hasOneClass(counts)) return Number.NaN
  const { actual, guessed, right } = counts
  return mean(Array.from(actual, (rows, c) => (2 * right[c]) / (rows + guessed[c])))
}

/** The values by which rows are ranked: those of class 1 and those of class 0. */
interface Ranking {
  readonly ones: Float64Array
  readonly zeros: Float64Array
}

/** One ranking for each column of a binary task, or for each of several classes against the rest. */
function rankings({ kind, outputs, labels, rows, z, y }: Labelled): Ranking[] {
  labels.groups ??= Array.from({ length: outputs }, (_, k) => {
    const isOne = (row: number) => (kind === 'multiclass' ? y[row] === k : y[row * outputs + k] > 0.5)
    return { ones: rows.filter(isOne), zeros: rows.filter((row) => !isOne(row)) }
  })
  return labels.groups.map(({ ones, zeros }, k) => {
    const rank = (row: number) => (kind === 'multiclass' ? logOdds(z, row * outputs, outputs, k) : z[row * outputs + k])
    return { ones: new Float64Array(ones).map(rank), zeros: new Float64Array(zeros).map(rank) }
  })
}

/** ln p_k − ln(1 − p_k) of a softmax: the output less the logarithm of the sum of the others' exponentials. */
const logOdds = (z: ArrayLike<number>, at: number, outputs: number, k: number): number =>
  z[at + k] - logSumExp(z, at, outputs, k)

/** ln Σ e^z over the outputs but one; over all without `but`. */
function logSumExp(z: ArrayLike<number>, at: number, outputs: number, but = -1): number {
  let top = Number.NEGATIVE_INFINITY
  for (let k = 0; k < outputs; k++) if (k !== but) top = Math.max(top, z[at + k])
  let sum = 0
  for (let k = 0; k < outputs; k++) if (k !== but) sum += Math.exp(z[at + k] - top)
  return top + Math.log(sum)
}

/**
 * Σ over the rows of class 1 of the rows of class 0 that rank lower, and half of those that rank equal, over the number
 * of pairs. This is the same as with mid-ranks.
 */
function areaUnderCurve({ ones, zeros }: Ranking): number {
  const [upper, lower] = [ones.toSorted(), zeros.toSorted()]
  let [less, notMore, wins] = [0, 0, 0]
  for (const value of upper) {
    while (less < lower.length && lower[less] < value) less++
    while (notMore < lower.length && lower[notMore] <= value) notMore++
    wins += (less + notMore) / 2
  }
  return wins / (upper.length * lower.length)
}

/** −ln σ(z) or −ln σ(−z) of a binary task, −ln softmax of the label of several classes; mean over rows and columns. */
function logLoss({ kind, outputs, rows, z, y }: Labelled): number {
  let sum = 0
  for (const row of rows) {
    const at = row * outputs
    if (kind === 'multiclass') {
      sum += logSumExp(z, at, outputs) - z[at + y[row]]
      continue
    }
    for (let k = 0; k < outputs; k++) {
      const against = y[at + k] > 0.5 ? -z[at + k] : z[at + k]
      sum += (Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)))) / outputs
    }
  }
  return sum / rows.length
}

/** Σ of a function of ŷ − y over rows and columns. */
function sumOfErrors({ loss: id, outputs, rows, z, y }: Labelled, of: (error: number) => number): number {
  const loss = lossById(id)
  const reading = readings[loss.form === 'elementwise' ? loss.link : 'identity']
  let sum = 0
  for (const row of rows) {
    for (let at = row * outputs; at < (row + 1) * outputs; at++) sum += of(reading(numbers, { output: z[at] }) - y[at])
  }
  return sum
}
