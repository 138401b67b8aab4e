/** What the journeys share: opening the page, reading its numbers, building set-ups. */
import { expect, type Page } from '@playwright/test'
import { defaultConfig } from '../../src/core/config/defaults'
import type { Recording, RunConfig } from '../../src/core/config/types'
import { encodeLink } from '../../src/share/link'

/** A small net on few points: for journeys in which training itself is not the point. */
export const small: RunConfig = {
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 120 },
  network: { ...defaultConfig.network, trunk: [8] },
  training: { ...defaultConfig.training, batchSize: 16 },
}

/** Milliseconds that training may take to come somewhere: a machine with other work is several times slower. */
export const PATIENCE = 150_000

export const linkTo = (recording: Partial<Recording>, query = '?engine=cpu&play=0'): string =>
  `./${query}#${encodeLink({ config: small, edits: [], ...recording })}`

/**
 * Opens the page, waits until the parts that arrive later are there too, and collects what must never happen there.
 */
export async function open(page: Page, address: string): Promise<string[]> {
  const faults = await begin(page, address)
  // What has not arrived yet is an empty card.
  await page.locator('main .card:not(.waiting)').first().waitFor()
  await expect(page.locator('main .card.waiting')).toHaveCount(0, { timeout: PATIENCE })
  return faults
}

/** As `open`, but parts of the page may still be on their way. */
export async function begin(page: Page, address: string): Promise<string[]> {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  await page.goto(address)
  await page.getByTestId('engine').waitFor()
  return faults
}

export const run = (page: Page) => page.evaluate(() => structuredClone({ ...window.__playground?.run(), now: null }))
export const curves = (page: Page) =>
  page.evaluate(
    () =>
      window.__playground?.history() ?? {
        steps: [],
        totalTrain: [],
        totalTest: [],
        trainLosses: [],
        testLosses: [],
        marks: [],
      },
  )
export const recording = (page: Page) => page.evaluate(() => window.__playground?.recording())

/** Waits until training has come to this step. */
export async function reach(page: Page, step: number, timeout = PATIENCE): Promise<void> {
  await page.waitForFunction((wanted) => (window.__playground?.run().step ?? 0) >= wanted, step, {
    timeout,
    polling: 100,
  })
}

export async function status(page: Page, wanted: string): Promise<void> {
  await page.waitForFunction((name) => window.__playground?.run().status === name, wanted, {
    timeout: PATIENCE,
    polling: 50,
  })
}

export async function play(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  // A short run may be over before anyone looks.
  await page.waitForFunction(
    () => ['playing', 'stopped'].includes(window.__playground?.run().status ?? ''),
    undefined,
    {
      timeout: PATIENCE,
      polling: 50,
    },
  )
}

/**
 * Trains at 100 steps a second: a journey that compares recorded steps of a moment needs the run still to be
 * where every tenth step is recorded, however fast the machine is.
 */
export const slowly = (page: Page) => page.getByRole('combobox', { name: 'Speed' }).selectOption('100')

/** Pauses and waits until the worker has come to rest; answers the step where it stands. */
export async function pause(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await page.waitForFunction(() => {
    const { status, moving } = window.__playground?.run() ?? {}
    return status === 'paused' && moving === false
  })
  return (await run(page)).step ?? 0
}

/** Total training loss at a recorded step. */
export async function totalAt(page: Page, step: number): Promise<number> {
  const { steps, totalTrain } = await curves(page)
  return totalTrain[steps.indexOf(step)] ?? Number.NaN
}

/** Moves a task's weight up by so many rungs, by keyboard. */
export async function raiseWeight(page: Page, task: string, rungs = 1): Promise<void> {
  const slider = page.getByTestId(`task-${task}`).getByRole('slider')
  await slider.focus()
  for (let k = 0; k < rungs; k++) await slider.press('ArrowRight')
}
