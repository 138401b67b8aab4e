import { expect, type Page, test } from '@playwright/test'
import { lessons } from '../src/lessons/all'
import { decodeLink } from '../src/share/link'
import { lessonHash } from '../src/ui/learn/lessonLink'
import { hashOf } from './support/address'
import { expectAccessible, overflow } from './support/axe'
import { panel, wordsOf } from './support/lessons'
import { begin, linkTo, open, raiseWeight } from './support/playground'

/** Names of the entries, sliders and choices in the place on the screen that can be used, but for those that only look. */
const changeable = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main :is(input:not([type=hidden], [type=file]), select, textarea, [role=slider])')]
      .filter((control) => !control.matches(':disabled, [aria-disabled=true]'))
      .filter((control) => !control.closest('.plot, .still-plot, .ls-steps, .ls-point'))
      .map((control) => control.getAttribute('aria-label') ?? control.textContent ?? ''),
  )
const WEIGHTS = ['Circles', 'Checkers', 'Ripple'].flatMap((task) => [`Weight of ${task}`, `Weight of ${task}, value`])

const locked = (names: string) => linkTo({}, `?engine=cpu&play=0&lock=${names}`)

test('a lock leaves only the named controls free and refuses everything else with the reason', async ({ page }) => {
  const faults = await open(page, locked('weights,colour'))
  const bar = page.getByTestId('lock')
  await expect(bar).toContainText('You can change only: task weights.')
  await expect(bar).toContainText('colour')
  const config = () => page.evaluate(() => JSON.stringify(window.__playground?.config()))
  const first = await config()

  // By keyboard.
  await page.keyboard.press('n')
  await expect(bar).toContainText('Not changed')
  await page.keyboard.press('c')
  await expect(page.locator('main.compare')).toHaveCount(0)
  // What is locked is disabled, with the reason.
  const optimizer = page.getByRole('combobox', { name: 'Optimizer' })
  await expect(optimizer).toBeDisabled()
  await expect(optimizer).toHaveAccessibleDescription(/Locked by the link/)
  await expect(page.getByRole('slider', { name: 'Weight of Circles' })).toBeEnabled()
  expect(await changeable(page)).toEqual(WEIGHTS)
  // From a file.
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'other.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{}'),
    })
  expect(await config()).toBe(first)

  await raiseWeight(page, 't1')
  await expect.poll(config).not.toBe(first)
  // Undo takes back what was allowed, and nothing else.
  await page.keyboard.press('Control+z')
  await expect.poll(config).toBe(first)
  await page.keyboard.press('Control+z')
  expect(await config()).toBe(first)
  expect(faults).toEqual([])
})

test('a lock holds in every place, for every address but those of the visit, and lets the lesson of its link go on', async ({
  page,
}) => {
  const [first, second] = lessons[0].steps
  const faults = await begin(page, `./?engine=cpu&play=0&lock=#${lessonHash(lessons[0].id, 0)}`)
  const bar = page.getByTestId('lock')
  await expect(bar).toContainText('The steps of the link’s lesson still set up the page.')
  await expect(panel(page)).toContainText(wordsOf(lessons[0].id, 'en').steps[first.id].act)
  await panel(page).locator('footer .primary').click()
  await expect(panel(page)).toContainText(wordsOf(lessons[0].id, 'en').steps[second.id].act)
  // The address follows a moment later.
  await expect.poll(() => decodeLink(hashOf(page)).beside?.lesson).toEqual([lessons[0].id, 1])
  await page.goBack()
  await expect(panel(page)).toContainText(wordsOf(lessons[0].id, 'en').steps[first.id].act)
  await page.evaluate((hash) => {
    location.hash = hash
  }, linkTo({}).split('#')[1])
  await expect(bar).toContainText('Not opened')
  expect(decodeLink(hashOf(page)).beside?.lesson).toEqual([lessons[0].id, 0])

  await page.keyboard.press('l')
  const start = page.locator('.lesson-card .buttons .btn:last-child')
  await expect(start.first()).toBeEnabled()
  await expect(start.nth(1)).toBeDisabled()
  await page.getByRole('button', { name: 'Open the loss lab' }).click()
  await page.locator('main.lab .field-point').first().waitFor()
  expect(await changeable(page)).toEqual([])
  await page.keyboard.press('l')
  await page.getByRole('button', { name: 'Open the landscapes' }).click()
  await page.locator('main.landscape .ls-start').first().waitFor()
  expect(await changeable(page)).toEqual([])
  expect(faults).toEqual([])
})

test('without a lock nothing is said and nothing refused', async ({ page }) => {
  await open(page, linkTo({}))
  await expect(page.getByTestId('lock')).toHaveCount(0)
  await page.getByRole('combobox', { name: 'Optimizer' }).selectOption('sgd')
  await expect.poll(() => page.evaluate(() => window.__playground?.config().training.optimizer.id)).toBe('sgd')
})

test('a link to hand out is made, and opens locked', async ({ page }) => {
  await open(page, linkTo({}))
  await page.getByRole('button', { name: 'Export and import' }).press('Enter')
  await page.getByRole('button', { name: /^Hand out/ }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Hand out' })
  await dialog.getByRole('checkbox', { name: /Let visitors change/ }).check()
  await dialog.getByRole('checkbox', { name: 'learning rate' }).check()
  await dialog.getByRole('checkbox', { name: /Do not start/ }).check()
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue()
  expect(link).toContain('lock=weights,rate')
  await page.goto(link)
  await expect(page.getByTestId('lock')).toContainText('task weights, learning rate')
})

for (const [width, height] of [
  [1440, 900],
  [1920, 1080],
] as const)
  test(`presenter mode has larger type, rings the pointer and fits ${width} × ${height}`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height } })
    const page = await context.newPage()
    const faults = await open(page, linkTo({}))
    const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
    const before = await size()
    await page.keyboard.press('b')
    await expect.poll(size).toBeGreaterThan(before * 1.1)
    await page.mouse.move(300, 400)
    await page.mouse.move(320, 420)
    const ring = page.getByTestId('presenter-ring')
    await expect(ring).toBeVisible()
    const box = await ring.boundingBox()
    expect(Math.round((box?.x ?? 0) + (box?.width ?? 0) / 2)).toBe(320)
    // A dialog that opens later does not cover it: the ring is opened anew above it.
    await page.getByRole('button', { name: 'Help' }).click()
    await page.locator('dialog[open]').waitFor()
    await ring.evaluate((element) => element.addEventListener('toggle', () => element.setAttribute('data-anew', '')))
    await page.mouse.move(width / 2, height / 2)
    await page.mouse.move(width / 2 + 9, height / 2)
    await expect(ring).toHaveAttribute('data-anew')
    await expect(ring).toBeVisible()
    await page.keyboard.press('Escape')
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBeLessThanOrEqual(0)
    // It lets presses through, and is kept.
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await page.reload()
    await expect.poll(size).toBeGreaterThan(before * 1.1)
    await page.keyboard.press('b')
    await expect.poll(size).toBe(before)
    expect(faults).toEqual([])
    await context.close()
  })

test('axe finds nothing serious in lock, hand-out and presenter mode at three sizes in both themes', async ({
  browser,
}) => {
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await open(page, locked('weights'))
  await page.keyboard.press('n')
  await expect(page.getByTestId('lock')).toContainText('Not changed')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Export and import' }).click()
  await page.getByRole('button', { name: /^Hand out/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Hand out' })
  await dialog.getByRole('checkbox').first().check()
  await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('b')
  await expect(page.locator('html')).toHaveAttribute('data-presenting', '')
  await expectAccessible(page)
  await context.close()
})
