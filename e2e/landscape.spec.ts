import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { type LandscapeSetup, usualSetup } from '../src/core/landscapes/setup'
import { expectAccessible } from './support/axe'
import { dragStart, landscapeInAddress, linkToLandscape, openLandscape, shown } from './support/landscapes'
import { linkTo, open } from './support/playground'

const bowls = usualSetup('bowls')
const short: LandscapeSetup = { ...usualSetup('valley'), steps: 4000 }
const undo = (page: Page) => page.keyboard.press('Control+z')
const ends = (page: Page) => page.locator('.ls-ends td.end')

test('Learn leads to the landscapes, and the paths reach the front', async ({ page }) => {
  const faults = await open(page, linkTo({}))
  await page.keyboard.press('l')
  await page.getByRole('button', { name: 'Open the landscapes' }).click()
  await shown(page)
  await page.getByRole('combobox', { name: 'Landscape', exact: true }).selectOption('bowls')
  await expect(ends(page)).toHaveText(Array(bowls.starts.length * bowls.methods.length).fill('front'))
  await expect.poll(() => landscapeInAddress(page)?.landscape).toBe('bowls')
  await page.getByRole('button', { name: 'Back to Learn' }).click()
  await expect(page.getByRole('heading', { name: 'Lessons' })).toBeVisible()
  expect(faults).toEqual([])
})

test('a link opens the landscape; a dragged start is in the address, undone and redone', async ({ page }) => {
  const faults = await openLandscape(page, linkToLandscape(bowls))
  // MGDA's end depends on its start.
  const mgda = page.locator('.ls-ends tbody').nth(1).locator('tr').nth(1)
  await expect(mgda).toContainText('front')
  const before = (await mgda.textContent()) ?? ''
  await dragStart(page, 1, [60, 40])
  await expect.poll(() => landscapeInAddress(page)?.starts[0]).not.toEqual(bowls.starts[0])
  const moved = landscapeInAddress(page)
  expect(moved?.starts.slice(1)).toEqual(bowls.starts.slice(1))
  await expect(mgda).not.toHaveText(before)

  await page.goto(page.url())
  await page.reload()
  await shown(page)
  expect(landscapeInAddress(page)).toEqual(moved)
  await expect(page.getByTestId('start-1')).toHaveAttribute('aria-valuenow', String(moved?.starts[0][0]))

  await dragStart(page, 2, [-50, -30])
  await expect.poll(() => landscapeInAddress(page)?.starts[1]).not.toEqual(bowls.starts[1])
  await undo(page)
  await expect.poll(() => landscapeInAddress(page)).toEqual(moved)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => landscapeInAddress(page)?.starts[1]).not.toEqual(bowls.starts[1])
  expect(faults).toEqual([])
})

test('starts, steps and methods work by keyboard', async ({ page }) => {
  const faults = await openLandscape(page, linkToLandscape(bowls))
  const start = page.getByTestId('start-1')
  await start.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowUp')
  await expect.poll(() => landscapeInAddress(page)?.starts[0]).toEqual([-0.91, 3.45])
  await page.keyboard.press('Delete')
  await expect(page.getByTestId('start-3')).toHaveCount(0)
  await page.getByRole('button', { name: 'Add a start' }).press('Enter')
  await expect(page.getByTestId('start-3')).toBeVisible()

  const slider = page.getByRole('slider', { name: 'Step', exact: true })
  await slider.focus()
  await page.keyboard.press('Home')
  await expect(slider).toHaveAttribute('aria-valuetext', '0 of 400')
  await page.keyboard.press('ArrowRight')
  await expect(slider).toHaveAttribute('aria-valuetext', '1 of 400')
  await page.keyboard.press(' ')
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await page.keyboard.press(' ')
  await expect(page.getByRole('button', { name: 'Play the steps' })).toBeVisible()

  const rows = page.locator('.ls-methods > ul > li')
  const before = await rows.count()
  await page.getByRole('button', { name: 'Add a method' }).press('Enter')
  await page.getByRole('combobox', { name: 'Name, author or what it does' }).fill('upgrad')
  await page.keyboard.press('Enter')
  await expect(rows).toHaveCount(before + 1)
  await expect.poll(() => landscapeInAddress(page)?.methods.at(-1)?.id).toBe('upgrad')
  await page.getByRole('button', { name: 'Remove MGDA' }).press('Enter')
  await expect(rows).toHaveCount(before)
  expect(faults).toEqual([])
})

