import { expect, test } from '@playwright/test'
import { reach } from './support/playground'

/** Set-ups with numbers at the ends of the range of a float64. */
const LINKS = {
  'a weight of 5e-324': '1VsgzgGYiIwXULsME3VNTYyqY2tBQA',
  'a weight of 1e-320': '1J6q0ZYiHA72GYoF-hdJcNUXWMjA6Xa2loA',
  'weights that fall without end':
    '113QzgNaFKtDsJ9RrFAHth5SUA5HZBtIHm48xA-BbsTygUGjhIwdjV0S_QNDTSVaoE6EB4ApnslmOvBaVypNrYWAA',
} as const

test('the page stays responsive and draws its charts with the smallest numbers', async ({ page }) => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  for (const [name, hash] of Object.entries(LINKS)) {
    await page.goto('about:blank')
    await page.goto(`./?engine=cpu#${hash}`)
    // With an endless number of ticks on an axis the page would hang.
    await reach(page, 200)
    await expect(page.getByRole('figure', { name: 'Total loss' }).locator('.lines path').first(), name).toHaveAttribute(
      'd',
      /^M/,
    )
  }
  expect(errors).toEqual([])
})
