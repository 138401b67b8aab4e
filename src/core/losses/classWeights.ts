/**
 * The numbers of a loss's options as the engines get them, with the weights of classes computed from the labels where
 * they are automatic.
 *
 * | symbol | here      | shape  | unit                                              |
 * | ------ | --------- | ------ | ------------------------------------------------- |
 * | n_c    | `counts`  | [K]    | training rows whose label is class c              |
 * | n      |           | scalar | training rows with a label, Σ n_c                 |
 * | k      |           | scalar | classes that have a label, at most K              |
 * | w_c    | returned  | [K]    | none                                              |
 *
 * Balanced weights are those of scikit-learn's `compute_class_weight('balanced')`, w_c = n / (k n_c), after King and
 * Zeng 2001, https://doi.org/10.1093/oxfordjournals.pan.a004868. Summed over the training rows all classes then weigh
 * the same, and the mean weight of a row is 1. A binary loss has one weight, that of class 1 in units of that of class
 * 0, as in PyTorch's `BCEWithLogitsLoss(pos_weight)`: w_1 / w_0 = n_0 / n_1.
 *
 * Several yes/no columns have one weight in common, by hand and balanced, so that a slider stands for it: n_0 and n_1 then
 * count the answers of all columns. PyTorch would take a weight for each column as well.
 *
 * A class without a label in the training rows has no balanced weight, and an infinite one would be no help: its weight
 * is 1. Only test rows can belong to it. If a binary task lacks one of its classes, its weight is 1 too.
 */
import { AUTO, type LooseOptions, withDefaults } from '../options'
import type { Split } from '../problems/define'
import { remembered } from '../remembered'
import type { Loss } from './define'

/** Weight of a class if nothing else is known. */
const USUAL = 1

/** The engines ask in every step, with the same lists. */
const weightsIn = new WeakMap<readonly number[], readonly number[] | null>()

/** Names of the options that are inputs of the formulas, in the order in which engines get their values. */
export const inputNames = remembered(({ options }: Loss): readonly string[] =>
  Object.entries(options).flatMap(([name, { kind }]) => (kind === 'real' ? [name] : [])),
)

/** n_c of each class of a task, [K]. Of a binary task K is 2; the answers of all its columns are counted together. */
export function classCounts({ targets, masks, rows }: Split, task: number, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0)
  const mask = masks[task]
  const columns = targets[task].length / rows
  targets[task].forEach((label, i) => {
    if (mask === null || mask[Math.floor(i / columns)] === 1) counts[label]++
  })
  return counts
}

/** w_c = n / (k n_c), [K]; null for a class without a label. */
export function balancedWeights(counts: readonly number[]): (number | null)[] {
  const present = counts.filter((count) => count > 0)
  const all = present.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => (count > 0 ? all / (present.length * count) : null))
}

/**
 * Values of a loss's options, in the order of `inputNames`, and behind them the weight of each class for a loss that
 * has such weights. Without `counts`, automatic weights are 1.
 */
export function lossNumbers(loss: Loss, given: LooseOptions, outputs: number, counts: readonly number[]): number[] {
  const options = withDefaults(loss.options, given)
  const balanced = balancedWeights(counts)
  const numbers: number[] = []
  for (const name of inputNames(loss)) {
    const value = options[name] as number
    numbers.push(value === AUTO ? ratioOf(balanced) : value)
  }
  if (loss.form !== 'categorical') return numbers
  const own = (options.classWeights ?? []) as readonly number[]
  for (let k = 0; k < outputs; k++) {
    const weight = own[k] ?? USUAL
    numbers.push(weight === AUTO ? (balanced[k] ?? USUAL) : weight)
  }
  return numbers
}

const ratioOf = ([zero, one]: readonly (number | null)[]): number => (zero && one ? one / zero : USUAL)

/**
 * Weights of the classes among the values of `lossNumbers`, [K]; null if no class has another weight than 1. The list
 * never changes.
 */
export function classWeightsOf(loss: Loss, numbers: readonly number[]): readonly number[] | null {
  if (loss.form !== 'categorical') return null
  const known = weightsIn.get(numbers)
  if (known !== undefined) return known
  const all = numbers.slice(inputNames(loss).length)
  const weights = all.some((weight) => weight !== USUAL) ? all : null
  weightsIn.set(numbers, weights)
  return weights
}
