import { describe, expect, test } from 'vitest'
import { type Circumstances, sentenceOf, troublesOf } from './describe'

/** A step with given losses, weights, cosines and lengths of gradients. */
const step = (
  losses: number[],
  weights: number[],
  cosine: (i: number, j: number) => number,
  lengths: number[] = losses.map(() => 1),
) => ({
  trainLosses: Float64Array.from(losses),
  headWeights: Float64Array.from(weights),
  weights: Float64Array.from(weights),
  gramian: Float64Array.from(
    losses.flatMap((_, i) => losses.map((__, j) => lengths[i] * lengths[j] * (i === j ? 1 : cosine(i, j)))),
  ),
})
const usual: Circumstances = { actsOn: 'losses', scheduled: false, flat: false }

describe('the sentence for a method that weighs losses', () => {
  test.each([
    ['nothing yet', null, { key: 'waiting' }],
    ['one task', step([1], [1], () => 0), { key: 'one', task: 0 }],
    ['no task', step([1, 1], [0, 0], () => 0), { key: 'noTask' }],
    ['a leader', step([9, 1, 1], [1, 1, 1], () => 0, [9, 1, 1]), { key: 'leads', task: 0, share: 9 / 11 }],
    [
      'a large loss with a small gradient',
      step([9, 1, 1], [1, 1, 1], () => 0, [1, 5, 1]),
      { key: 'largest', task: 0, share: 9 / 11, other: 1 },
    ],
    [
      'a leader against another',
      step([9, 1, 1], [1, 1, 1], (i, j) => (i + j === 2 ? -0.4 : 0.2), [9, 1, 1]),
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
    const said = sentenceOf(record, usual)
    expect(said.key).toBe(sentence.key)
    for (const [name, value] of Object.entries(sentence)) {
      const found = (said as Record<string, unknown>)[name]
      if (typeof value === 'number') expect(found).toBeCloseTo(value, 12)
    }
  })
})

describe('the sentence for a method that weighs gradients', () => {
  const gradients: Circumstances = { ...usual, actsOn: 'gradients' }
  test('a step that makes a task worse', () => {
    const said = sentenceOf(
      step([1, 1], [1, 1], () => -0.5, [1, 4]),
      gradients,
    )
    expect(said).toMatchObject({ key: 'worsens', task: 0, other: 1 })
    // d = g1 + g2, g1 · d = 1 − 2, ‖d‖² = 1 − 4 + 16
    expect('cosine' in said && said.cosine).toBeCloseTo(-1 / Math.sqrt(13), 12)
  })
  test('the task that moves the trunk most is named, though the step makes that very task worse', () => {
    // The others agree, and together outweigh it: d = g0 + 2 (0.9 g1), g1 = −g0.
    const outweighed = step([1, 1, 1], [1, 1, 1], (i, j) => (i > 0 && j > 0 ? 1 : -1), [1, 0.9, 0.9])
    expect(sentenceOf(outweighed, gradients)).toMatchObject({ key: 'worsensItself', task: 0 })
    const turned = step([1, 1], [-2, 1], () => 0)
    expect(sentenceOf(turned, gradients)).toMatchObject({ key: 'worsensItself', task: 0 })
  })
  test('a step that helps tasks which disagree', () => {
    const said = sentenceOf(
      step([1, 1], [4, 1], () => -0.5, [1, 4]),
      gradients,
    )
    expect(said).toMatchObject({ key: 'settled', task: 0, other: 1 })
  })
  test('a task that the step leaves aside', () => {
    const record = { ...step([1, 1], [0, 1], () => 0), headWeights: Float64Array.of(1, 1) }
    expect(sentenceOf(record, gradients)).toEqual({ key: 'ignored', task: 0 })
  })
  test('nothing special', () => {
    expect(
      sentenceOf(
        step([9, 1], [1, 1], () => 0),
        gradients,
      ),
    ).toEqual({ key: 'balanced' })
  })
})

describe('what a method cannot handle', () => {
  const around = (id: string, options: object = {}, modifiers: { id: string; options: object }[] = []) =>
    troublesOf({ id, options: { ...options }, modifiers: modifiers as never }, 2)
  const says = (record: ReturnType<typeof step>, troubles: object) => sentenceOf(record, { ...usual, ...troubles })

  test('a negative loss, where logarithms or quotients are taken', () => {
    const record = step([9, -1], [1, 1], () => 0)
    for (const id of ['gls', 'scale-invariant', 'stch', 'famo', 'imtl-l', 'lbtw', 'go4align'])
      expect(says(record, around(id)), id).toEqual({ key: 'negative', task: 1 })
    for (const id of ['equal', 'mgda', 'pcgrad', 'rlw']) expect(says(record, around(id)).key, id).not.toBe('negative')
    expect(says(record, around('mgda', { normalization: 'loss' })).key).toBe('negative')
    expect(says(record, around('stch', { variant: 'linear' })).key).not.toBe('negative')
    expect(says(record, around('pcgrad', {}, [{ id: 'normalise', options: { by: 'loss' } }])).key).toBe('negative')
    expect(says(record, around('famo', { minLosses: [0, -5] })).key).not.toBe('negative')
    expect(
      says(
        step([9, -1], [1, 0], () => 0),
        around('gls'),
      ).key,
    ).toBe('zeroed')
  })

  test('a vanished gradient, for the shortest convex combination without scaling', () => {
    const record = step([9, 1], [0, 1], () => 0, [2, 0])
    expect(says(record, around('mgda'))).toEqual({ key: 'vanished', task: 1 })
    expect(says(record, around('mgda', { normalization: 'l2' })).key).not.toBe('vanished')
    expect(says(record, around('cagrad')).key).not.toBe('vanished')
    expect(
      says(
        step([9, 1], [0, 1], () => 0, [2, 1]),
        around('mgda'),
      ).key,
    ).not.toBe('vanished')
    expect(
      says(
        step([9, 1], [0, 1], () => 0, [0, 0]),
        around('mgda'),
      ).key,
    ).not.toBe('vanished')
  })

  test('a loss too large for a factor that plain descent learns', () => {
    const record = step([1, 30], [1, 1], () => 0)
    expect(says(record, around('imtl-l', { optimizer: 'sgd', learningRate: 0.1 }))).toEqual({
      key: 'overshoots',
      task: 1,
    })
    expect(says(record, around('imtl-l', { optimizer: 'sgd', learningRate: 0.05 })).key).not.toBe('overshoots')
    expect(says(record, around('imtl-l', { learningRate: 0.1 })).key).not.toBe('overshoots')
  })
})

test('typed weights that cannot be read, or that name a task that does not exist', () => {
  const typed = (formulas: string) => troublesOf({ id: 'formula', options: { formulas }, modifiers: [] }, 2)
  const record = step([1, 0.6], [0.5, 0.5], () => 0)
  expect(sentenceOf(record, { ...usual, ...typed('1/L; 2*(L') })).toEqual({ key: 'unread', at: 10 })
  expect(sentenceOf(record, { ...usual, ...typed('L1; L3') })).toEqual({ key: 'noSuchTask', at: 5 })
  expect(sentenceOf(record, { ...usual, ...typed('L1; L2') })).not.toHaveProperty('at')
})

test('a weight that is held at its limit', () => {
  const record = step([0, 0.6], [1e6, 1.7], () => 0, [0, 0.1])
  expect(sentenceOf(record, usual)).toEqual({ key: 'limited', task: 0 })
  expect(
    sentenceOf(
      step([0, 0.6], [999_999, 1.7], () => 0, [0, 0.1]),
      usual,
    ).key,
  ).not.toBe('limited')
})

test('a task that has not started is told from one that was switched off', () => {
  const record = step([1, 1, 1], [1, 1, 0], () => 0.1)
  expect(sentenceOf(record, { ...usual, scheduled: true })).toEqual({ key: 'notStarted', task: 2 })
})

test('says that the total is flat, unless a conflict explains it better', () => {
  const flat = { ...usual, flat: true }
  expect(
    sentenceOf(
      step([9, 1, 1], [1, 1, 1], () => 0, [9, 1, 1]),
      flat,
    ),
  ).toEqual({ key: 'flat' })
  expect(
    sentenceOf(
      step([1, 1, 1], [1, 1, 1], () => 0.6),
      flat,
    ),
  ).toEqual({ key: 'flat' })
  expect(
    sentenceOf(
      step([1, 1], [1, 1], () => -0.5),
      flat,
    ).key,
  ).toBe('conflict')
})

describe('who moves the trunk most', () => {
  test('is found from the weighted gradients, even if the others cancel', () => {
    // The first task's weight is nearly 0, and nothing but its part is left of the step.
    const starved = step([3, 0.9, 0.2], [1.4e-8, 0.5, 0.5], (i, j) => (i + j === 3 ? -1 : i + j === 1 ? -0.3 : 0.3))
    expect(sentenceOf(starved, usual)).toMatchObject({ key: 'conflict', task: 1, other: 2 })
    const said = sentenceOf(starved, { ...usual, actsOn: 'gradients' })
    expect(said).toMatchObject({ key: 'worsens', task: 1, other: 2 })
  })
  test('is the task whose large weight makes up for a short gradient', () => {
    const said = sentenceOf(
      step([0.5, 0.7, 70], [1, 30, 1], () => 0.1, [0.5, 1, 4]),
      usual,
    )
    expect(said).toMatchObject({ key: 'largest', task: 2, other: 1 })
  })
  test('is said as a share of the pull', () => {
    const said = sentenceOf(
      step([9, 1, 1], [1, 1, 1], () => 0.1, [8, 1, 1]),
      usual,
    )
    expect(said).toEqual({ key: 'leads', task: 0, share: 0.8 })
  })
})

describe('without a label in the batch', () => {
  const [nan, labelled] = [Number.NaN, step([3, 1], [1, 1], () => 0, [3, 1])]
  const without = (...tasks: number[]) => {
    const gone = (values: Float64Array, of: (k: number) => number[]) =>
      values.map((value, k) => (of(k).some((t) => tasks.includes(t)) ? nan : value))
    const { trainLosses, weights, headWeights, gramian } = labelled
    return {
      trainLosses: gone(trainLosses, (k) => [k]),
      weights: gone(weights, (k) => [k]),
      headWeights: gone(headWeights, (k) => [k]),
      gramian: gone(gramian, (k) => [Math.floor(k / 2), k % 2]),
    }
  }
  test.each(['losses', 'gradients'] as const)('no weight is said to be 0, by %s', (actsOn) => {
    expect(sentenceOf(without(1), { ...usual, actsOn })).toEqual({ key: 'unlabelled', task: 1 })
    expect(sentenceOf(without(0, 1), { ...usual, actsOn })).toEqual({ key: 'noLabels' })
  })
  test('no gradient is said to have vanished', () => {
    expect(sentenceOf(without(1), { ...usual, ...troublesOf({ id: 'mgda', options: {}, modifiers: [] }, 3) })).toEqual({
      key: 'unlabelled',
      task: 1,
    })
  })
})

test('gradients of zero length have no direction and do not lead', () => {
  const record = step([9, 1], [1, 1], () => 0, [0, 0])
  expect(sentenceOf(record, usual)).toEqual({ key: 'balanced' })
  expect(sentenceOf(record, { ...usual, actsOn: 'gradients' })).toEqual({ key: 'balanced' })
})
