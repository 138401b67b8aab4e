/** Many lanes at once: they start soon, keep drawing, and neither block the page's thread nor fill its heap. */
import { expect, type Page, test } from '@playwright/test'
import { encodeComparisonLink } from '../../src/share/comparison'
import { compare, lanes, lanesReach, press } from '../support/comparing'
import { least, open } from '../support/playground'
import { expectOnce, isQuiet, measureOnlyIf } from '../support/quietMachine'
import { hover, longTasks, MOST_MS } from './longTasks'

const TRIES = 6

test('8 weightings × 5 seeds on WebGL start within 3 s of the click and draw a frame a second', async ({ page }) => {
  test.setTimeout(240_000)
  measureOnlyIf(await isQuiet())
  await compare(page, './?play=0')
  await lanesReach(page, 1)
  for (let seeds = 3; seeds < 5; seeds++) await press(page, 'One seed more')
  await expectOnce(page, TRIES, ['start', 'frames'], async () => {
    await press(page, 'Line-up')
    await page.getByRole('button', { name: /^Fixed against adaptive/ }).click()
    const clicked = Date.now()
    await page.waitForFunction(() => {
      const { step = 0, status } = window.__playground?.compare?.() ?? {}
      return status === 'playing' && step > 0 && step < 100
    })
    const start = Date.now() - clicked
    expect((await lanes(page)).runCount).toBe(40)
    await expect(page.getByTestId('engine')).toContainText('WebGL')
    const gap = await longestGap(page, 8_000)
    console.log(`40 runs: first step after ${start} ms, longest gap between two frames ${Math.round(gap)} ms`)
    return { start: start < 3_000, frames: gap < 1_000 }
  })
})

/** Longest time between two changes of the step on the page, in milliseconds. */
const longestGap = (page: Page, milliseconds: number): Promise<number> =>
  page.evaluate(
    (duration) =>
      new Promise<number>((resolve) => {
        const shown = document.querySelector('[data-testid=step] b')
        if (!shown) throw new Error('no step is shown')
        let last = performance.now()
        let gap = 0
        const note = () => {
          gap = Math.max(gap, performance.now() - last)
          last = performance.now()
        }
        const watcher = new MutationObserver(note)
        watcher.observe(shown, { characterData: true, childList: true, subtree: true })
        setTimeout(() => {
          watcher.disconnect()
          note()
          resolve(gap)
        }, duration)
      }),
    milliseconds,
  )

const LONG_HISTORY = 5_000
/** Moves from left to right at half the height. */
const ACROSS = Array.from({ length: 11 }, (_, k) => [k / 10, 0.5] as const)
const twelve = encodeComparisonLink({
  base: { config: least, edits: [] },
  lanes: Array.from('abcdefghijkl', (id, k) => ({
    id,
    name: '',
    changes: [{ field: 'training.learningRate', value: 0.001 * (k + 1) }],
    only: null,
    seeds: null,
  })),
  seeds: [1, 2, 3, 4, 5],
  fork: 0,
  steps: 0,
  threshold: 0.9,
})

test(`12 lanes × 5 seeds with ${LONG_HISTORY} steps behind them: no task over ${MOST_MS} ms, a bounded heap`, async ({
  page,
}) => {
  test.setTimeout(600_000)
  const quiet = await isQuiet()
  await open(page, `./?engine=cpu#${twelve}`)
  await lanesReach(page, LONG_HISTORY, 400_000)
  expect((await lanes(page)).runCount).toBe(60)

  const heap = await heapAfterCollecting(page)
  const attempt = async () => {
    const training = await longTasks(page, () => page.waitForTimeout(10_000))
    // Read-outs of all lanes follow the pointer while their curves change.
    const hovering = await longTasks(page, () => hover(page, ACROSS))
    console.log(`long tasks of 60 runs: training ${JSON.stringify(training)}, hovering ${JSON.stringify(hovering)}`)
    const later = await heapAfterCollecting(page)
    console.log(`heap: ${(heap / 1e6).toFixed(1)} MB, later ${(later / 1e6).toFixed(1)} MB`)
    // Room for 60 histories of 64 MB together, and for the page itself.
    expect(later).toBeLessThan(200e6)
    expect(later - heap).toBeLessThan(10e6)
    return { training: training.length === 0, hovering: hovering.length === 0 }
  }
  // The heap is checked on a busy machine too.
  if (!quiet) await attempt()
  measureOnlyIf(quiet)
  await expectOnce(page, TRIES, ['training', 'hovering'], attempt)
})

/** Bytes of the page's heap after collecting garbage, including the buffers of typed arrays. */
async function heapAfterCollecting(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize = 0 } = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number
    backingStorageSize?: number
  }
  await session.detach()
  return usedSize + backingStorageSize
}
