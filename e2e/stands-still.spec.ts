import { expect, type Page, test } from '@playwright/test'
import { SIZES } from './support/axe'
import { linkTo, open, play, reach } from './support/playground'

declare global {
  interface Window {
    /** Sum of all layout shifts since the page began to load. */
    layoutShift?: number
  }
}

/** Runs in the page before its own scripts. A layout shift is the share of the window that moved times the distance. */
function watchShifts(): void {
  window.layoutShift = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { readonly value: number })[])
      window.layoutShift = (window.layoutShift ?? 0) + entry.value
  }).observe({ type: 'layout-shift', buffered: true })
}

const shifted = (page: Page) => page.evaluate(() => window.layoutShift ?? Number.NaN)
const MOST = 0.01

for (const [width, height] of SIZES) {
  test(`nothing jumps as the page's parts arrive and while it trains, at ${width} × ${height}`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height } })
    const page = await context.newPage()
    await page.addInitScript(watchShifts)
    await open(page, linkTo({}))
    await page.locator('.network-card').waitFor()
    await play(page)
    await reach(page, 200)
    const before = await shifted(page)
    // The browser reports shifts in order. Once it reports one made on purpose, it has reported all earlier ones.
    await page.evaluate(() => {
      const wedge = document.createElement('div')
      wedge.style.height = '200px'
      document.body.prepend(wedge)
    })
    await expect.poll(() => shifted(page), 'the shift made on purpose is seen').toBeGreaterThan(before + MOST)
    expect(before).toBeLessThan(MOST)
    await context.close()
  })
}
