import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetDraw, requestDraw } from './schedule'

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
