import { expect, test } from 'vitest'
import { freestSpot } from './freestSpot'

const box = { width: 100, height: 50 }
const chart = { width: 400, height: 200 }
const at = (x: number) => ({ x, width: 340 })
const none = () => []

test('without curves the box stands at the top, on the side with more room', () => {
  expect(freestSpot(at(50), box, chart, none)).toMatchObject({ left: 60, top: 2 })
  expect(freestSpot(at(300), box, chart, none)).toMatchObject({ left: 190, top: 2 })
})

test('curves at the top send it to the foot, above the steps', () => {
  expect(freestSpot(at(50), box, chart, () => [20, 30])).toMatchObject({ left: 60, top: 200 - 22 - 50 })
})

test('curves at the top and at the foot send it to the other side', () => {
  const right = (left: number) => (left >= 150 ? [20, 150] : [])
  expect(freestSpot(at(150), box, chart, right)).toMatchObject({ left: 40, top: 2 })
})

test('it stays within the chart, and off the cursor where there is room on one side', () => {
  expect(freestSpot(at(30), box, chart, (left) => (left > 20 ? [10, 150] : []))).toMatchObject({ left: 40 })
  expect(freestSpot(at(390), box, chart, none).left).toBeLessThanOrEqual(300)
})
