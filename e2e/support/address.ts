/** The address of the page, which follows its set-up a little later. */
import { expect, type Page } from '@playwright/test'
import { encodeComparisonLink } from '../../src/share/comparison'
import { encodeLink } from '../../src/share/link'
import { lanes } from './comparing'
import { recording } from './playground'

export const hashOf = (page: Page): string => new URL(page.url()).hash.slice(1)

/** The address once it carries the run as it is now. */
export async function addressOfRun(page: Page): Promise<string> {
  await expect
    .poll(async () => {
      const now = await recording(page)
      return now && hashOf(page) === encodeLink(now)
    })
    .toBe(true)
  return page.url()
}

/** The address once it carries the comparison as it is now. */
export async function addressOfLanes(page: Page): Promise<string> {
  await expect.poll(async () => hashOf(page) === encodeComparisonLink((await lanes(page)).comparison)).toBe(true)
  return page.url()
}
