import { expect, test } from 'vitest'
import { defaultTask } from '../../core/config/defaults'
import { plane } from '../../core/problems/plane/plane'
import { readerOf } from './tones'

const colors = { task: [200, 0, 0], grey: [0, 0, 100], surface: [250, 250, 250] } as const
const SURFACE = [250, 250, 250]
const TASK = [209, 45, 45]
const GREY = [45, 45, 127]

const predict = (target: string, loss: string, outputs: number[], at = 0) =>
  readerOf(plane, defaultTask('t1', target, loss)).prediction(outputs, at)
const painted = (task: ReturnType<typeof defaultTask>, outputs: number[]) => {
  const pixel = new Uint8ClampedArray(4)
  readerOf(plane, task).paint(pixel, 0, outputs, 0, colors)
  return [...pixel.subarray(0, 3)]
}

test('each link turns outputs into predictions', () => {
  expect(predict('circles', 'bce', [0])).toBe(0.5)
  expect(predict('circles', 'hinge', [-1])).toBe(0)
  expect(predict('ripple', 'poisson', [0])).toBe(1)
  expect(predict('ripple', 'mse', [7])).toBe(7)
  expect(predict('blobs', 'softmax', [9, 9, 9, 0, 5, 1], 3)).toBe(1)
})

test('a certain prediction has full colour, an uncertain one the colour of the surface', () => {
  const circles = defaultTask('t1', 'circles', 'bce')
  expect(painted(circles, [0])).toEqual(SURFACE)
  expect(painted(circles, [30])).toEqual(TASK)
  expect(painted(circles, [-30])).toEqual(GREY)
  const blobs = defaultTask('t1', 'blobs', 'softmax')
  expect(painted(blobs, [2, 2, 2])).toEqual(SURFACE)
  expect(painted(blobs, [40, 0, 0])).toEqual(GREY)
  expect(painted(blobs, [0, 0, 40])).toEqual(TASK)
})

test('a regression is shown in the colours of its target, whatever the scale', () => {
  const plane = defaultTask('t1', 'plane', 'mse')
  const large = { ...plane, scale: 1000 }
  expect(painted(plane, [0.7])).toEqual(painted(large, [700]))
  expect(painted(plane, [3])).toEqual(TASK)
})

test('only a task with two classes has a boundary line', () => {
  const margin = readerOf(plane, defaultTask('t1', 'circles', 'hinge')).margin
  expect(margin?.([0.4], 0)).toBeCloseTo(0.2, 12)
  expect(margin?.([-0.4], 0)).toBeCloseTo(-0.2, 12)
  expect(readerOf(plane, defaultTask('t1', 'ripple', 'mse')).margin).toBeNull()
})

test('a target has the colour of the prediction that would be right', () => {
  for (const [target, loss, truth, outputs] of [
    ['circles', 'bce', 1, [40]],
    ['ripple', 'mse', 0.3, [0.3]],
    ['blobs', 'softmax', 2, [0, 0, 60]],
  ] as const) {
    const task = defaultTask('t1', target, loss)
    const pixel = new Uint8ClampedArray(4)
    readerOf(plane, task).paintTruth(pixel, 0, truth, colors)
    expect([...pixel.subarray(0, 3)], target).toEqual(painted(task, [...outputs]))
  }
})

test('of several answers one is read, or the mean of all, which has no boundary', () => {
  const read = (column: number | null) => readerOf(plane, defaultTask('t1', 'questions', 'bce'), null, column)
  // The outputs of two points; the second begins at 3.
  const outputs = [9, 9, 9, 40, 0, -40]
  expect([0, 1, 2].map((column) => read(column).prediction(outputs, 3))).toEqual([1, 0.5, expect.closeTo(0, 12)])
  expect(read(null).prediction(outputs, 3)).toBeCloseTo(0.5, 12)
  expect(read(1).margin?.(outputs, 3)).toBe(0)
  expect(read(null).margin).toBeNull()
})
