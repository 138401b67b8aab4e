import { describe, expect, test } from 'vitest'
import { drawnUnits, edgesByTask, edgeWidth, layoutOfCard, placeUnits } from './layout'

describe('the card', () => {
  test.each([1, 2, 3, 6, 12])('holds drawing and pictures of %i tasks side by side', (tasks) => {
    const { row, picture, drawing, stacked, columns } = layoutOfCard(590, 590, tasks)
    expect(stacked).toBe(false)
    expect(picture).toBeGreaterThanOrEqual(56)
    expect(picture).toBeLessThan(row)
    expect(drawing.width + columns * 2 * picture).toBeLessThan(590)
    expect(drawing.width).toBeGreaterThan(200)
    expect(row * Math.ceil(tasks / columns)).toBeLessThanOrEqual(590)
    expect(drawing.row * tasks).toBeCloseTo(row * Math.ceil(tasks / columns), 9)
  })

  test.each([1, 2, 3, 12])(
    'puts the drawing under the pictures of %i tasks on a phone, two tasks side by side',
    (tasks) => {
      for (const width of [276, 340, 440]) {
        const { stacked, picture, drawing, columns } = layoutOfCard(width, 300, tasks)
        expect(stacked).toBe(true)
        expect(drawing.width).toBe(width)
        expect(columns).toBe(Math.min(tasks, 2))
        expect(columns * (2 * picture + 14) + (columns - 1) * 28).toBeLessThanOrEqual(width + 14)
        expect(picture).toBeGreaterThan(50)
      }
    },
  )
})

test('a phone shows matrices of many classes one below the other, so wide that the classes have names', () => {
  for (const width of [276, 340]) {
    const { columns, picture } = layoutOfCard(width, 300, 2, true)
    expect(columns).toBe(1)
    // Ten classes beside a margin for their names, in `drawRows.ts`.
    expect((2 * picture + 14 - 20) / 10).toBeGreaterThan(16)
    expect((picture - 14) / 10).toBeGreaterThan(10)
  }
})

test('units stand inside their box, columns from left to right, heads at the given heights', () => {
  const columns = placeUnits(2, [3, 40], [50, 150], 300, 200)
  expect(columns.map((units) => units.length)).toEqual([2, 3, drawnUnits(40), 2])
  for (const unit of columns.flat()) {
    expect(unit.x).toBeGreaterThan(0)
    expect(unit.x).toBeLessThan(300)
    expect(unit.y).toBeGreaterThan(0)
    expect(unit.y).toBeLessThan(200)
  }
  const xs = columns.map((units) => units[0].x)
  expect([...xs].sort((a, b) => a - b)).toEqual(xs)
  expect(columns[3].map((head) => head.y)).toEqual([50, 150])
})

test('every edge belongs to one task, and every unit sends to all of them', () => {
  const [, a, b] = placeUnits(2, [6, 6], [50], 300, 200)
  const paths = edgesByTask(a, b, 3)
  const edges = paths.map((path) => path.split('M').length - 1)
  expect(edges).toEqual([12, 12, 12])
  for (const unit of a) {
    for (const path of paths) expect(path).toContain(`M${unit.x.toFixed(1)},${unit.y.toFixed(1)}`)
  }
})

test('a larger gradient makes a wider edge; an unknown one makes a hairline', () => {
  expect(edgeWidth(4, 4)).toBeGreaterThan(edgeWidth(1, 4))
  expect(edgeWidth(1, 4)).toBeGreaterThan(edgeWidth(0, 4))
  expect(edgeWidth(Number.NaN, 4)).toBe(edgeWidth(0, 4))
  expect(edgeWidth(1, 0)).toBe(edgeWidth(0, 4))
})
