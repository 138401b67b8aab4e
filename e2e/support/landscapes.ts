/** Shared steps of journeys through the landscapes. */
import type { Page } from '@playwright/test'
import { defaultConfig } from '../../src/core/config/defaults'
import type { LandscapeSetup } from '../../src/core/landscapes/setup'
import { compactLandscape, expandLandscape } from '../../src/share/landscape'
import { decodeLink, encodeLink } from '../../src/share/link'
import { hashOf } from './address'

export const linkToLandscape = (setup: LandscapeSetup): string =>
  `./?play=0#${encodeLink({ config: defaultConfig, edits: [] }, { landscape: compactLandscape(setup) })}`

/** The set-up in the page's address; null if there is none. */
export function landscapeInAddress(page: Page): LandscapeSetup | null {
  const { beside } = decodeLink(hashOf(page))
  return beside?.landscape === undefined ? null : expandLandscape(beside.landscape).setup
}

/** Opens an address that shows a landscape. Returns the list of errors, which grows as they happen. */
export async function openLandscape(page: Page, address: string): Promise<string[]> {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  await page.goto(address)
  await shown(page)
  return faults
}

/** Waits until the pictures and something of every path are there. */
export async function shown(page: Page): Promise<void> {
  await page.locator('.ls-plane canvas').nth(1).waitFor()
  await page.waitForFunction(() => {
    const cells = [...document.querySelectorAll('.ls-ends td.end')]
    return cells.length > 0 && cells.every((cell) => cell.textContent !== '–')
  })
}

/** Drags a start by so many pixels, in many small moves. */
export async function dragStart(page: Page, number: number, [across, down]: readonly [number, number], moves = 20) {
  const box = await page.getByTestId(`start-${number}`).boundingBox()
  if (!box) throw new Error(`there is no start ${number}`)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let k = 1; k <= moves; k++) await page.mouse.move(x + (across * k) / moves, y + (down * k) / moves)
  await page.mouse.up()
}
