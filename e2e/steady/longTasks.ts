import type { Page } from '@playwright/test'

/** Milliseconds. Browsers report a longer task as a long task. */
export const MOST_MS = 50

/**
 * Durations of the long tasks on the page's thread during `work`, in milliseconds. Afterwards it makes a long task on
 * purpose, which is not in the result. The browser reports tasks in order, so once it reports this one it has reported
 * all others. Throws if this one is not reported: without an observer the result would always be empty.
 */
export async function longTasks(page: Page, work: () => Promise<void>): Promise<number[]> {
  const seen = await page.evaluateHandle(() => {
    const tasks: { start: number; duration: number }[] = []
    const observer = new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ start: startTime, duration })
    })
    observer.observe({ type: 'longtask', buffered: false })
    return { tasks, observer }
  })
  await work()
  const found = await seen.evaluate(async ({ tasks, observer }, milliseconds) => {
    const made = await new Promise<number>((resolve) =>
      setTimeout(() => {
        const start = performance.now()
        while (performance.now() < start + milliseconds);
        resolve(start)
      }),
    )
    const isMade = ({ start, duration }: { start: number; duration: number }) =>
      start <= made && made < start + duration
    const patience = performance.now() + 10_000
    while (!tasks.some(isMade)) {
      if (performance.now() > patience) throw new Error('the long task made on purpose was not reported')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    observer.disconnect()
    return tasks.filter(({ start }) => start < made).filter((task) => !isMade(task))
  }, 2 * MOST_MS)
  await seen.dispose()
  return found.map(({ duration }) => Math.round(duration))
}

/** Moves the pointer over each chart, through places given as shares of its width and height. */
export async function hover(page: Page, shares: readonly (readonly [across: number, down: number])[]): Promise<void> {
  let charts = 0
  for (const plot of await page.locator('.live-chart .plot').all()) {
    const box = await plot.boundingBox()
    if (box === null) continue
    for (const [across, down] of shares) await page.mouse.move(box.x + box.width * across, box.y + box.height * down)
    charts++
  }
  if (charts === 0) throw new Error('there is no chart to hover over')
}
