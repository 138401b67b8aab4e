/** The address of the page. It is updated a little after the set-up. */
import { expect, type Page } from '@playwright/test'
import { encodeComparisonLink } from '../../src/share/comparison'
import { encodeLink } from '../../src/share/link'
import { lanes } from './comparing'
import { recording } from './playground'

export const hashOf = (page: Page): string => new URL(page.url()).hash.slice(1)

/** Waits until the address holds the current run, and returns it. */
export async function addressOfRun(page: Page): Promise<string> {
  await expect
    .poll(async () => {
      const now = await recording(page)
      return now && hashOf(page) === encodeLink(now)
    })
    .toBe(true)
  return page.url()
}

/** Waits until the address holds the current comparison, and returns it. */
export async function addressOfLanes(page: Page): Promise<string> {
  await expect.poll(async () => hashOf(page) === encodeComparisonLink((await lanes(page)).comparison)).toBe(true)
  return page.url()
}
