import { expect, type Locator, type Page, test } from '@playwright/test'
import { addressOfRun } from './support/address'
import { expectAccessible } from './support/axe'
import { linkTo, open, pause, play, reach } from './support/playground'

test.use({ bypassCSP: true })

const config = (page: Page) => page.evaluate(() => window.__playground?.config())

/** How many pixels of a drawing are not empty. */
const inked = (drawing: Locator) =>
  drawing.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    let count = 0
    for (let i = 3; i < pixels.length; i += 4) if (pixels[i] > 0) count++
    return count
  })

/** The test accuracies that the network shows, in percent. */
async function accuracies(page: Page): Promise<number[]> {
  const shown = await page.getByTestId(/^metric-t/).allTextContents()
  return shown.map((text) => Number.parseFloat(text.match(/[\d.]+(?=%)/)?.[0] ?? ''))
}

test('overlapped digits: chosen from the list, loaded with progress, and read by both tasks; the link opens the same', async ({
  page,
}) => {
  let deliver = () => {}
  const held = new Promise<void>((resolve) => {
    deliver = resolve
  })
  await page.route('**/data/digits.bin', async (route) => {
    await held
    await route.continue()
  })
  const faults = await open(page, linkTo({}, '?engine=wasm&play=0'))
  const before = await config(page)
  await page.getByRole('button', { name: /Choose another$/ }).press('Enter')
  const choice = page.locator('[data-problem=digits]')
  await expect(choice).toContainText(/10,000 rows.*225 inputs.*1\.2 MB to load/)
  await expect(choice).toContainText('CC BY-SA 3.0')
  // A picture although the data are not here.
  await expect(choice.locator('canvas')).toBeVisible()
  await choice.press('Enter')
  await expect(page.getByTestId('data-loading')).toContainText('Overlapped digits')
  await expect(page.getByTestId('data-loading')).toContainText('1.2 MB')
  expect(await config(page)).toEqual(before)
  deliver()
  const message = page.locator('.notice', { hasText: 'Problem: Overlapped digits instead of 2-D plane.' })
  await expect(message).toContainText('10,000 rows, 20% of them for testing, trunk 128 · 64, ReLU')
  await expect(message).toContainText('Kept: Weighted sum')
  await play(page)
  await reach(page, 300)
  await pause(page)
  await expect.poll(() => accuracies(page)).toHaveLength(2)
  for (const accuracy of await accuracies(page)) expect(accuracy).toBeGreaterThan(78)
  // A cell of the confusion matrix shows its images.
  await page.getByRole('button', { name: 'Predictions of Left digit for test rows: show them large' }).press('Enter')
  const matrix = page.getByRole('dialog', { name: 'Left digit: predictions for test rows' })
  await matrix.getByTitle(/^3 → 3: [1-9]/).press('Enter')
  const cell = matrix.getByRole('slider', { name: /^Test images: 3 → 3/ })
  await expect(cell).toHaveAttribute('aria-valuetext', /Left digit: 3, right/)
  await expect.poll(() => inked(cell)).toBeGreaterThan(500)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Images', exact: true }).press('Enter')
  const strip = page.getByRole('slider', { name: 'Test images with the prediction of each task' })
  await expect(strip).toHaveAttribute(
    'aria-valuetext',
    /^Test image 1\. Left digit: \d.* Right digit: \d.* confidence \S+\.$/,
  )
  await expect.poll(() => inked(strip)).toBeGreaterThan(500)
  await strip.press('ArrowRight')
  await expect(strip).toHaveAttribute('aria-valuenow', '2')
  await page.getByRole('combobox', { name: 'Which images' }).selectOption({ label: 'Right digit wrong' })
  await expect(strip).toHaveAttribute('aria-valuetext', /Right digit: \d instead of \d, wrong/)
  await expectAccessible(page)
  const [address, chosen] = [await addressOfRun(page), await config(page)]

  await page.goto('about:blank')
  await open(page, address)
  expect(await config(page)).toEqual(chosen)
  await play(page)
  await reach(page, 20)
  expect(faults).toEqual([])
})
