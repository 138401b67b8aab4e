import { expect, type Page, test } from '@playwright/test'
import { LAB_FAMILIES, type LabFamily, type LabSetup, usualLab } from '../src/core/lab/setup'
import { compactLab, expandLab } from '../src/share/lab'
import { decodeLink, encodeLink } from '../src/share/link'
import { hashOf } from './support/address'
import { expectAccessible } from './support/axe'
import { covered } from './support/covered'
import { linkTo, open, recording, small } from './support/playground'

const labLink = (lab: LabSetup): string =>
  `./?engine=cpu&play=0#${encodeLink({ config: small, edits: [] }, { lab: compactLab(lab) })}`

function labInAddress(page: Page): LabSetup | null {
  const { beside } = decodeLink(hashOf(page))
  return beside?.lab === undefined ? null : expandLab(beside.lab).lab
}

/** Opens the lab from a link. Returns the list of errors, which grows as they happen. */
async function openLab(page: Page, lab: LabSetup = usualLab('losses')): Promise<string[]> {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  await page.goto(labLink(lab))
  await page.locator('main.lab .lab-table td').first().waitFor()
  return faults
}

const card = (page: Page, name: string) => page.locator('section.card', { has: page.getByRole('heading', { name }) })
/** L of a loss in the legend of the fit. */
const lossOf = async (page: Page, name: string): Promise<number> => {
  const text = await page.locator('.lab-legend button', { hasText: name }).locator('b').textContent()
  return Number(text?.replace('L =', '').trim())
}
const family = (page: Page, name: string) => page.locator('.lab-tabs').getByRole('button', { name, exact: true })

test('the lab opens from Learn, and every family shows its curves and its table', async ({ page }) => {
  const faults = await open(page, linkTo({}))
  await page.keyboard.press('l')
  await page.locator('main.learn').getByRole('button', { name: 'Open the loss lab' }).click()
  for (const [name, row] of [
    ['Losses', 'Convex'],
    ['Activations', 'Largest derivative'],
    ['Optimizers', 'Memory'],
    ['Schedules', 'Last rate'],
  ]) {
    await family(page, name).click()
    await expect(family(page, name)).toHaveAttribute('aria-pressed', 'true')
    await expect(page.locator('.lab-table').getByRole('rowheader', { name: row })).toBeVisible()
    await expect(page.locator('.still-plot svg path[stroke]').first()).toBeVisible()
  }
  expect(faults).toEqual([])
})

test('a point is moved by keys: fit, loss and pulls answer, undo takes it back, and the address keeps it', async ({
  page,
}) => {
  const faults = await openLab(page)
  const before = await lossOf(page, 'squared error')
  expect(before).toBeGreaterThan(0.5)
  const outlier = page.getByRole('slider', { name: 'Point 8', exact: true })
  await outlier.focus()
  for (let i = 0; i < 6; i++) await page.keyboard.press('Shift+ArrowUp')
  await expect(outlier).toHaveAttribute('aria-valuetext', /y 0\.2/)
  await expect.poll(() => lossOf(page, 'squared error')).toBeLessThan(0.1)
  const after = await lossOf(page, 'squared error')
  // The address follows a moment later.
  const wanted = Number((await outlier.getAttribute('aria-valuetext'))?.match(/y ([\d.]+)/)?.[1])
  await expect.poll(() => labInAddress(page)?.points[7][1]).toBeCloseTo(wanted, 2)
  const address = page.url()
  for (let i = 0; i < 6; i++) await page.keyboard.press('Control+z')
  await expect.poll(() => lossOf(page, 'squared error')).toBe(before)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => lossOf(page, 'squared error')).toBeLessThan(before)
  await page.goto('about:blank')
  await page.goto(address)
  await expect.poll(() => lossOf(page, 'squared error')).toBe(after)
  expect(faults).toEqual([])
})

test('a point is dragged by pointer, in one step of undo', async ({ page }) => {
  await openLab(page)
  const before = await lossOf(page, 'absolute error')
  const box = await page.getByRole('slider', { name: 'Point 8', exact: true }).boundingBox()
  if (!box) throw new Error('no point')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  for (let i = 1; i <= 8; i++) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 - 12 * i)
  await page.mouse.up()
  await expect.poll(() => lossOf(page, 'absolute error')).toBeLessThan(before)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => lossOf(page, 'absolute error')).toBe(before)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
})

