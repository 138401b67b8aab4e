import type { Page } from '@playwright/test'

/** Milliseconds of processor time that one task on the page's thread may take. */
export const MOST_MS = 50

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds of processor time. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/**
 * Processor time of each task on the page's thread during `work` that took more than `MOST_MS`, in milliseconds.
 *
 * It is the thread's own time, from the browser's trace. The time that passes would not tell what the page does: on two
 * cores, which training and software rendering keep busy, the thread waits for more than half of it, and the more the
 * busier the machine is. Afterwards a long task is made on purpose, which is not in the result. Throws if the trace does
 * not hold it: without a trace the result would always be empty.
 */
export async function longTasks(page: Page, work: () => Promise<void>): Promise<number[]> {
  const browser = page.context().browser()
  if (browser === null) throw new Error('the page has no browser to trace')
  const session = await browser.newBrowserCDPSession()
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  })
  await work()
  // Long enough to get the processor for well over the limit beside other busy processes.
  await page.evaluate((milliseconds) => {
    const end = performance.now() + milliseconds
    while (performance.now() < end);
  }, MADE_MS)
  await session.send('Tracing.end')
  await complete
  await session.detach()
  const isPage = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  )
  const long = events
    .filter(
      (event) => event.ph === 'X' && event.name === 'ThreadControllerImpl::RunTask' && isPage.has(threadOf(event)),
    )
    .map(({ tdur = 0 }) => Math.round(tdur / 1000))
    .filter((milliseconds) => milliseconds > MOST_MS)
  const made = long.pop()
  if (made === undefined || made < 2 * MOST_MS) throw new Error('the trace does not hold the long task made on purpose')
  return long
}

const MADE_MS = 1000
const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`

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
