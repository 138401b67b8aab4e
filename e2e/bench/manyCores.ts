/**
 * Speed of 24 runs of the default set-up on the CPU engine, in the built page, on one worker and on two: in a map, of
 * which the page draws cells as they are done, and in a comparison, of which it draws all curves meanwhile. The page
 * takes the number of cores from the browser, so the bench says how many there are. On two cores a visitor's map has two
 * workers and a comparison one, as the page needs the other core for the curves.
 */
import type { Browser, Page } from '@playwright/test'
import { defaultConfig } from '../../src/core/config/defaults'
import { usualMap } from '../../src/core/maps/readyMade'
import type { MapSetup } from '../../src/core/maps/types'
import { encodeComparisonLink } from '../../src/share/comparison'
import { encodeLink } from '../../src/share/link'
import { compactMap } from '../../src/share/map'
import type { Open } from '../engine/served'

export interface ManyCores {
  readonly screen: 'map' | 'comparison'
  readonly workers: number
  /** Steps of all 24 runs a second, median over the rounds. */
  readonly stepsPerSecond: number
}

const WORKERS = [1, 2]
/** Odd, so that the median is a measured value. */
const ROUNDS = 3
const PATIENCE_MS = 120_000

const base = { config: defaultConfig, edits: [] }
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]

/** Opens pages of a site that was built with the hook of the tests. */
interface Site {
  readonly browser: Browser
  readonly open: Open
}

export async function manyCores(site: Site): Promise<ManyCores[]> {
  const scenes = [
    { screen: 'map', measure: mapSpeed, coresFor: (workers: number) => workers },
    // The page draws the curves, so it leaves a core to itself.
    { screen: 'comparison', measure: comparisonSpeed, coresFor: (workers: number) => workers + 1 },
  ] as const
  const rows: ManyCores[] = []
  for (const { screen, measure, coresFor } of scenes) {
    const speeds = new Map(WORKERS.map((workers) => [workers, [] as number[]]))
    for (let round = 0; round < ROUNDS; round++) {
      for (const [workers, found] of speeds) found.push(await onPage(site, coresFor(workers), measure))
    }
    for (const [workers, found] of speeds) rows.push({ screen, workers, stepsPerSecond: median(found) })
  }
  return rows
}

/** A page whose browser says that it has so many cores. */
async function onPage(
  { browser, open }: Site,
  cores: number,
  measure: (page: Page, open: Open) => Promise<number>,
): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.on('pageerror', (error) => console.error(error))
  await page.addInitScript({
    content: `Object.defineProperty(navigator, 'hardwareConcurrency', { value: ${cores} })`,
  })
  const speed = await measure(page, open)
  await page.close()
  return speed
}

const map: MapSetup = {
  ...usualMap(base),
  shape: { form: 'curve', x: { field: 'training.learningRate', from: 0.001, to: 0.1, count: 3, scale: 'log' } },
  measure: 'loss t2',
  seeds: SEEDS,
  steps: 2000,
}
/** The same runs with a few steps, so that code is loaded and compiled before the measurement. */
const WARM_UP = 30

/** From the press of the button to the last cell. */
async function mapSpeed(page: Page, open: Open): Promise<number> {
  const computed = async (setup: MapSetup) => {
    await open(page, `?engine=cpu&play=0#${encodeLink(base, { map: compactMap(setup) })}`)
    const button = page.getByRole('button', { name: 'Compute 24 runs' })
    await button.waitFor()
    const seconds = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let pressed = Number.NaN
          document.addEventListener('click', ({ timeStamp }) => (pressed = timeStamp), { once: true, capture: true })
          const observer = new MutationObserver(() => {
            if (Number.isNaN(pressed) || !document.querySelector('[data-testid="map-complete"]')) return
            observer.disconnect()
            resolve((performance.now() - pressed) / 1000)
          })
          observer.observe(document.body, { subtree: true, childList: true })
        }),
    )
    await button.click()
    return setup.steps / (await seconds)
  }
  await computed({ ...map, steps: WARM_UP })
  await page.goto('about:blank')
  return computed(map)
}

const comparison = encodeComparisonLink({
  base,
  lanes: (['weighted-sum', 'uw', 'dwa'] as const).map((id, k) => ({
    id: 'abc'[k],
    name: '',
    changes: [{ field: 'weighting' as const, value: { id, options: {}, modifiers: [] } }],
    only: null,
    seeds: null,
  })),
  seeds: SEEDS,
  fork: 0,
  steps: 0,
  threshold: 0.9,
})
const FIRST_STEP = 60
const MEASURED_MS = 6_000

async function comparisonSpeed(page: Page, open: Open): Promise<number> {
  await open(page, `?engine=cpu#${comparison}`)
  await page.waitForFunction((steps) => (window.__playground?.compare?.().step ?? 0) >= steps, FIRST_STEP, {
    timeout: PATIENCE_MS,
    polling: 200,
  })
  const standing = () =>
    page.evaluate(() => {
      const { step = 0, runCount = 0 } = window.__playground?.compare?.() ?? {}
      return { step, runCount, time: performance.now() }
    })
  const before = await standing()
  if (before.runCount !== 24) throw new Error(`${before.runCount} runs`)
  await page.waitForTimeout(MEASURED_MS)
  const after = await standing()
  return (1000 * (after.step - before.step)) / (after.time - before.time)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}
