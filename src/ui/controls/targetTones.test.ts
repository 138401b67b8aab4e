import { describe, expect, it } from 'vitest'
import { defaultTask } from '../../core/config/defaults'
import type { TaskConfig } from '../../core/config/types'
import { plane } from '../../core/problems/plane/plane'
import { targetTones } from './targetTones'

const tonesOf = (task: TaskConfig, cells: number) => targetTones(plane, task, cells)

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
  it('shows one of several columns, or the share of their answers that are yes', () => {
    const task = defaultTask('t1', 'questions', 'bce')
    const [line, ring, right] = [0, 1, 2].map((column) => targetTones(plane, task, 12, null, column))
    expect([...right.subarray(0, 12)]).toEqual([...Array(6).fill(-1), ...Array(6).fill(1)])
    tonesOf(task, 12).forEach((tone, i) => {
      expect(tone).toBeCloseTo((line[i] + ring[i] + right[i]) / 3, 12)
    })
    expect(new Set([line, ring, right].map(String)).size).toBe(3)
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
