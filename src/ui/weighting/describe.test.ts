import { expect, test } from 'vitest'
import { sentenceOf, sharesOf } from './describe'

/** A step with given losses, weights and cosines of unit gradients. */
const step = (losses: number[], weights: number[], cosine: (i: number, j: number) => number) => ({
  trainLosses: Float64Array.from(losses),
  headWeights: Float64Array.from(weights),
  weights: Float64Array.from(weights),
  gramian: Float64Array.from(losses.flatMap((_, i) => losses.map((__, j) => (i === j ? 1 : cosine(i, j))))),
})

test('shares add up to 1 and pass over missing losses', () => {
  expect(sharesOf(step([1, 3, Number.NaN], [1, 1, 1], () => 0))).toEqual([0.25, 0.75, 0])
  expect(sharesOf(step([0, 0], [1, 1], () => 0))).toEqual([0, 0])
})

test.each([
  ['nothing yet', null, { key: 'waiting' }],
  ['one task', step([1], [1], () => 0), { key: 'one', task: 0 }],
  ['no task', step([1, 1], [0, 0], () => 0), { key: 'noTask' }],
  ['a leader', step([9, 1, 1], [1, 1, 1], () => 0), { key: 'leads', task: 0, share: 9 / 11 }],
  [
    'a leader against another',
    step([9, 1, 1], [1, 1, 1], (i, j) => (i + j === 2 ? -0.4 : 0.2)),
    { key: 'leadsAgainst', task: 0, share: 9 / 11, other: 2, cosine: -0.4 },
  ],
  ['a task at rest', step([1, 1, 1], [1, 1, 0], () => 0.1), { key: 'zeroed', task: 2 }],
  [
    'conflict',
    step([1, 1, 1], [1, 1, 1], (i, j) => (i + j === 3 ? -0.5 : 0)),
    { key: 'conflict', task: 1, other: 2, cosine: -0.5 },
  ],
  ['agreement', step([1, 1, 1], [1, 1, 1], () => 0.6), { key: 'agree', cosine: 0.6 }],
  ['balance', step([1, 1, 1], [1, 1, 1], () => 0), { key: 'balanced' }],
])('%s', (_name, record, sentence) => {
  expect(sentenceOf(record)).toEqual(sentence)
})
