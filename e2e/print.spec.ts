import { expect, test } from '@playwright/test'
import { latestOf, versions } from '../src/core/config/versions'
import { begin, linkTo, open, play, reach } from './support/playground'

test('a print has the set-up, link, pictures and curves, and no controls', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 700, height: 1000 }, colorScheme: 'dark' })
  const page = await context.newPage()
  const faults = await open(page, linkTo({}))
  await play(page)
  await reach(page, 60)
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  const sheet = page.locator('.print-sheet')
  await expect(sheet).toContainText('Weighted sum')
  await expect(sheet).toContainText('Learning rate')
  await expect(sheet.getByRole('link', { includeHidden: true })).toHaveAttribute(
    'href',
    new RegExp(`#${latestOf(versions).version}`),
  )
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  for (const screenOnly of ['.top', '.film', '.col.settings']) {
    await expect(page.locator(screenOnly)).toHaveCount(1)
    await expect(page.locator(screenOnly)).toBeHidden()
  }
  await expect(page.locator('.callout').filter({ visible: true })).toHaveCount(0)
  await expect(page.getByRole('slider').and(page.locator('input'))).toHaveCount(0)
  // No drawing is cut off by its card.
  const { whole, cut } = await page.evaluate(() => {
    const drawings = [...document.querySelectorAll('.chart-card svg.recharts-surface, .network-card canvas')]
    const isCut = (drawing: Element) => {
      const [inner, outer] = [drawing.getBoundingClientRect(), drawing.closest('.card')!.getBoundingClientRect()]
      return inner.width < 40 || inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1
    }
    const cut = drawings.filter(isCut).length
    return { whole: drawings.length - cut, cut }
  })
  expect(cut).toBe(0)
  // At least a chart for each task, one for the total, and the network.
  expect(whole).toBeGreaterThan(4)
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect(sheet).toHaveCount(0)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  expect(faults).toEqual([])
  await context.close()
})

test('a print started before the picture column has loaded gets its set-up once it has', async ({ page }) => {
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route('**/PictureColumn-*.js', async (route) => {
    await held
    await route.continue()
  })
  await begin(page, linkTo({}))
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  const sheet = page.locator('.print-sheet')
  await expect(sheet).toHaveCount(0)
  letThrough()
  await expect(sheet).toContainText('Weighted sum')
})
