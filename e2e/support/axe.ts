import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
interface AxeResult {
  readonly passes: readonly unknown[]
  readonly violations: readonly {
    readonly id: string
    readonly impact: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

/**
 * Violations that axe rates serious or critical, one line each. Waits for animations first, because colours that fade
 * lack contrast. Needs a context with `bypassCSP`.
 */
export async function seriousFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ content: axe })
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
        .map(({ finished }) => finished),
    ),
  )
  const { violations, passes } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run(),
  )
  if (passes.length === 0) return ['axe checked nothing']
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`)
}

/**
 * Expects no serious fault, and no page wider than its window, at three sizes in both themes. The page changes its size
 * and theme in place, which takes a third of the time of opening it six times. `at` prepares each size and theme.
 */
export async function expectAccessible(page: Page, at: () => Promise<unknown> = async () => {}): Promise<void> {
  for (const theme of THEMES) {
    await showTheme(page, theme)
    for (const [width, height] of SIZES) {
      const where = `${width} × ${height}, ${theme}`
      await page.setViewportSize({ width, height })
      await at()
      // Boxes that scroll only at this size become reachable by keyboard a moment after the change.
      await expect.poll(() => seriousFaults(page), { message: where, timeout: 15_000 }).toEqual([])
      expect(await overflow(page), where).toBeLessThanOrEqual(0)
    }
  }
}

/** A busy browser may swallow a change of the system's theme that comes with a new size of the window. */
async function showTheme(page: Page, theme: (typeof THEMES)[number]): Promise<void> {
  const root = page.locator('html')
  await expect(async () => {
    await page.emulateMedia({ colorScheme: theme === 'dark' ? 'light' : 'dark' })
    await page.emulateMedia({ colorScheme: theme })
    await expect(root).toHaveAttribute('data-theme', theme, { timeout: 5_000 })
  }).toPass()
}

/** By how many pixels the page is wider than its window. */
export const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

export const THEMES = ['light', 'dark'] as const
export const SIZES = [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const
