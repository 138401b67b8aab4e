import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetDraw, requestDraw, requestFollow } from './schedule'

let frames: (() => void)[] = []
const nextFrame = () => {
  const due = frames
  frames = []
  for (const frame of due) frame()
}

beforeEach(() => {
  frames = []
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback))
})
afterEach(() => vi.unstubAllGlobals())

test('one drawing a frame, each chart in its turn, asked twice or not', () => {
  const drawn: string[] = []
  const a = () => drawn.push('a')
  const b = () => drawn.push('b')
  const c = () => drawn.push('c')
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
  const [a, b] = ['a', 'b'].map((name) => () => drawn.push(name))
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
