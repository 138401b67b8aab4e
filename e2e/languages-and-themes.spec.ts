import { expect, test } from '@playwright/test'
import { defaultTask } from '../src/core/config/defaults'
import { problemOf } from '../src/core/problems/all'
import { targetOf } from '../src/core/problems/targets'
import { expectAccessible, overflow, seriousFaults } from './support/axe'
import { linkTo, open, pause, play, reach, slowly, small } from './support/playground'

test('language and theme follow the browser, and a choice survives a reload', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'zh-CN', colorScheme: 'dark' })
  const page = await context.newPage()
  await open(page, linkTo({}))
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByText('损失如何组合')).toBeVisible()
  await page.getByTestId('language').click()
  await expect(page.getByText('How the losses combine')).toBeVisible()
  await page.getByTestId('theme').click()
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark')
  await context.close()
})

test('axe finds nothing serious at three sizes in both themes', async ({ browser }) => {
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await open(page, linkTo({}))
  await slowly(page)
  await play(page)
  await reach(page, 30)
  await expectAccessible(page)
  await context.close()
})

for (const locale of ['en-GB', 'zh-CN']) {
  test(`the page and its top bar fit windows of every width, ${locale}`, async ({ browser }) => {
    const context = await browser.newContext({ locale })
    const page = await context.newPage()
    await open(page, linkTo({}, '?play=0'))
    const speed = page.locator('.speed')
    // A long run has more digits. The page writes them again only when the step changes.
    await page
      .getByTestId('step')
      .locator('b')
      .evaluate((digits) => {
        digits.textContent = '1,189,239'
      })
    await page
      .getByTestId('speed')
      .locator('b')
      .evaluate((digits) => {
        digits.textContent = '12,816'
      })
    for (const width of [1920, 1440, 1439, 1200, 1199, 1000, 999, 768, 720, 719, 390, 360]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await overflow(page), `at ${width}`).toBeLessThanOrEqual(0)
      const bar = await page.locator('.top').evaluate((element) => element.scrollWidth - element.clientWidth)
      expect(bar, `the bar at ${width}`).toBeLessThanOrEqual(0)
      // The engine's name is not cut off. On the narrowest phones only its dot is shown.
      const cut = await page.getByTestId('engine').evaluate((badge) => {
        const kind = badge.querySelector('.kind')?.getBoundingClientRect()
        const frame = badge.closest('.badge')?.getBoundingClientRect()
        return kind && frame ? Math.max(frame.left - kind.left, kind.right - frame.right) : Number.NaN
      })
      if (width >= 390) expect(cut, `the engine's name at ${width}`).toBeLessThanOrEqual(0)
      // The words of the speed menu have room.
      expect((await speed.boundingBox())?.width, `speed at ${width}`).toBeGreaterThan(70)
    }
    await context.close()
  })
}

const ten = ['circles', 'xor', 'spirals', 'blobs', 'moons', 'plane', 'ripple', 'bumps', 'saddle', 'product'].map(
  (target, k) => defaultTask(`t${k + 1}`, target, targetOf(problemOf(small), target).defaultLoss),
)
const crowd = {
  ...small,
  tasks: [
    ...ten,
    { ...defaultTask('t11', 'formula', 'mse'), name: 'W'.repeat(40) },
    { ...defaultTask('t12', 'checkerboard', 'bce'), name: '极其冗长的名称'.repeat(5) },
  ],
  weighting: { id: 'manual-schedule', options: {}, modifiers: [] },
}

test('axe finds nothing serious with 12 tasks of long names, in every picture and in what opens', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true })
  const page = await context.newPage()
  await open(page, linkTo({ config: crowd }))
  await play(page)
  await reach(page, 30)
  await pause(page)
  const faults = async (where: string) => {
    expect(await seriousFaults(page), where).toEqual([])
    expect(await overflow(page), where).toBeLessThanOrEqual(0)
  }
  await faults('network')
  await page.getByRole('button', { name: 'Who paid' }).click()
  await page.getByRole('table', { name: 'Who paid for the last step' }).waitFor()
  await faults('who paid')
  await page.getByRole('button', { name: 'Tug of war' }).click()
  await page
    .locator('.middle-card')
    .getByRole('button', { name: /^Compare/ })
    .click()
  await faults('tug of war, comparing')
  await page.getByRole('button', { name: 'Network', exact: true }).click()
  await page.getByRole('button', { name: 'About this method' }).click()
  await page.getByText('Drag the points.').waitFor()
  await faults('schedule')
  await page.getByRole('button', { name: /^Weighting: / }).click()
  await page.getByRole('dialog').waitFor()
  await faults('finding a weighting')
  await context.close()
})

test('a phone shows what a link holds, and the weights and pictures directly below the curves', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await open(page, linkTo({ config: { ...small, weighting: { id: 'mgda', options: {}, modifiers: [] } } }))
  await expect(page.getByText('Circles, Checkers, Ripple on one shared trunk. Weighting: MGDA.')).toBeVisible()
  const bottom = async (selector: string) =>
    page.locator(selector).evaluate((card) => card.getBoundingClientRect().bottom)
  const curves = await bottom('.col.curves')
  // Each ends at most one screen below the curves.
  for (const card of ['.tasks', '.network-pictures']) {
    expect(await bottom(card)).toBeGreaterThan(curves)
    expect(await bottom(card)).toBeLessThan(curves + 844)
  }
  await context.close()
})

test('text and charts grow from 1,920 pixels on; at 200 % zoom the plots of a comparison keep 240 pixels', async ({
  page,
}) => {
  await open(page, linkTo({}))
  const type = () => page.locator('.col.curves').evaluate((card) => Number.parseFloat(getComputedStyle(card).fontSize))
  const width = () => page.locator('.col.curves').evaluate((card) => card.getBoundingClientRect().width)
  const [typeBefore, widthBefore] = [await type(), await width()]
  await page.setViewportSize({ width: 1920, height: 1080 })
  expect(await type()).toBeGreaterThan(1.15 * typeBefore)
  expect(await width()).toBeGreaterThan(1.15 * widthBefore)

  await page.setViewportSize({ width: 720, height: 450 })
  await page.locator('body').press('c')
  await page.locator('.lane-chart').first().waitFor()
  await page.locator('.pareto-field').waitFor()
  for (const plot of await page.locator('.lane-chart, .pareto-field').all()) {
    const box = await plot.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(239)
  }
})
