import { expect, test } from '@playwright/test'
import { expectAccessible, overflow } from './support/axe'
import { linkTo, open, raiseWeight } from './support/playground'

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
  await page.getByRole('combobox', { name: 'Optimizer' }).selectOption('sgd')
  await page.getByRole('button', { name: 'Add a task' }).click()
  await page.locator('.add-menu button').first().click()
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
