import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultTask } from '../config/defaults'
import { BYTES, NEED, stored } from '../testing/stored'
import { sums } from '../testing/sums'
import { problems } from './all'
import { cars } from './cars/cars'
import { dropData, keepData, MissingDataError } from './data'
import type { Problem } from './define'
import { penguins } from './penguins/penguins'
import { contentOf, type ThumbnailContent, thumbnailNeeds } from './thumbnail'

/** The content with the problem's data at hand, if they are a file of `public`. */
function contentWithData(problem: Problem): ThumbnailContent {
  const needs = thumbnailNeeds(problem)
  for (const { name, file } of needs) keepData(name, new Uint8Array(readFileSync(`public/${file}`)))
  const content = contentOf(problem)
  for (const { name } of needs) dropData(name)
  return content
}

const numbersOf = (content: ThumbnailContent): number[] => {
  if (content.kind === 'quantiles') return content.lines.flat()
  if (content.kind === 'images') return content.images.flat()
  return content.kind === 'scatter' ? content.dots.flatMap(({ x, y }) => [x, y]) : []
}

const known = [...new Set<Problem>([...problems, sums, penguins, cars])]

describe.each(known)('the thumbnail of $id', (problem) => {
  it('is the same each time, within its edges, and not empty', () => {
    const content = contentWithData(problem)
    expect(contentWithData(problem)).toEqual(content)
    const numbers = numbersOf(content)
    expect(numbers.every((value) => value >= 0 && value <= 1)).toBe(true)
    if (content.kind === 'surfaces') expect(problem.surface).not.toBeNull()
    else expect(new Set(numbers).size).toBeGreaterThan(10)
  })
})

it('shows the columns that a table names, with the classes of its first task', () => {
  const content = contentWithData(penguins)
  if (content.kind !== 'scatter') throw new Error(content.kind)
  expect(content.classes).toBe(3)
  expect(new Set(content.dots.map(({ tone }) => tone))).toEqual(new Set([0, 1, 2]))
  // Gentoo penguins have long and shallow bills.
  const { dots: all } = content
  const meanOf = (pick: (dot: (typeof all)[number]) => number, tone: number) => {
    const dots = all.filter((dot) => dot.tone === tone)
    return dots.reduce((sum, dot) => sum + pick(dot), 0) / dots.length
  }
  expect(meanOf(({ x }) => x, 2)).toBeGreaterThan(meanOf(({ x }) => x, 0) + 0.2)
  expect(meanOf(({ y }) => y, 2)).toBeLessThan(meanOf(({ y }) => y, 0) - 0.3)
})

it('shows lines on one scale, so that a large scale is seen, and images with the whole range of grey', () => {
  const tasks = [defaultTask('t1', 'sum', 'mse'), { ...defaultTask('t2', 'sum', 'mse'), scale: 10 }]
  const lines = contentOf({ ...sums, usualTasks: tasks, thumbnail: { kind: 'quantiles' } })
  if (lines.kind !== 'quantiles') throw new Error(lines.kind)
  const spans = lines.lines.map((line) => (line.at(-1) ?? 0) - line[0])
  expect(spans[1]).toBe(1)
  expect(spans[0]).toBeCloseTo(0.1, 12)
  for (const line of lines.lines) expect(line).toEqual(line.toSorted((a, b) => a - b))
  keepData(NEED.name, BYTES)
  const images = contentOf({ ...stored, images: { width: 3, height: 1 }, thumbnail: { kind: 'images' } })
  dropData(NEED.name)
  if (images.kind !== 'images') throw new Error(images.kind)
  expect(images.images.map((image) => [image.length, Math.min(...image), Math.max(...image)])).toEqual(
    Array(6).fill([3, 0, 1]),
  )
})

it('leaves a dot without a label uncoloured, and cannot be made without the data', () => {
  const masked: Problem = {
    ...sums,
    make: (...given) => {
      const data = sums.make(...given)
      const masks = data.train.targets.map((_, t) => (t === 0 ? new Uint8Array(data.train.rows) : null))
      return { ...data, train: { ...data.train, masks } }
    },
  }
  const content = contentOf(masked)
  expect(content.kind === 'scatter' && content.dots.every(({ tone }) => Number.isNaN(tone))).toBe(true)
  expect(() => contentOf(stored)).toThrow(MissingDataError)
})
