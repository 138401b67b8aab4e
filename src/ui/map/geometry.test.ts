import { expect, test } from 'vitest'
import { cellAt, everyLabel, neighbour, placeGrid, placeTriangle } from './geometry'

const grid = [0, 1].flatMap((y) => [0, 1, 2].map((x) => ({ at: [x, y], changes: [] })))
const triangle = [0, 1, 2].flatMap((i) => Array.from({ length: 3 - i }, (_, j) => ({ at: [i, j], changes: [] })))
const area = { left: 10, top: 0, right: 310, bottom: 100 }

test('the first row of a heat map is at the bottom; of choices at the top', () => {
  const up = placeGrid(grid, area, false)
  expect(up).toMatchObject({ width: 100, height: 50, counts: [3, 2] })
  expect(up.centres[0]).toEqual([60, 75])
  expect(placeGrid(grid, area, true).centres[0]).toEqual([60, 25])
})

test('every cell is found at its centre, and nothing far away', () => {
  for (const placed of [placeGrid(grid, area, false), placeTriangle(triangle, area)]) {
    placed.centres.forEach((centre, k) => {
      expect(cellAt(placed, centre)).toBe(k)
    })
    expect(cellAt(placed, [900, 900])).toBeNull()
  }
})

test('the corners of the triangle are those of equal sides', () => {
  const { centres, width } = placeTriangle(triangle, area)
  for (const [x, y] of centres) {
    expect(x - width / 2).toBeGreaterThanOrEqual(area.left - 1e-9)
    expect(x + width / 2).toBeLessThanOrEqual(area.right + 1e-9)
    expect(y - width / 2).toBeGreaterThanOrEqual(area.top - 1e-9)
    expect(y + width / 2).toBeLessThanOrEqual(area.bottom + 1e-9)
  }
  const [left, top, right] = [centres[0], centres[2], centres[5]]
  const length = (a: readonly number[], b: readonly number[]) => Math.hypot(a[0] - b[0], a[1] - b[1])
  expect(length(left, right)).toBeCloseTo(length(left, top), 9)
  expect(length(left, right)).toBeCloseTo(length(right, top), 9)
  expect(top[1]).toBeLessThan(left[1])
  expect(left[0]).toBeLessThan(right[0])
})

test('a step leads to the neighbour, and stays at an edge', () => {
  expect(neighbour(grid, 0, [1, 0])).toBe(1)
  expect(neighbour(grid, 1, [0, 1])).toBe(4)
  expect(neighbour(grid, 2, [1, 0])).toBe(2)
  expect(neighbour(triangle, 5, [0, 1])).toBe(5)
})

test('labels are left out until each has room', () => {
  expect(everyLabel(50, 40)).toBe(1)
  expect(everyLabel(15, 40)).toBe(3)
})
