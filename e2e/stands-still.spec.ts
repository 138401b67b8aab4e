import { expect, test } from '@playwright/test'
import { linkTo, open, play, reach } from './support/playground'

interface Shift extends PerformanceEntry {
  readonly value: number
}

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
]) {
  test(`nothing jumps as the page's parts arrive and while it trains, at ${width} × ${height}`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height } })
    const page = await context.newPage()
    await open(page, linkTo({}))
    await page.locator('.network-card').waitFor()
    await play(page)
    await reach(page, 200)
    // Shares of the window that moved, times how far: what browsers call the layout shift.
    const moved = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            resolve((list.getEntries() as Shift[]).reduce((sum, { value }) => sum + value, 0))
          }).observe({ type: 'layout-shift', buffered: true })
          setTimeout(() => resolve(0), 1000)
        }),
    )
    expect(moved).toBeLessThan(0.01)
    await context.close()
  })
}
