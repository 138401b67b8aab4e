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
  for (let k = 0; k < most; k++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${wanted}`)
}
