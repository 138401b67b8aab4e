import { expect, test } from 'vitest'
import { PageTurn } from './pageTurn'

/** Frames that a page gets in a second of motion, when each takes it `draw` milliseconds. */
function inOneSecond(draw: number, still = false): { readonly frames: number; readonly drawing: number } {
  const page = new PageTurn()
  page.restart(still)
  let now = 0
  let frames = 0
  let drawing = 0
  while (now < 1000) {
    const frame = page.post(now)
    frames++
    now += draw
    drawing += draw
    page.acknowledge(frame, now)
    now += page.wait(now)
  }
  return { frames, drawing: drawing / now }
}

test('a display of 60 frames a second gets 60, and one that is quicker not many more', () => {
  expect(Math.abs(inOneSecond(1000 / 60).frames - 60)).toBeLessThanOrEqual(1)
  expect(inOneSecond(1000 / 240).frames).toBeLessThan(75)
})

test('one of 30 frames a second gets 30', () => {
  expect(Math.abs(inOneSecond(1000 / 30).frames - 30)).toBeLessThanOrEqual(1)
})

test('a page that draws no curves gets a few frames, and all of them again in the next training', () => {
  expect(inOneSecond(1000 / 60, true).frames).toBeLessThan(8)
  const page = new PageTurn()
  page.restart(true)
  page.restart()
  page.acknowledge(page.post(0), 10)
  expect(page.wait(10)).toBeLessThan(10)
})

test.each([60, 120, 400])('a page that takes %i ms a frame draws a third of the time', (draw) => {
  expect(inOneSecond(draw).drawing).toBeCloseTo(1 / 3, 2)
})

test('one frame is out at a time, and only its own acknowledgement counts', () => {
  const page = new PageTurn()
  const first = page.post(0)
  expect(page.wait(1e6)).toBe(Number.POSITIVE_INFINITY)
  page.acknowledge(first - 1, 20)
  expect(page.isDrawing).toBe(true)
  page.acknowledge(first, 20)
  expect(page.wait(20)).toBe(0)
})

test('an action of the person ends the rest, but recalls no frame', () => {
  const page = new PageTurn()
  const frame = page.post(0)
  page.hurry()
  expect(page.isDrawing).toBe(true)
  page.acknowledge(frame, 300)
  expect(page.wait(300)).toBe(600)
  page.hurry()
  expect(page.wait(300)).toBe(0)
})

/** Training that does an update a millisecond while nobody paints, and one in four milliseconds while somebody does. */
function paintedBehind(milliseconds: number): number {
  const page = new PageTurn()
  for (let k = 0; k < 100; k++) page.trained(10, 10)
  const frame = page.post(0)
  // The page acknowledges, and the browser continues to paint for the same time again.
  page.acknowledge(frame, milliseconds)
  page.trained(2 * milliseconds, milliseconds / 2)
  let now = 2 * milliseconds
  while (page.wait(now) > 0) {
    page.trained(10, 10)
    now += 10
  }
  return now
}

test('painting after the acknowledgement counts as well, but no frame waits for long', () => {
  // Lost are 3/4 of 200 ms, a third of the 450 ms until the next frame.
  expect(paintedBehind(100)).toBe(450)
  expect(paintedBehind(600)).toBeLessThanOrEqual(600 * 3)
})

test('undisturbed training keeps no frame waiting', () => {
  const page = new PageTurn()
  for (let k = 0; k < 100; k++) page.trained(10, 10)
  const frame = page.post(0)
  page.trained(16, 15)
  page.acknowledge(frame, 16)
  expect(page.wait(16)).toBe(0)
})
