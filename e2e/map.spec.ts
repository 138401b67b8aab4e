import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { cellsOf, recordingOf, runOf } from '../src/core/maps/cells'
import type { MapSetup } from '../src/core/maps/types'
import { decodeLink, encodeLink } from '../src/share/link'
import { compactMap, expandMap } from '../src/share/map'
import { hashOf } from './support/address'
import { expectAccessible } from './support/axe'
import { linkToMap, tinyMap } from './support/maps'
import { curves, linkTo, open, status } from './support/playground'

const drawing = (page: Page) => page.getByTestId('map-drawing')
const complete = (page: Page) => page.getByTestId('map-complete').waitFor()
/** The map in the page's address; null if there is none. */
const inAddress = (page: Page): MapSetup | null => {
  const { beside, recording } = decodeLink(hashOf(page))
  return beside?.map === undefined ? null : expandMap(beside.map, recording).setup
}

async function openMap(page: Page, address: string): Promise<string[]> {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  await page.goto(address)
  await drawing(page).waitFor()
  return faults
}

test('a link computes its map; a cell opens the same run, to the bit, and comes back', async ({ page }) => {
  const faults = await openMap(page, linkToMap(tinyMap))
  await complete(page)
  await drawing(page).focus()
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key)
  await expect(drawing(page)).toHaveAttribute('aria-valuetext', /^Learning rate 0\.01, Weighting .*: 0\.\d+/)
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      await page.getByRole('button', { name: 'CSV', exact: true }).click()
    })(),
  ])
  const lines = (await readFile(await csv.path(), 'utf8')).trimEnd().split('\r\n')
  expect(lines).toHaveLength(1 + 3 * 2 * 2)
  const row = lines
    .map((line) => line.split(','))
    .find(([x, method, seed]) => x === '0.01' && /^Unc|^UW/.test(method) && seed === '1')
  expect(row).toBeDefined()

  await drawing(page).focus()
  await page.keyboard.press('Enter')
  await status(page, 'stopped')
  const cell = cellsOf(tinyMap).find(({ at }) => at[0] === 1 && at[1] === 1)
  const recording = cell && recordingOf(tinyMap, runOf(cell, 1))
  // The address follows a moment later.
  await expect.poll(() => decodeLink(hashOf(page)).recording).toEqual(recording)
  const { steps, testLosses } = await curves(page)
  expect(steps.at(-1)).toBe(30)
  expect(Number(row?.[3])).toBe(Number(testLosses[1].at(-1)?.toPrecision(9)))

  await page.keyboard.press('m')
  await complete(page)
  await expect(drawing(page)).toHaveAttribute('aria-valuetext', /^Learning rate 0\.01/)
  expect(faults).toEqual([])
})

test('choose, compute, stop, undo, change the engine, and add a lane by keyboard', async ({ page }) => {
  const faults = await open(page, linkTo({}))
  await page.keyboard.press('m')
  await drawing(page).waitFor()
  await page.getByRole('combobox', { name: 'Form' }).selectOption('grid')
  await page.getByRole('combobox', { name: 'Upwards' }).selectOption('training.l2')
  await page.getByRole('combobox', { name: 'Number', exact: true }).selectOption('conflict')
  await expect.poll(() => inAddress(page)?.measure).toBe('conflict')
  await page.keyboard.press('Control+z')
  await expect.poll(() => inAddress(page)?.measure).toBe('metric t1')
  await page.getByRole('button', { name: /^Compute \d+ runs/ }).click()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(page.getByText(/^Stopped at \d+/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible()

  const badge = page.getByRole('button', { name: /^Engine: / })
  await badge.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Switch to WASM' }).press('Enter')
  await expect(badge).toHaveAccessibleName('Engine: WASM')
  await page.keyboard.press('Escape')

  await drawing(page).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+Enter')
  await expect(page.getByRole('heading', { name: 'Lanes', exact: true })).toBeVisible()
  await expect(page.locator('.lane')).toHaveCount(2)
  expect(faults).toEqual([])
})

test('a link with faults says what it could not read; axe finds nothing serious; a kept map survives a reload', async ({
  browser,
}) => {
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  const broken = compactMap(tinyMap).map((part, k) => (k === 1 ? 'loss t9' : part))
  await openMap(page, `./?engine=cpu&play=0#${encodeLink(tinyMap.base, { map: broken })}`)
  await expect(page.locator('.notices')).toContainText('map.measure')
  await page.getByRole('button', { name: /^Compute \d+ runs/ }).click()
  await complete(page)
  await drawing(page).focus()
  await page.keyboard.press('ArrowRight')
  const place = await drawing(page).getAttribute('aria-valuetext')
  await page.getByRole('button', { name: 'Keep this map' }).click()
  await page.getByRole('textbox', { name: 'Name of the map' }).fill('Monday')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Kept as “Monday”')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Remove “Monday”' }).click()
  await expect(page.getByRole('button', { name: 'Undo' }).last()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Remove “Monday”' })).toBeVisible()

  await page.goto('about:blank')
  await openMap(page, linkToMap({ ...tinyMap, steps: 20 }, '?engine=cpu&play=0'))
  await page.getByRole('button', { name: 'Keep this map' }).click()
  await page.getByRole('button', { name: /^Monday/ }).click()
  await complete(page)
  await drawing(page).focus()
  await page.keyboard.press('ArrowRight')
  expect(place).toMatch(/: [0-9.]+/)
  await expect(drawing(page)).toHaveAttribute('aria-valuetext', place ?? '')
  await context.close()
})
