import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { linkTo, open, play, reach } from './support/playground'

test('the browser decides language and theme; the switches hold over a reload', async ({ browser }) => {
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

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly impact: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

for (const theme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ]) {
    test(`axe finds nothing serious at ${width} × ${height}, ${theme}`, async ({ browser }) => {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, bypassCSP: true })
      const page = await context.newPage()
      await open(page, linkTo({}))
      await play(page)
      await reach(page, 30)
      await page.addScriptTag({ content: axe })
      const { violations } = await page.evaluate(() =>
        (window as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run(),
      )
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`)).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow).toBeLessThanOrEqual(0)
      await context.close()
    })
  }
}
