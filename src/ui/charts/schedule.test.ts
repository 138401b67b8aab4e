import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetDraw, requestDraw, requestFollow } from './schedule'

let frames: (() => void)[] = []
let now = 0
/** Milliseconds that a drawing takes here. */
const LONG = 20
const nextFrame = () => {
  const due = frames
  frames = []
  for (const frame of due) frame()
}

beforeEach(() => {
  frames = []
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback))
  vi.spyOn(performance, 'now').mockImplementation(() => now)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** Drawings that write their names down, and take so long. */
function drawings(drawn: string[], names: readonly string[], takes: number): (() => void)[] {
  return names.map((name) => () => {
    drawn.push(name)
    now += takes
  })
}

test('quick drawings share a frame, and each is drawn once', () => {
  const drawn: string[] = []
  const [a, b, c, d] = drawings(drawn, ['a', 'b', 'c', 'd'], 3)
  for (const draw of [a, b, c, a, d]) requestDraw(draw)
  nextFrame()
  expect(drawn).toEqual(['a', 'b', 'c'])
  nextFrame()
  expect(drawn).toEqual(['a', 'b', 'c', 'd'])
  expect(frames).toEqual([])
})

test('one that makes React render shares its frame with none behind it', () => {
  const drawn: string[] = []
  const [a, b] = drawings(drawn, ['a', 'b'], 0)
  requestDraw(() => {
    a()
    return true
  })
  requestDraw(b)
  nextFrame()
  expect(drawn).toEqual(['a'])
  nextFrame()
  expect(drawn).toEqual(['a', 'b'])
})

test('slow drawings come one a frame, each chart in its turn, asked twice or not', () => {
  const drawn: string[] = []
  const [a, b, c] = drawings(drawn, ['a', 'b', 'c'], LONG)
  for (const draw of [a, b, c, a]) requestDraw(draw)
  forgetDraw(c)
  nextFrame()
  requestDraw(a)
  nextFrame()
  expect(drawn).toEqual(['a', 'b'])
  nextFrame()
  expect(drawn).toEqual(['a', 'b', 'a'])
  expect(frames).toEqual([])
})

test('what follows the pointer goes first, in every other frame where charts wait', () => {
  const drawn: string[] = []
  const [a, b] = drawings(drawn, ['a', 'b'], LONG)
  const follow = () => {
    drawn.push('pointer')
    if (drawn.length < 6) requestFollow(follow)
  }
  requestDraw(a)
  requestFollow(follow)
  requestDraw(b)
  while (frames.length > 0) nextFrame()
  expect(drawn).toEqual(['pointer', 'a', 'pointer', 'b', 'pointer', 'pointer'])
  requestFollow(follow)
  forgetDraw(follow)
  nextFrame()
  expect(drawn).toHaveLength(6)
})

test('where the pointer came back to has the last word', () => {
  const drawn: string[] = []
  const [here, there] = ['here', 'there'].map((name) => () => drawn.push(name))
  for (const follow of [here, there, here]) requestFollow(follow)
  while (frames.length > 0) nextFrame()
  expect(drawn).toEqual(['there', 'here'])
})
