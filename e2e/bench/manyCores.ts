/**
 * Speed of a comparison of 24 runs of the default set-up on the CPU engine, in the built page, on one worker and on two.
 * The page takes the number of cores from the browser, so the bench says how many there are.
 */
import type { Browser } from '@playwright/test'
import { defaultConfig } from '../../src/core/config/defaults'
import { encodeComparisonLink } from '../../src/share/comparison'
import type { Open } from '../engine/served'

export interface ManyCores {
  readonly workers: number
  /** Steps of all 24 runs a second, median over the rounds. */
  readonly stepsPerSecond: number
}

const WORKERS = [1, 2]
/** Odd, so that the median is a measured value. */
const ROUNDS = 3
const MEASURED_MS = 6_000
const WARM_UP_STEPS = 60

const LANES = ['weighted-sum', 'uw', 'dwa'] as const
const link = encodeComparisonLink({
  base: { config: defaultConfig, edits: [] },
  lanes: LANES.map((id, k) => ({
    id: 'abc'[k],
    name: '',
    changes: [{ field: 'weighting' as const, value: { id, options: {}, modifiers: [] } }],
    only: null,
    seeds: null,
  })),
  seeds: [1, 2, 3, 4, 5, 6, 7, 8],
  fork: 0,
  steps: 0,
  threshold: 0.9,
})

/** `open` opens pages of a site that was built with the hook of the tests. */
export async function manyCores(browser: Browser, open: Open): Promise<ManyCores[]> {
  const speeds = new Map(WORKERS.map((workers) => [workers, [] as number[]]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [workers, found] of speeds) found.push(await speedWith(browser, open, workers))
  }
  return [...speeds].map(([workers, found]) => ({ workers, stepsPerSecond: median(found) }))
}

async function speedWith(browser: Browser, open: Open, workers: number): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.on('pageerror', (error) => console.error(error))
  await page.addInitScript({
    content: `Object.defineProperty(navigator, 'hardwareConcurrency', { value: ${workers + 1} })`,
  })
  await open(page, `?engine=cpu#${link}`)
  await page.waitForFunction((steps) => (window.__playground?.compare?.().step ?? 0) >= steps, WARM_UP_STEPS, {
    timeout: 60_000,
    polling: 200,
  })
  const standing = () =>
    page.evaluate(() => {
      const { step = 0, runCount = 0 } = window.__playground?.compare?.() ?? {}
      return { step, runCount, time: performance.now() }
    })
  const before = await standing()
  if (before.runCount !== LANES.length * 8) throw new Error(`${before.runCount} runs`)
  await page.waitForTimeout(MEASURED_MS)
  const after = await standing()
  await page.close()
  return (1000 * (after.step - before.step)) / (after.time - before.time)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}
