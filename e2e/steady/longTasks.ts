import type { Page } from '@playwright/test'

export const MOST_MS = 50

/** Milliseconds of each task over 50 ms on the page's own thread while `work` lasts. */
export async function longTasks(page: Page, work: () => Promise<void>): Promise<number[]> {
  const seen = await page.evaluateHandle(() => {
    const durations: number[] = []
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) durations.push(Math.round(duration))
    })
    observer.observe({ type: 'longtask', buffered: false })
    return { durations, observer }
  })
  await work()
  const found = await seen.evaluate(async ({ durations, observer }) => {
    // Entries are delivered by a task of their own.
    await new Promise((resolve) => setTimeout(resolve, 100))
    observer.disconnect()
    return durations
  })
  await seen.dispose()
  return found
}

/** Over each chart, at as many places as there are `shares`: of its width, and of its height. */
export async function hover(page: Page, shares: readonly (readonly [across: number, down: number])[]): Promise<void> {
  for (const plot of await page.locator('.live-chart .plot').all()) {
    const box = await plot.boundingBox()
    if (box === null) continue
    for (const [across, down] of shares) await page.mouse.move(box.x + box.width * across, box.y + box.height * down)
  }
}
