/**
 * While a run trains, the page's thread has no long tasks. A Playwright project of its own that runs after all others,
 * because it needs the machine to itself.
 */
import { test } from '@playwright/test'
import { open, reach } from '../support/playground'
import { expectOnce, isQuiet, measureOnlyIf } from '../support/quietMachine'
import { hover, longTasks, MOST_MS } from './longTasks'

const TRIES = 3
/** From left to right and back, moving down. */
const BACK_AND_FORTH = Array.from({ length: 25 }, (_, k) => [1 - Math.abs(1 - k / 12), 0.2 + k / 40] as const)

test(`while training for 10 s and while hovering over charts, no task is over ${MOST_MS} ms`, async ({ page }) => {
  test.setTimeout(180_000)
  measureOnlyIf(await isQuiet())
  await open(page, './')
  await page.waitForLoadState('networkidle')
  await reach(page, 30)
  await expectOnce(page, TRIES, ['training', 'hovering'], async () => {
    const training = await longTasks(page, () => page.waitForTimeout(10_000))
    const hovering = await longTasks(page, () => hover(page, BACK_AND_FORTH))
    console.log(`long tasks: training ${JSON.stringify(training)}, hovering ${JSON.stringify(hovering)}`)
    return { training: training.length === 0, hovering: hovering.length === 0 }
  })
})
