/** Shared steps of journeys through lessons. */
import { expect, type Locator, type Page } from '@playwright/test'
import { defaultConfig } from '../../src/core/config/defaults'
import type { Recording } from '../../src/core/config/types'
import { lessons as en } from '../../src/i18n/en/lessons/all'
import { lessons as zh } from '../../src/i18n/zh-CN/lessons/all'
import { encodeLink } from '../../src/share/link'

/** What the journeys read of a lesson's texts. */
export interface Words {
  readonly title: string
  readonly steps: Readonly<Record<string, { readonly act: string; readonly explain: string }>>
}

export const wordsOf = (id: string, language: 'en' | 'zh-CN'): Words =>
  ({ en, 'zh-CN': zh })[language][id as keyof typeof en] as unknown as Words

/** A link to a step of a lesson; with a recording, a link that has a set-up of its own too. */
export const linkToLesson = (
  id: string,
  step = 0,
  { config = defaultConfig, edits = [] }: Partial<Recording> = {},
  query = '?engine=cpu&play=0',
): string => `./${query}#${encodeLink({ config, edits }, { lesson: [id, step] })}`

export const panel = (page: Page): Locator => page.locator('.lesson-dock')
export const learnHome = (page: Page): Locator => page.locator('main.learn')

/** The longest piece of an explanation between its numbers. */
export const pieceOf = (explain: string): string =>
  explain
    .split(/\n\n|\{\{\w+\}\}/)
    .reduce((longest, piece) => (piece.length > longest.length ? piece : longest))
    .trim()

/** Waits until a ringed part of the page is in sight: below the top bar and above the lesson. */
export async function ringInSight(page: Page, where: string): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(() => {
          const top = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0
          const bottom = document.querySelector('.lesson-dock')?.getBoundingClientRect().top ?? innerHeight
          return [...document.querySelectorAll('[data-ringed]')].some((element) => {
            const box = element.getBoundingClientRect()
            const seen = Math.min(box.bottom, bottom) - Math.max(box.top, top)
            return box.width > 0 && box.left < innerWidth && box.right > 0 && seen >= Math.min(box.height, 60)
          })
        }),
      { message: `a ringed part in sight: ${where}` },
    )
    .toBe(true)
}

/** Presses Tab until the element has the focus. */
export async function tabTo(page: Page, wanted: Locator, most = 80): Promise<void> {
  for (let pressed = 0; pressed <= most; ) {
    const left = await wanted.evaluate(stopsBefore)
    if (left === 0) return
    // Looks again where it should have arrived: asking after each press takes twice the time.
    for (let k = 0; k < left; k++, pressed++) await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${wanted}`)
}

/**
 * Runs in the page: how often Tab can be pressed without going past the element; 0 where it has the focus. Radios are
 * not counted, because Tab stops at one of a group. Where nothing has the focus Tab goes on from where it was last,
 * which a script cannot see.
 */
function stopsBefore(wanted: Element): number {
  const at = document.activeElement
  if (at === wanted) return 0
  if (at === document.body) return 1
  const stops = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type="radio"]), select, textarea'),
  ]
  const between = stops.filter(
    (stop) =>
      stop.tabIndex >= 0 &&
      !stop.matches(':disabled') &&
      !stop.closest('[inert]') &&
      stop.checkVisibility({ visibilityProperty: true }) &&
      (at?.compareDocumentPosition(stop) ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING &&
      wanted.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING,
  )
  return between.length + 1
}
