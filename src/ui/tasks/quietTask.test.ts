import { describe, expect, it } from 'vitest'
import { quietTask } from './quietTask'

const circles = { metric: 0.97, chance: 0.5, pull: 0.4 }
const spirals = { metric: 0.62, chance: 0.5, pull: 0.3 }
const ripple = { metric: 0.2, chance: 0, pull: 5 }

describe('quietTask', () => {
  it('is the one that lags, but not the one that pulls the hardest', () => {
    expect(quietTask([circles, spirals, ripple])).toBe(1)
  })
  it('measures from guessing: 60 % of four classes is further than 60 % of two', () => {
    const blobs = { metric: 0.62, chance: 0.25, pull: 0.1 }
    expect(quietTask([blobs, spirals, ripple])).toBe(1)
  })
  it('is nobody when all do well, when there is one task, or when nothing is known', () => {
    expect(quietTask([circles, { ...spirals, metric: 0.95 }, ripple])).toBe(-1)
    expect(quietTask([ripple])).toBe(-1)
    expect(quietTask([circles, { ...spirals, metric: Number.NaN }, ripple])).toBe(-1)
  })
})
