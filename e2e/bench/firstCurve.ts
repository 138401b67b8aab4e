import type { Browser, Page } from '@playwright/test'

const MOST_MS = 15_000

/** Milliseconds from the start of navigation to the page's mark `first-curve`; null if it does not come. */
export async function firstCurve(browser: Browser, open: (page: Page) => Promise<void>): Promise<number | null> {
  const page = await browser.newPage()
  await open(page)
  const found = await page
    .waitForFunction(() => performance.getEntriesByName('first-curve')[0]?.startTime ?? null, null, {
      timeout: MOST_MS,
    })
    .catch(() => null)
  const milliseconds = found === null ? null : await found.jsonValue()
  await page.close()
  return milliseconds
}
