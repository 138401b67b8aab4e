import { describe, expect, it } from 'vitest'
import { defaultTask } from '../../core/config/defaults'
import type { TaskConfig } from '../../core/config/types'
import { plane } from '../../core/problems/plane/plane'
import { taskKind } from '../../core/problems/targets'
import { targetTones } from './targetTones'

const tonesOf = (task: TaskConfig, cells: number) =>
  plane.surface ? targetTones(plane.surface, taskKind(plane, task), task, cells) : new Float64Array()

describe('targetTones', () => {
  it('paints classes at the ends, row 0 at the top', () => {
    const tones = tonesOf(defaultTask('t1', 'xor', 'bce'), 2)
    expect([...tones]).toEqual([-1, 1, 1, -1])
  })
  it('gives the class index where there are several classes', () => {
    const tones = tonesOf({ ...defaultTask('t1', 'blobs', 'softmax'), classes: 4 }, 16)
    expect([...new Set(tones)].sort()).toEqual([0, 1, 2, 3])
  })
  it('fills the range for a regression target of any scale', () => {
    const plain = tonesOf(defaultTask('t1', 'ripple', 'mse'), 20)
    const large = tonesOf({ ...defaultTask('t1', 'ripple', 'mse'), scale: 1000 }, 20)
    expect(Math.max(...plain.map(Math.abs))).toBe(1)
    large.forEach((tone, i) => {
      expect(tone).toBeCloseTo(plain[i], 12)
    })
  })
  it('rotates with the task', () => {
    const task = defaultTask('t1', 'plane', 'mse')
    const [topLeft, topRight] = tonesOf({ ...task, rotation: 90 }, 2)
    expect(Math.abs(topLeft)).toBeCloseTo(1)
    expect(topRight).toBeCloseTo(0)
  })
  it('has no value where a typed formula has none', () => {
    const tones = tonesOf({ ...defaultTask('t1', 'formula', 'mse'), expression: 'sqrt(x)' }, 4)
    expect([...tones].some(Number.isNaN)).toBe(true)
    expect(Math.max(...[...tones].filter(Number.isFinite))).toBe(1)
  })
})
