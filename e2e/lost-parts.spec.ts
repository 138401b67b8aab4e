/** Parts of the page that do not load: the page says so in the part's place and offers to try again. */
import { expect, type Page, test } from '@playwright/test'
import { linkTo, open } from './support/playground'

/** Makes requests for matching paths fail. Returns a function that lets them through again. */
async function lose(page: Page, what: RegExp, how: 'network' | 'server' = 'network'): Promise<() => Promise<void>> {
  const pattern = (url: URL) => what.test(url.pathname)
  await page.route(pattern, (route) =>
    how === 'network' ? route.abort() : route.fulfill({ status: 404, contentType: 'text/html', body: 'Not found' }),
  )
  return () => page.unroute(pattern)
}

/** Opens the page and waits until nothing loads any more: parts without a card of their own load too. */
async function openWhole(page: Page): Promise<void> {
  await open(page, linkTo({}))
  await page.waitForLoadState('networkidle')
}

const CODE = /assets\/.*\.(js|css)$/

test('parts opened without a network say so, and load once the network is back', async ({ page }) => {
  await openWhole(page)
  const found = await lose(page, CODE)
  const again = (name: string) => page.getByRole('button', { name: `Try again: ${name}` })

  await page.getByRole('button', { name: 'Help' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('“Help” did not load')
  await again('Help').click()
  await expect(page.getByRole('alertdialog')).toContainText('“Help” did not load')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Tug of war', exact: true }).click()
  await expect(again('Tug of war')).toBeVisible()
  await page.getByRole('button', { name: /^Weighting:/ }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Engine:/ }).click()
  await expect(again('Engine')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByTestId('language').click()
  const messages = page.getByRole('region', { name: 'Messages' })
  await expect(messages).toContainText('The texts in 中文 did not load')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.keyboard.press('f')
  await expect(messages).toContainText('do it again')
  await page.keyboard.press('c')
  await expect(again('Compare')).toBeVisible()

  await found()
  await again('Compare').click()
  await expect(page.getByRole('main', { name: 'Lanes side by side' })).toBeVisible()
  // Training controls, files and messages of the lanes are separate parts.
  await again('Training controls').click()
  await again('Keep').click()
  await again('Messages').click()
  await expect(page.getByRole('button', { name: /^Try again/ })).toHaveCount(0)
  await page.keyboard.press('c')
  await page.getByRole('button', { name: 'Help' }).click()
  await expect(page.getByRole('dialog', { name: 'Help' })).toContainText('What this is')
  await page.keyboard.press('Escape')
  await page.getByTestId('language').click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page.getByText('文本未能加载')).toHaveCount(0)
})

test('if a part belongs to an older version, the page offers a reload that keeps the set-up', async ({ page }) => {
  await openWhole(page)
  const found = await lose(page, CODE, 'server')
  await page.getByRole('button', { name: 'Help' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('newer version')
  await found()
  const before = page.url()
  await page.getByRole('button', { name: 'Reload the page' }).click()
  await expect(page.locator('.weighting-card')).toBeVisible()
  expect(page.url()).toBe(before)
})

test('first load: a missing column can be tried again, missing texts are reported in the other language, missing scripts in both', async ({
  page,
}) => {
  const parts = await lose(page, /PictureColumn.*\.js$/)
  await page.goto(linkTo({}))
  const again = page.getByRole('button', { name: 'Try again: The current step' })
  await expect(again).toBeVisible()
  await parts()
  await again.click()
  await expect(page.locator('.weighting-card')).toBeVisible()

  const english = new Set<string>()
  await page.route(/assets\/all-.*\.js$/, (route) => {
    // The first file requested has the texts in the reader's language.
    english.add([...english][0] ?? route.request().url())
    return english.has(route.request().url()) ? route.abort() : route.continue()
  })
  await page.goto('about:blank')
  await page.goto(linkTo({}))
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page.getByRole('alert')).toContainText('English文本未能加载')
  await page.unroute(/assets\/all-.*\.js$/)
  await page.getByTestId('language').click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')

  const scripts = await lose(page, /assets\/.*\.js$/)
  await page.goto('about:blank')
  await page.goto(linkTo({}))
  const words = page.getByText('The playground has not loaded yet')
  await expect(words).toBeHidden()
  // A timer in the style sheet shows these words, without any script.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish()
  })
  await expect(words).toBeVisible()
  await expect(page.getByText('页面尚未加载完成')).toBeVisible()
  await scripts()
})

const CARDS = {
  run: ['Problem', 'Tasks', 'Network', 'Training', 'How the losses combine', 'Film', 'Curves', 'Messages'],
  compare: ['Lanes', 'Curves by lane', 'Results', 'Pareto front', 'Conflict over training', 'Training controls'],
} as const

test('a card that throws is named, does not affect the others, and can be tried again', async ({ page }) => {
  await page.goto(linkTo({}))
  await expect(page.locator('.weighting-card')).toBeVisible()
  const logged: string[] = []
  page.on('console', (message) => message.type() === 'error' && logged.push(message.text()))
  const breaks = async (name: string) => {
    await page.evaluate((card) => window.__playground?.breakCard(card), name)
    // Two parts can have the same name: the network's settings and its picture.
    const again = page.getByRole('button', { name: `Try again: ${name}`, exact: true })
    await expect(again.first()).toBeVisible()
    await expect(page.getByText(`“${name}” stopped with an error: broken on purpose`).first()).toBeAttached()
    await page.evaluate(() => window.__playground?.breakCard(null))
    while ((await again.count()) > 0) await again.first().click()
  }
  for (const name of CARDS.run) await breaks(name)
  await page.getByRole('button', { name: /^Engine:/ }).click()
  await breaks('Engine')
  await page.keyboard.press('Escape')
  await page.keyboard.press('c')
  await expect(page.getByRole('main', { name: 'Lanes side by side' })).toBeVisible()
  for (const name of CARDS.compare) await breaks(name)
  await page.getByRole('button', { name: 'Keep this comparison' }).click()
  await breaks('Keep this comparison')
  await expect(page.getByRole('button', { name: /^Try again/ })).toHaveCount(0)
  expect(logged.join('\n')).toContain('broken on purpose')
})
