import { describe, expect, it } from 'vitest'
import { defaultTask } from '../config/defaults'
import { problems } from '../problems/all'
import { sums } from '../testing/sums'
import { answersOf, isRight, likeliest, softmaxOf } from './answers'

const digits = problems.find(({ id }) => id === 'digits') ?? sums

describe('an answer', () => {
  it('of several classes is the likeliest one with its softmax probability', () => {
    const read = answersOf(digits, defaultTask('t1', 'left', 'softmax'))
    const values = new Float32Array(20)
    values[3] = 2
    values[17] = -1
    const predictions = { values, outputs: 10, truths: [3, 7], width: 1 }
    const [first, second] = [read(predictions, 0), read(predictions, 1)]
    expect(first).toMatchObject({ kind: 'class', predicted: 3, truth: 3 })
    expect(first.kind === 'class' && first.sure).toBeCloseTo(Math.exp(2) / (Math.exp(2) + 9), 6)
    expect([isRight(first), isRight(second)]).toEqual([true, false])
  })

  it('of two classes is as certain as the probability of the one that is read', () => {
    const read = answersOf(sums, defaultTask('t1', 'sign', 'bce'))
    const predictions = { values: [-2, 2, 0.5], outputs: 1, truths: [0, 0, Number.NaN], width: 1 }
    const seen = { kind: 'class', sureBy: 'probability', sure: expect.closeTo(1 / (1 + Math.exp(-2)), 12) }
    expect(read(predictions, 0)).toEqual({ ...seen, predicted: 0, truth: 0 })
    expect(read(predictions, 1)).toEqual({ ...seen, predicted: 1, truth: 0 })
    // As the engines count right rows, an output of 0 is class 0.
    expect(read({ ...predictions, values: [0] }, 0)).toMatchObject({ predicted: 0, sure: 0.5 })
    // Without a label it is neither right nor wrong.
    expect(isRight(read(predictions, 2))).toBeNull()
  })

  it('of a loss of margins has its margin and no probability', () => {
    const read = answersOf(sums, defaultTask('t1', 'sign', 'hinge'))
    const predictions = { values: [-0.25, 3], outputs: 1, truths: [0, 0], width: 1 }
    expect(read(predictions, 0)).toEqual({ kind: 'class', predicted: 0, sureBy: 'margin', sure: 0.25, truth: 0 })
    expect(read(predictions, 1)).toEqual({ kind: 'class', predicted: 1, sureBy: 'margin', sure: 3, truth: 0 })
  })

  it('of a standardised number is in the unit of the target, whatever the scale', () => {
    const read = answersOf(digits, { ...defaultTask('t1', 'sum', 'mse'), scale: 2 })
    const answer = read({ values: [1], outputs: 1, truths: [-4.5], width: 1 }, 0)
    expect(answer).toEqual({ kind: 'number', predicted: 11, truth: 0 })
    expect(isRight(answer)).toBeNull()
  })
})

it('the largest output is found wherever it is, and softmax does not overflow', () => {
  expect([likeliest([5, 1, 2, 9], 0, 3), likeliest([5, 1, 2, 9], 1, 3)]).toEqual([0, 2])
  expect(softmaxOf([800, 800, -800], 0, 3, 0)).toBeCloseTo(0.5, 12)
  expect(softmaxOf([0, 900], 0, 2, 0)).toBe(0)
})