test('points are added and removed by pointer and by keys, and each is undone', async ({ page }) => {
  await openLab(page)
  const points = page.locator('.field-point')
  const focused = page.locator('.field-point:focus')
  const field = page.locator('.point-field svg')
  const box = await field.boundingBox()
  if (!box) throw new Error('no drawing')
  await field.dblclick({ position: { x: box.width * 0.3, y: 30 } })
  await expect(focused).toHaveAccessibleName('Point 10')
  await expect.poll(() => labInAddress(page)?.points.length).toBe(10)
  await page.keyboard.press('+')
  await expect(focused).toHaveAccessibleName('Point 11')
  await page.keyboard.press('Delete')
  await expect(points).toHaveCount(10)
  await expect(focused).toHaveAccessibleName('Point 10')
  await page.getByRole('button', { name: 'Remove point 10' }).click()
  await page.getByRole('button', { name: 'Add a point' }).click()
  await expect(points).toHaveCount(10)
  for (let i = 0; i < 5; i++) await page.keyboard.press('Control+z')
  await expect(points).toHaveCount(9)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
})

test('a drag that the browser takes away stays, and is a step of undo by itself', async ({ page }) => {
  await openLab(page)
  const point = page.getByRole('slider', { name: 'Point 8', exact: true })
  const before = await lossOf(page, 'absolute error')
  const dragUp = async () => {
    const box = await point.boundingBox()
    if (!box) throw new Error('no point')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    for (let i = 1; i <= 4; i++) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 - 12 * i)
  }
  await dragUp()
  await point.dispatchEvent('pointercancel')
  await page.mouse.up()
  await expect.poll(() => lossOf(page, 'absolute error')).not.toBe(before)
  const between = await lossOf(page, 'absolute error')
  await dragUp()
  await page.mouse.up()
  await expect.poll(() => lossOf(page, 'absolute error')).not.toBe(between)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => lossOf(page, 'absolute error')).toBe(between)
})

test('a line is placed by hand, and the fit beats it', async ({ page }) => {
  await openLab(page)
  const fitted = await lossOf(page, 'squared error')
  await page.getByRole('button', { name: 'Place it by hand' }).click()
  const end = page.getByRole('slider', { name: 'Right end of the line' })
  await end.focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowUp')
  await expect.poll(() => lossOf(page, 'squared error')).toBeGreaterThan(fitted + 0.1)
  await page.getByRole('button', { name: 'Place it by hand' }).click()
  await expect.poll(() => lossOf(page, 'squared error')).toBe(fitted)
})

