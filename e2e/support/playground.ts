/** Shared steps of all journeys: opening the page, reading its numbers, building set-ups. */
import { expect, type Page } from '@playwright/test'
import { defaultConfig } from '../../src/core/config/defaults'
import type { Recording, RunConfig } from '../../src/core/config/types'
import { encodeLink } from '../../src/share/link'

/** A small network on few points, for journeys that do not test training itself. */
export const small: RunConfig = {
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 120 },
  network: { ...defaultConfig.network, trunk: [8] },
  training: { ...defaultConfig.training, batchSize: 16 },
}

/** The cheapest steps, for journeys that need many of them. */
export const least: RunConfig = {
  ...small,
  problem: { ...small.problem, samples: 40 },
  network: { ...small.network, trunk: [2] },
  training: { ...small.training, batchSize: 2 },
}

/** Longest wait for training to reach a step, in milliseconds. A machine with other work is several times slower. */
export const PATIENCE = 150_000

export const linkTo = (recording: Partial<Recording>, query = '?engine=cpu&play=0'): string =>
  `./${query}#${encodeLink({ config: small, edits: [], ...recording })}`

/**
 * Opens the page and waits until the parts that load later are there. Returns the list of errors, which grows as they
 * happen.
 */
export async function open(page: Page, address: string): Promise<string[]> {
  const faults = await begin(page, address)
  // A part that has not loaded yet is an empty card.
  await page.locator('main .card:not(.waiting)').first().waitFor()
  await expect(page.locator('main .card.waiting')).toHaveCount(0, { timeout: PATIENCE })
  return faults
}

/** Like `open`, but parts of the page may still be loading. */
export async function begin(page: Page, address: string): Promise<string[]> {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  await page.goto(address)
  // The loss lab and the landscapes train nothing, so they have no engine.
  await page.getByTestId('engine').or(page.locator('main.lab, main.landscape')).first().waitFor()
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

/** Waits until training has reached this step. */
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
  // A short run may have ended already.
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
 * Limits training to 100 steps a second. On a fast machine a run would otherwise soon be so long that not every tenth
 * step is recorded any more, and some journeys compare such steps.
 */
export const slowly = (page: Page) => page.getByRole('combobox', { name: 'Speed' }).selectOption('100')

/** Pauses and waits until the worker has stopped. Returns the step it stopped at. */
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

/** Raises a task's weight by this many positions of its slider, by keyboard. */
export async function raiseWeight(page: Page, task: string, rungs = 1): Promise<void> {
  const slider = page.getByTestId(`task-${task}`).getByRole('slider')
  await slider.focus()
  for (let k = 0; k < rungs; k++) await slider.press('ArrowRight')
}
