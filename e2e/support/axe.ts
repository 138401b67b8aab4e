import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
interface AxeResult {
  readonly passes: readonly unknown[]
  /** Rules that axe could not decide. */
  readonly incomplete: readonly unknown[]
  readonly violations: readonly {
    readonly id: string
    readonly impact: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

/** The rules of axe that look at colours. No other result depends on the theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * Violations that axe rates serious or critical, one line each; with `rules` only of these. Waits for animations first,
 * because colours that fade lack contrast. Needs a context with `bypassCSP`.
 */
export async function seriousFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ content: axe })
  // Not by their promise `finished`: that of an animation which a change of size ends may never settle.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) => playState !== 'running' || !Number.isFinite(effect?.getComputedTiming().endTime),
      ),
  )
  const { checked, faults } = await page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResult> } }
    const { violations, passes, incomplete } = await axe.run({
      resultTypes: ['violations'],
      ...(only && { runOnly: { type: 'rule', values: only } }),
    })
    // Only what is read leaves the page: a whole report takes longer to send than to make.
    return {
      checked: passes.length + incomplete.length,
      faults: violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`),
    }
  }, rules)
  return checked + faults.length === 0 ? ['axe checked nothing'] : faults
}

/**
 * Expects no serious fault, and no page wider than its window, at three sizes in both themes. The page changes its size
 * and theme in place, which takes a third of the time of opening it six times. The second theme is held against the
 * rules that look at colours. `at` prepares each size and theme.
 */
export async function expectAccessible(page: Page, at: () => Promise<unknown> = async () => {}): Promise<void> {
  for (const theme of THEMES) {
    await showTheme(page, theme)
    for (const [width, height] of SIZES) {
      const where = `${width} × ${height}, ${theme}`
      await page.setViewportSize({ width, height })
      await at()
      // Boxes that scroll only at this size become reachable by keyboard a moment after the change.
      await expect
        .poll(() => seriousFaults(page, theme === THEMES[0] ? undefined : COLOUR_RULES), { message: where })
        .toEqual([])
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
