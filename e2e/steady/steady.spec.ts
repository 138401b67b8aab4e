/**
 * During long training, memory does not grow and the page's thread has no long tasks. A Playwright project of its own
 * that runs after all others, because it needs the machine to itself.
 */
import { expect, type Page, test } from '@playwright/test'
import { linkTo, open, reach, run, small } from '../support/playground'
import { expectOnce, isQuiet, measureOnlyIf } from '../support/quietMachine'
import { heapOf, type WorkerHeap } from './heap'
import { hover, longTasks, MOST_MS } from './longTasks'

/** Software compositing competes with training for the processor. In a small window training is faster. */
const SMALL_WINDOW = { width: 320, height: 200 }
const [EARLY, LATE] = [1_000, 20_000]
/**
 * Bytes. Less than one number of 8 bytes for each step in between would need, together with compiled code (which
 * varies by half of this) and the film's snapshots: up to 64, of about 5 kB each here.
 */
const MOST_GROWTH = 700_000

test.describe('memory', () => {
  test.use({ viewport: SMALL_WINDOW })

  for (const engine of ['webgl', 'cpu'] as const) {
    test(`${engine}: the worker's memory does not grow from step ${EARLY} to step ${LATE}`, async ({ page }) => {
      test.setTimeout(600_000)
      const faults = await open(page, linkTo({ config: small }, `?engine=${engine}`))
      const worker = await heapOf(page)
      await reach(page, EARLY)
      const early = await held(page, worker)
      await reach(page, LATE, 500_000)
      const late = await held(page, worker)
      console.log(`${engine}: ${told(early)}; ${told(late)}`)
      expect((await run(page)).engine).toMatchObject({ kind: engine })
      expect(late.device).toEqual(early.device)
      expect(late.heapBytes - early.heapBytes).toBeLessThan(MOST_GROWTH)
      expect(faults).toEqual([])
    })
  }
})

interface Held {
  readonly step: number
  readonly device: { readonly tensors: number; readonly textures: number; readonly textureBytes: number }
  readonly heapBytes: number
}

const LOOKS = 5

/**
 * Of several measurements during training: the smallest heap, because a measurement may include a frame in flight or a
 * recorded step; and the largest number of textures, because directly after a snapshot only the current ones exist.
 */
async function held(page: Page, worker: WorkerHeap): Promise<Held> {
  const looks: Held[] = []
  for (let k = 0; k < LOOKS; k++) {
    const heapBytes = await worker.usedBytes()
    const { step, tensors, textures, textureBytes } = await page.evaluate(() => {
      if (!window.__playground) throw new Error('no playground')
      return window.__playground.inspect()
    })
    looks.push({ step, device: { tensors, textures, textureBytes }, heapBytes })
  }
  const least = looks.reduce((one, look) => (look.heapBytes < one.heapBytes ? look : one))
  const textures = Math.max(...looks.map(({ device }) => device.textures))
  return { ...least, device: { ...least.device, textures } }
}

const told = ({ step, device, heapBytes }: Held): string =>
  `step ${step}: ${(heapBytes / 1024).toFixed(0)} KiB of heap, ${device.textures} textures of ${device.textureBytes} bytes`

test.describe('long tasks', () => {
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
})
