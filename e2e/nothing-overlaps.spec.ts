import { expect, type Page, test } from '@playwright/test'
import { compare } from './support/comparing'
import { covered } from './support/covered'
import { linkTo, open, pause, play, reach } from './support/playground'

const SIZES = [
  [320, 568],
  [360, 640],
  [390, 844],
  [768, 1024],
  [820, 1180],
  [900, 700],
  [1024, 768],
  [1100, 800],
  [1180, 480],
  [1280, 720],
  [1366, 768],
  [1440, 900],
  [1920, 1080],
  [2560, 1440],
] as const

/** Checks the page at every size in both languages. Resizes one page, because opening new ones takes longer. */
async function atEverySize(page: Page, faults: string[]): Promise<void> {
  for (const language of ['en', 'zh-CN']) {
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height })
      const found = await page.evaluate(covered)
      expect(found.seen).toBeGreaterThan(25)
      faults.push(...found.faults.map((fault) => `${width} x ${height} ${language}: ${fault}`))
    }
    await page.getByTestId('language').click()
    await expect(page.locator('html')).toHaveAttribute('lang', language === 'en' ? /^zh/ : /^en/)
  }
}

test('every control of the run can be hit and lies inside its card, at 14 sizes in both languages', async ({
  page,
}) => {
  const faults: string[] = []
  await open(page, linkTo({}))
  await play(page)
  await reach(page, 30)
  await pause(page)
  await atEverySize(page, faults)
  // Open the method's panel and a task's settings too.
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'About this method' }).click()
  await page.getByRole('button', { name: 'Settings of Checkers' }).click()
  await page.locator('.modifiers').first().waitFor()
  await page.getByRole('button', { name: 'Tug of war', exact: true }).click()
  await page.locator('.middle-card canvas, .middle-card svg').first().waitFor()
  await atEverySize(page, faults)
  expect(faults).toEqual([])
})

test('every control of a comparison can be hit and lies inside its card, at 14 sizes in both languages', async ({
  page,
}) => {
  const faults: string[] = []
  await compare(page)
  await page.getByRole('heading', { name: 'Lanes', exact: true }).waitFor()
  await atEverySize(page, faults)
  expect(faults).toEqual([])
})
