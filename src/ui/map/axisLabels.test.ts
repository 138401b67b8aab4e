import { expect, test } from 'vitest'
import { labelsApart, labelsWidth, short } from './axisLabels'

test('Chinese labels have the room of their wide characters', () => {
  // At the font size of these labels, 11 px, a Chinese character or bracket is 11 px wide.
  expect(labelsWidth(['不确定性加权（UW）', '等权'], 24)).toBeGreaterThanOrEqual(8 * 11)
  expect(labelsWidth(['Uncertainty (UW)'], 24)).toBeLessThan(labelsWidth(['不确定性加权（UW）'], 24) + 24)
})

test('a long label is cut to a width, not to a number of characters', () => {
  const latin = short('Gradient normalisation of many tasks')
  const chinese = short('多任务梯度归一化与不确定性加权的组合方法')
  expect([...latin].length).toBeGreaterThan([...chinese].length)
  for (const label of [latin, chinese]) {
    expect(label.endsWith('…')).toBe(true)
    expect(labelsWidth([label], 24)).toBeLessThanOrEqual(130)
  }
})

test('short labels have the least room', () => {
  expect(labelsWidth(['1'], 24)).toBe(24)
  expect(labelsWidth([], 24)).toBe(24)
  expect(labelsApart(['1', '2'], 44)).toBe(44)
})
