import { expect, it } from 'vitest'
import { cellAt, imageBeside, imageGrid, placeOf } from './imageGrid'

const grid = imageGrid(600, 300, 2)

it('fills its box with whole cells, and has one in the smallest', () => {
  expect(grid.columns * grid.width).toBe(600)
  expect(grid.rows * grid.height).toBeLessThanOrEqual(300)
  expect(grid.rows * grid.height).toBeGreaterThan(200)
  expect(imageGrid(50, 20, 2)).toMatchObject({ columns: 1, rows: 1 })
  expect(imageGrid(0, 0, 2).side).toBe(0)
  expect(imageGrid(600, 300, 4).rows).toBeLessThanOrEqual(grid.rows)
})

it('finds the cell of each image again', () => {
  for (let k = 0; k < grid.columns * grid.rows; k++) {
    const [left, top] = placeOf(grid, k)
    expect(cellAt(grid, left, top)).toBe(k)
    expect(cellAt(grid, left + grid.side - 1, top + grid.side - 1)).toBe(k)
  }
  expect(cellAt(grid, 601, 5)).toBeNull()
  expect(cellAt(grid, 5, grid.rows * grid.height + 1)).toBeNull()
  expect(cellAt(grid, -1, 5)).toBeNull()
})

it('moves by keys and stays within the images', () => {
  const to = (key: string, from: number) => imageBeside(grid, key, from, 100)
  expect([to('ArrowRight', 0), to('ArrowLeft', 0), to('ArrowDown', 1), to('ArrowUp', 1)]).toEqual([
    ...[1, 0, 1 + grid.columns, 0],
  ])
  expect([to('PageDown', 0), to('PageUp', 99), to('End', 3), to('Home', 3)]).toEqual([
    ...[grid.columns * grid.rows, 99 - grid.columns * grid.rows, 99, 0],
  ])
  expect(to('PageDown', 99)).toBe(99)
  expect(to('x', 3)).toBeNull()
  expect(imageBeside(grid, 'End', 0, 0)).toBeNull()
})
