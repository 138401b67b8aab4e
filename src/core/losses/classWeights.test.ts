import { describe, expect, test } from 'vitest'
import { AUTO } from '../options'
import type { Split } from '../problems/define'
import { lossById } from './all'
import { balancedWeights, classCounts, classWeightsOf, lossNumbers } from './classWeights'

const [bce, softmax, mse] = ['bce', 'softmax', 'mse'].map(lossById)

describe('balanced weights', () => {
  test('are n / (k n_c), as in scikit-learn', () => {
    // compute_class_weight('balanced', classes=[0, 1, 2], y=[0] * 6 + [1] * 3 + [2])
    expect(balancedWeights([6, 3, 1])).toEqual([10 / 18, 10 / 9, 10 / 3])
  })

  test('are 1 if all classes occur equally often', () => {
    expect(balancedWeights([7, 7])).toEqual([1, 1])
  })

  test('are missing for a class without a label, which the others do not count', () => {
    expect(balancedWeights([6, 0, 2])).toEqual([8 / 12, null, 2])
    expect(balancedWeights([0, 0])).toEqual([null, null])
  })

  test('give every row the mean weight 1', () => {
    const counts = [41, 7, 2, 150]
    const sum = balancedWeights(counts).reduce<number>((all, weight, c) => all + (weight ?? 0) * counts[c], 0)
    expect(sum).toBeCloseTo(200, 10)
  })
})

test('only labelled rows are counted', () => {
  const split: Split = {
    rows: 5,
    inputs: new Float64Array(10),
    targets: [Float64Array.of(0, 2, 2, 1, 2), Float64Array.of(0, 1, 1, 1, 0)],
    masks: [Uint8Array.of(1, 1, 0, 1, 1), null],
  }
  expect(classCounts(split, 0, 3)).toEqual([1, 1, 2])
  expect(classCounts(split, 1, 2)).toEqual([2, 3])
})

test('the answers of several yes/no columns are counted together', () => {
  const split: Split = {
    rows: 3,
    inputs: new Float64Array(6),
    targets: [Float64Array.of(0, 1, 1, 1, 1, 1)],
    masks: [Uint8Array.of(1, 1, 0)],
  }
  expect(classCounts(split, 0, 2)).toEqual([1, 3])
  expect(lossNumbers(bce, { positiveWeight: AUTO }, 2, classCounts(split, 0, 2))).toEqual([1 / 3])
})

describe('the numbers of a loss', () => {
  test('are its options, then the weight of each class', () => {
    expect(lossNumbers(softmax, { smoothing: 0.1, classWeights: [2, 0.5] }, 3, [])).toEqual([0.1, 2, 0.5, 1])
    expect(lossNumbers(mse, {}, 1, [])).toEqual([])
    expect(lossNumbers(bce, { positiveWeight: 3 }, 1, [4, 1])).toEqual([3])
  })

  test('contain balanced weights where these are automatic', () => {
    expect(lossNumbers(softmax, { classWeights: [AUTO, 5, AUTO] }, 3, [6, 3, 1])).toEqual([0, 10 / 18, 5, 10 / 3])
    expect(lossNumbers(bce, { positiveWeight: AUTO }, 1, [300, 100])).toEqual([3])
  })

  test('contain 1 where a class has no label, or nothing was counted', () => {
    expect(lossNumbers(softmax, { classWeights: [AUTO, AUTO, AUTO] }, 3, [6, 0, 2])).toEqual([0, 8 / 12, 1, 2])
    for (const counts of [[300, 0], [0, 100], []]) {
      expect(lossNumbers(bce, { positiveWeight: AUTO }, 1, counts)).toEqual([1])
    }
  })

  test('have no class weights if all are 1', () => {
    expect(classWeightsOf(softmax, lossNumbers(softmax, { smoothing: 0.2 }, 3, []))).toBeNull()
    expect(classWeightsOf(softmax, lossNumbers(softmax, { classWeights: [1, 3] }, 3, []))).toEqual([1, 3, 1])
    expect(classWeightsOf(bce, [7])).toBeNull()
  })
})