test('options, optimizer and scales change the paths', async ({ page }) => {
  const faults = await openLandscape(
    page,
    linkToLandscape({ ...bowls, methods: [{ id: 'cagrad', options: {}, modifiers: [] }] }),
  )
  await page.getByRole('button', { name: 'Options of CAGrad' }).click()
  await page.getByRole('slider').filter({ visible: true }).first().press('ArrowRight')
  await expect.poll(() => Object.keys(landscapeInAddress(page)?.methods[0].options ?? {}).length).toBe(1)
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Optimizer' }).selectOption('adam')
  await expect.poll(() => landscapeInAddress(page)?.optimizer.id).toBe('adam')
  const rate = page.getByRole('textbox', { name: /^Learning rate/ })
  await rate.fill('0.5')
  await rate.press('Enter')
  await expect.poll(() => landscapeInAddress(page)?.learningRate).toBe(0.5)
  await page.getByRole('slider', { name: 'Scale of loss 2' }).press('ArrowRight')
  await expect.poll(() => landscapeInAddress(page)?.scales[1]).toBeGreaterThan(1)
  expect(faults).toEqual([])
})

test('a refused method and a wrong formula say why', async ({ page }) => {
  const faults = await openLandscape(
    page,
    linkToLandscape({ ...short, methods: [...short.methods, { id: 'uw', options: {}, modifiers: [] }] }),
  )
  await expect(page.locator('.ls-ends td.reason').first()).toContainText('below zero')
  await page.getByRole('combobox', { name: 'Landscape', exact: true }).selectOption('formulas')
  const formula = page.getByRole('textbox', { name: 'Loss 1', exact: true })
  await formula.fill('x^2 + sine(y)')
  await expect(page.getByText('there is no function “sine”')).toBeVisible()
  await expect(formula).toHaveAttribute('aria-invalid', 'true')
  await formula.fill('x^2 + (y - 1)^2')
  await formula.press('Enter')
  await expect.poll(() => landscapeInAddress(page)?.formulas[0]).toBe('x^2 + (y - 1)^2')
  await expect(ends(page).first()).toHaveText('front')
  expect(faults).toEqual([])
})

test('the step-size lesson: ten times the step takes the mean out of the valley', async ({ page }) => {
  await openLandscape(page, linkToLandscape({ ...short, methods: [{ id: 'equal', options: {}, modifiers: [] }] }))
  await expect(ends(page)).toHaveText(['valley', 'valley', 'valley'].map((_, k) => (k === 1 ? /way/ : 'valley')))
  await page.getByRole('button', { name: 'Ten times the step' }).click()
  await expect.poll(() => landscapeInAddress(page)?.learningRate).toBe(0.01)
  await expect(ends(page).nth(0)).toHaveText('front')
  await expect(ends(page).nth(2)).toHaveText('front')
})

test('paths go to a CSV file; a set-up goes to a file and comes back', async ({ page }) => {
  const faults = await openLandscape(page, linkToLandscape(bowls))
  await expect(ends(page)).toHaveText(Array(12).fill('front'))
  const menu = page.getByRole('button', { name: 'Export and import' })
  await menu.click()
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Paths as CSV', exact: true }).click(),
  ])
  const lines = (await readFile(await csv.path(), 'utf8')).trimEnd().split('\r\n')
  expect(lines[0]).toContain('method,start,step,x1,x2')
  expect(lines).toHaveLength(1 + 12 * (bowls.steps + 1))
  await menu.click()
  const [json] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Set-up as JSON' }).click(),
  ])
  const file = await json.path()
  await page.getByRole('combobox', { name: 'Landscape', exact: true }).selectOption('fonseca')
  await expect.poll(() => landscapeInAddress(page)?.landscape).toBe('fonseca')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'landscape.json', mimeType: 'application/json', buffer: await readFile(file) })
  await expect.poll(() => landscapeInAddress(page)).toEqual(bowls)
  expect(faults).toEqual([])
})

test('a link with faults says which parts it could not read', async ({ page }) => {
  await openLandscape(page, linkToLandscape({ ...bowls, learningRate: -3, scales: [1, 1e9] }))
  await expect(page.getByRole('region', { name: 'Notices' }).or(page.locator('.notices'))).toContainText(
    'landscape.learningRate',
  )
  await expect(page.getByRole('textbox', { name: /^Learning rate/ })).toHaveValue('0.1')
})

test('axe finds nothing serious in the landscapes at three sizes in both themes', async ({ browser }) => {
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await openLandscape(page, linkToLandscape(short))
  await expectAccessible(page)
  await context.close()
})
