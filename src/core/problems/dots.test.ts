import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultConfig, defaultTask } from '../config/defaults'
import type { TaskConfig } from '../config/types'
import { makeProblem } from './all'
import { type Dot, dotAt, dotsOf, MOST_DOTS, onGrid, packDots, unpackDots } from './dots'
import { DRAWING_LENGTH } from './drawing'

const place = fc.double({ min: -1, max: 1, noNaN: true })
const anyDots = fc.array(fc.record({ x: place, y: place, label: fc.nat(4) }), { maxLength: MOST_DOTS })

test('points come back from their text at most half a step away, and their text fits the field', () => {
  fc.assert(
    fc.property(anyDots, (dots) => {
      const text = packDots(dots)
      expect(text).toMatch(/^[\w-]+$/)
      expect(text.length).toBeLessThanOrEqual(DRAWING_LENGTH)
      const read = unpackDots(text) ?? []
      expect(read).toEqual(dots.map(onGrid))
      expect(packDots(read)).toBe(text)
      read.forEach(({ x, y }, k) => {
        expect(Math.max(Math.abs(x - dots[k].x), Math.abs(y - dots[k].y))).toBeLessThanOrEqual(1 / 64 + 1e-9)
      })
    }),
  )
})

test('what says no points is left aside; a text of none says that there are none', () => {
  const usual: readonly Dot[] = [{ x: 0, y: 0, label: 1 }]
  for (const text of ['', 'A', 'AB', 'AB*', 'A'.repeat(3 * MOST_DOTS + 3)]) expect(dotsOf(usual, text)).toBe(usual)
  expect(dotsOf(usual, packDots([]))).toEqual([])
})

test('the nearest point within reach is found', () => {
  const dots: readonly Dot[] = [
    { x: 0, y: 0, label: 0 },
    { x: 0.1, y: 0, label: 1 },
  ]
  expect(dotAt(dots, 0.07, 0, 0.1)?.label).toBe(1)
  expect(dotAt(dots, 0.02, 0, 0.1)?.label).toBe(0)
  expect(dotAt(dots, 0.5, 0, 0.1)).toBeUndefined()
})

test('each point is a row with its label for its task alone, within the number of rows', () => {
  const dots = (label: number): Dot[] => [0.1, 0.3, 0.5, 0.7].map((x) => onGrid({ x, y: 0.2 * (1 + label), label }))
  const dotted = (id: string, label: number): TaskConfig => ({
    ...defaultTask(id, 'dotted', 'softmax'),
    drawing: packDots(dots(label)),
  })
  const tasks = [dotted('t1', 0), defaultTask('t2', 'painted', 'softmax'), dotted('t3', 2)]
  const { train, test: held } = makeProblem({ problem: { ...defaultConfig.problem, id: 'drawn', samples: 50 }, tasks })
  expect(train.rows + held.rows).toBe(50)
  const seen = [train, held].flatMap(({ rows, inputs, targets, masks }) =>
    Array.from({ length: rows }, (_, row) => ({
      at: [inputs[2 * row], inputs[2 * row + 1]],
      labels: [0, 1, 2].map((t) => (masks[t]?.[row] === 0 ? null : targets[t][row])),
    })),
  )
  const places = (t: number) => seen.filter(({ labels }) => labels[t] !== null).map(({ at }) => at)
  for (const [t, label] of [
    [0, 0],
    [2, 2],
  ]) {
    expect(places(t).toSorted(([a], [b]) => a - b)).toEqual(dots(label).map(({ x, y }) => [x, y]))
    expect(seen.flatMap(({ labels }) => labels[t] ?? [])).toEqual([label, label, label, label])
  }
  expect(places(1)).toHaveLength(50)
})
