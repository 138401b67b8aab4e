/** Shared steps of journeys through a comparison. */
import type { Page } from '@playwright/test'
import { linkTo, open, PATIENCE } from './playground'

/** The comparison and its results so far. */
export const lanes = (page: Page) =>
  page.evaluate(() => {
    const summary = window.__playground?.compare?.()
    if (!summary) throw new Error('nothing is compared')
    return summary
  })

/** Waits until the lanes have reached this step. */
export async function lanesReach(page: Page, step: number, timeout = PATIENCE): Promise<void> {
  await page.waitForFunction((wanted) => (window.__playground?.compare?.().step ?? 0) >= wanted, step, {
    timeout,
    polling: 100,
  })
}

/** Waits until the lanes have stopped. */
export async function lanesStop(page: Page): Promise<void> {
  await page.waitForFunction(() => window.__playground?.compare?.().status === 'stopped', undefined, {
    timeout: PATIENCE,
    polling: 100,
  })
}

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Opens the page and goes to the comparison. Returns the list of errors, which grows as they happen. */
export async function compare(page: Page, address = linkTo({})): Promise<string[]> {
  const faults = await open(page, address)
  await page.getByRole('button', { name: /^Compare weightings/ }).click()
  await page.getByRole('heading', { name: 'Lanes', exact: true }).waitFor()
  return faults
}

export async function stopLanesAfter(page: Page, steps: number): Promise<void> {
  const entry = page.getByRole('textbox', { name: /^Stop after/ })
  await entry.fill(String(steps))
  await entry.press('Enter')
  // A field takes letters that would be shortcuts.
  await entry.blur()
}

/** For tests of lanes that are still training: by themselves they stop after 1,000 steps, which a fast machine soon reaches. */
export const stopLanesNever = (page: Page) => stopLanesAfter(page, 0)
