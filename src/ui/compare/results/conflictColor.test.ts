import { expect, test } from 'vitest'
import { paintCosine, paintShare } from './conflictColor'

const colors = { against: [200, 100, 0], neutral: [240, 240, 240], along: [0, 100, 200] } as const
const painted = (paint: typeof paintCosine, value: number) => {
  const pixel = new Uint8ClampedArray(4).fill(7)
  paint(pixel, 0, value, colors)
  return [...pixel]
}

test('cosines run from one colour over the neutral to the other', () => {
  expect([-1, 0, 1].map((value) => painted(paintCosine, value))).toEqual([
    [200, 100, 0, 255],
    [240, 240, 240, 255],
    [0, 100, 200, 255],
  ])
  expect(painted(paintCosine, -0.5)).toEqual([220, 170, 120, 255])
})

test('shares run from the neutral colour; unknown ones are transparent', () => {
  expect(painted(paintShare, 1)).toEqual([200, 100, 0, 255])
  expect(painted(paintShare, 0)).toEqual([240, 240, 240, 255])
  expect(painted(paintCosine, Number.NaN)).toEqual([0, 0, 0, 0])
})
