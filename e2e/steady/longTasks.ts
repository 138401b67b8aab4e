import type { Page } from '@playwright/test'

/** Milliseconds of processor time that one task on the page's thread may take. */
export const MOST_MS = 50

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds at which it began. */
  readonly ts: number
  /** Microseconds that passed until it ended. */
  readonly dur?: number
  /** Microseconds of processor time. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/**
 * Processor time of each task on the page's thread during `work` that took more than `MOST_MS`, in milliseconds.
 *
 * It is the thread's own time, from the browser's trace. The time that passes would not tell what the page does: on two
 * cores, which training and software rendering keep busy, the thread waits for more than half of it, and the more the
 * busier the machine is. Afterwards a long task is made on purpose, with a mark in it. It is not in the result, nor is
 * what comes after it, as the page makes up for the time it took. Throws if the trace does not hold it as a long task:
 * without a trace the result would always be empty.
 */
export async function longTasks(page: Page, work: () => Promise<void>): Promise<number[]> {
  const { tasks, marks } = await traced(page, work)
  const made = tasks.findIndex((task) => marks.some((at) => task.from <= at && at <= task.to))
  const seen = tasks[made]
  if (seen === undefined || seen.took <= MOST_MS) {
    const found = seen === undefined ? 'no' : `${Math.round(seen.took)} ms`
    throw new Error(
      `of the long task made on purpose the trace holds ${found} (${tasks.length} tasks, ${marks.length} marks)`,
    )
  }
  return tasks
    .slice(0, made)
    .map(({ took }) => Math.round(took))
    .filter((took) => took > MOST_MS)
}

interface Task {
  /** Microseconds at which it began and ended. */
  readonly from: number
  readonly to: number
  /** Milliseconds of processor time. */
  readonly took: number
}

interface Trace {
  /** The tasks on the page's thread, in order. */
  readonly tasks: readonly Task[]
  /** Microseconds at which the task made on purpose set its mark. */
  readonly marks: readonly number[]
}

/** What the page's thread did during `work` and a long task made on purpose after it. */
async function traced(page: Page, work: () => Promise<void>): Promise<Trace> {
  const browser = page.context().browser()
  if (browser === null) throw new Error('the page has no browser to trace')
  const session = await browser.newBrowserCDPSession()
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
  })
  await work()
  // Long enough to get the processor for well over the limit beside other busy processes. The answer comes from a timer
  // of its own: a task is in the trace only once it has ended, and one task may answer several messages.
  await page.evaluate(
    ([mark, milliseconds]) =>
      new Promise((resolve) => {
        setTimeout(() => {
          performance.mark(mark)
          const end = performance.now() + milliseconds
          while (performance.now() < end);
          setTimeout(resolve, 50)
        })
      }),
    [MADE, MADE_MS] as const,
  )
  await session.send('Tracing.end')
  await complete
  await session.detach()
  const isPage = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  )
  const tasks = events
    .filter(
      (event) => event.ph === 'X' && event.name === 'ThreadControllerImpl::RunTask' && isPage.has(threadOf(event)),
    )
    .sort((a, b) => a.ts - b.ts)
    .map(({ ts, dur = 0, tdur = 0 }) => ({ from: ts, to: ts + dur, took: tdur / 1000 }))
  return { tasks, marks: events.filter(({ name }) => name === MADE).map(({ ts }) => ts) }
}

const MADE = 'long task made on purpose'
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