test('a press flips a label, and each sample says how hard it pulls', async ({ page }) => {
  await openLab(page, usualLab('losses', 'classes'))
  const before = await lossOf(page, 'cross-entropy')
  await page.getByText('Every sample in numbers').click()
  const share = page.locator('.lab-samples tbody tr').nth(11).locator('td').last()
  const pulled = Number.parseInt((await share.textContent()) ?? '', 10)
  // Point 12 has label 1 among class 0.
  await page.getByRole('slider', { name: 'Point 12 of class 1' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('slider', { name: 'Point 12 of class 0' })).toBeVisible()
  await expect.poll(() => lossOf(page, 'cross-entropy')).toBeLessThan(before)
  expect(Number.parseInt((await share.textContent()) ?? '', 10)).toBeLessThan(pulled)
})

test('the table follows an option: a wide Huber loss is not robust any more', async ({ page }) => {
  await openLab(page)
  const robust = page.locator('.lab-table tr', { hasText: 'Robust to an outlier' }).locator('td')
  await expect(robust).toHaveText([/^no.*99%/, /^yes.*10%/, /^yes.*10%/])
  await page.getByRole('slider', { name: 'Huber: δ' }).focus()
  await page.keyboard.press('End')
  await expect(robust.nth(2)).toHaveText(/^no/)
  await expect(page.locator('.lab-table tr', { hasText: 'Consistent with the metric' }).locator('td')).toHaveText([
    /^yes/,
    /^no/,
    /^yes/,
  ])
})

test('the start of the paths is moved, and a rate above 2 / 25 runs away in the valley', async ({ page }) => {
  await openLab(page, { ...usualLab('optimizers'), shown: ['gd'], chosen: 'gd', learningRate: 0.079 })
  const arrived = page.locator('.lab-table tr', { hasText: 'Within 1 % after' }).locator('td')
  await expect(arrived).toHaveText(/steps/)
  const steps = (await arrived.textContent()) ?? ''
  await page.getByRole('slider', { name: 'Start of all paths' }).focus()
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowDown')
  await expect(arrived).not.toHaveText(steps)
  await page.getByRole('textbox', { name: /Learning rate/ }).fill('0.1')
  await page.keyboard.press('Enter')
  await expect(arrived).toHaveText(/runs away/)
})

test('one press leads from a loss of the run to the lab, and one back to where the run was', async ({ page }) => {
  const faults = await open(page, linkTo({}))
  const before = await recording(page)
  await page.getByRole('combobox', { name: 'Loss of Checkers' }).hover()
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /Open in the loss lab/ })
    .click()
  await expect(page.locator('.lab-pick button')).toHaveText(['cross-entropy'])
  await page.getByRole('button', { name: 'Back to the run' }).click()
  await expect(page.getByRole('combobox', { name: 'Loss of Checkers' })).toBeVisible()
  expect(await recording(page)).toEqual(before)
  // By keyboard, from the task's settings.
  await page.getByRole('button', { name: 'Settings of Checkers' }).press('Enter')
  await page
    .locator('.task-actions')
    .getByRole('button', { name: /Open in the loss lab/ })
    .press('Enter')
  await expect(page.locator('main.lab')).toBeVisible()
  await page.getByRole('button', { name: 'Back to the run' }).press('Enter')
  for (const name of ['Adam', 'tanh', 'none']) {
    await page
      .getByRole('button', { name: `Open in the loss lab: ${name}`, exact: true })
      .first()
      .click()
    await expect(page.locator('.lab-entries input:checked')).toHaveCount(1)
    await expect(page.locator('.lab-pick button')).toHaveText([name])
    await page.getByRole('button', { name: 'Back to the run' }).click()
  }
  expect(faults).toEqual([])
})

test('the curves are saved as a table', async ({ page }) => {
  await openLab(page)
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the curves as CSV' }).click()
  const stream = await (await waiting).createReadStream()
  const text = Buffer.concat(await stream.toArray()).toString()
  expect(text).toContain('entry,residual,value,derivative\r\n')
  expect(text).toMatch(/squared error,-4,16,-8\r\n/)
  expect(text).toMatch(/absolute error,0,0,\r\n/)
})

test('the curves are read by arrow keys', async ({ page }) => {
  await openLab(page)
  const chart = card(page, 'Value and derivative').getByRole('slider').first()
  await chart.focus()
  await page.keyboard.press('End')
  await expect(chart).toHaveAttribute(
    'aria-valuetext',
    /residual z − y 4: squared error 16, absolute error 4, Huber 3.5/,
  )
})

const SETUPS: readonly LabSetup[] = [
  ...LAB_FAMILIES.map((name: LabFamily) => usualLab(name)),
  usualLab('losses', 'classes'),
]

test('axe finds nothing serious in the lab at three sizes in both themes', async ({ browser }) => {
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  for (const lab of SETUPS) {
    await openLab(page, lab)
    await expectAccessible(page)
  }
  await context.close()
})

test('every control can be hit, at five sizes in both languages', async ({ page }) => {
  const faults: string[] = []
  for (const lab of SETUPS) {
    await openLab(page, lab)
    for (const language of ['en', 'zh-CN']) {
      for (const [width, height] of [
        [360, 640],
        [820, 1180],
        [1180, 820],
        [1440, 900],
        [2560, 1440],
      ]) {
        await page.setViewportSize({ width, height })
        const found = await page.evaluate(covered)
        expect(found.seen).toBeGreaterThan(10)
        faults.push(...found.faults.map((fault) => `${lab.family} ${width} x ${height} ${language}: ${fault}`))
      }
      await page.getByTestId('language').click()
      await expect(page.locator('html')).toHaveAttribute('lang', language === 'en' ? /^zh/ : /^en/)
    }
  }
  expect(faults).toEqual([])
})
