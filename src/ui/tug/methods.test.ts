import { describe, expect, it } from 'vitest'
import { gramianOfArrows } from '../../core/measures/plane'
import { answerOf, comparables, isAnswerable, plainAnswer, type Scene } from './methods'

const scene: Scene = {
  gramian: gramianOfArrows([
    [1, 0],
    [-0.5, 0.8],
    [0.2, 0.4],
  ]),
  losses: [0.5, 1, 2],
  userWeights: [1, 2, 3],
  step: 40,
  epoch: 1,
  learningRate: 0.01,
  seed: 1,
}

describe('methods that can be computed from one step', () => {
  it('are many, without those that need a memory on the device or later values', () => {
    const ids = comparables.map(({ id }) => id)
    for (const id of ['equal', 'weighted-sum', 'mgda', 'pcgrad', 'cagrad', 'upgrad', 'imtl-g', 'imtl'])
      expect(ids).toContain(id)
    for (const id of ['famo', 'moco', 'graddrop', 'excess-mtl', 'dtp', 'manual-schedule']) expect(ids).not.toContain(id)
  })
  it.each(comparables.map(({ id }) => id))('%s gives finite weights, the same every time', (id) => {
    const weights = plainAnswer(id, scene)
    expect(weights).toHaveLength(3)
    expect(weights!.every(Number.isFinite)).toBe(true)
    expect(plainAnswer(id, scene)).toEqual(weights)
  })
  it('follow the sliders if the method does', () => {
    expect(plainAnswer('weighted-sum', scene)).toEqual([1, 2, 3])
  })
  it('return null if they cannot be computed', () => {
    const config = { id: 'moco', options: {}, modifiers: [] }
    expect(isAnswerable(config)).toBe(false)
    expect(answerOf(config, scene)).toBeNull()
  })
})
