import { describe, expect, it, test } from 'vitest'
import { chanceOf, quietTask, staysQuiet } from './quietTask'

const circles = { metric: 0.97, chance: 0.5, pull: 0.4 }
const spirals = { metric: 0.62, chance: 0.5, pull: 0.3 }
const ripple = { metric: 0.2, chance: 0, pull: 5 }

test('guessing reaches as much accuracy as the most frequent class has labels, and the same of other metrics for any', () => {
  expect(chanceOf('binary', 1, 'accuracy', 0.96)).toBe(0.96)
  expect(chanceOf('multiclass', 4, 'logLoss', 0.7)).toBe(0.7)
  expect(chanceOf('multiclass', 4, 'macroF1', 0.7)).toBe(0.25)
  expect(chanceOf('multiclass', 4, 'auc', 0.7)).toBe(0.5)
  expect(chanceOf('regression', 1, 'mae', Number.NaN)).toBe(0)
})

describe('quietTask', () => {
  it('is the one that lags, but not the one that pulls the hardest', () => {
    expect(quietTask([circles, spirals, ripple])).toBe(1)
  })
  it('measures from guessing: 60 % of four classes is further than 60 % of two', () => {
    const blobs = { metric: 0.62, chance: 0.25, pull: 0.1 }
    expect(quietTask([blobs, spirals, ripple])).toBe(1)
  })
  it('is −1 if all tasks do well, for a single task, and if nothing is known', () => {
    expect(quietTask([circles, { ...spirals, metric: 0.95 }, ripple])).toBe(-1)
    expect(quietTask([ripple])).toBe(-1)
    expect(quietTask([{ ...circles, chance: 1 }, ripple])).toBe(-1)
    expect(quietTask([circles, { ...spirals, metric: Number.NaN }, ripple])).toBe(-1)
  })
})

describe('staysQuiet', () => {
  const checkers = { metric: 0.62, chance: 0.5, pull: 0.3 }
  it('holds while it lags and others pull harder', () => {
    expect(staysQuiet([circles, checkers, ripple], 1)).toBe(true)
    expect(staysQuiet([circles, { ...checkers, metric: 0.89 }, ripple], 1)).toBe(true)
  })
  it('ends when it has caught up, when it pulls the hardest, or when nothing is known', () => {
    expect(staysQuiet([circles, { ...checkers, metric: 0.928 }, ripple], 1)).toBe(false)
    expect(staysQuiet([circles, { ...checkers, pull: 9 }, ripple], 1)).toBe(false)
    expect(staysQuiet([circles, { ...checkers, metric: Number.NaN }, ripple], 1)).toBe(false)
  })
})
