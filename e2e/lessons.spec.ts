import { expect, type Locator, type Page, test } from '@playwright/test'
import { lessons } from '../src/lessons/all'
import type { LessonStep } from '../src/lessons/define'
import { learnHome, panel, pieceOf, ringInSight, tabTo, wordsOf } from './support/lessons'
import { linkTo, open } from './support/playground'

/** How a journey presses things: by pointer, or by keyboard alone. */
interface Hand {
  press(page: Page, button: Locator): Promise<void>
  answer(page: Page, step: LessonStep): Promise<void>
}

const byPointer: Hand = {
  press: (_, button) => button.click(),
  async answer(page, { question }) {
    if (question?.kind === 'choice') await panel(page).getByRole('radio').first().check()
    if (question?.kind !== 'curve') return
    const field = panel(page).locator('.curve-question svg')
    await field.scrollIntoViewIfNeeded()
    const box = (await field.boundingBox())!
    await page.mouse.move(box.x + 60, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width - 20, box.y + box.height - 30, { steps: 8 })
    await page.mouse.up()
    await panel(page).locator('.curve-question .btn').click()
  },
}

const byKeyboard: Hand = {
  async press(page, button) {
    await tabTo(page, button)
    await page.keyboard.press('Enter')
  },
  async answer(page, { question }) {
    if (question?.kind === 'choice') {
      await tabTo(page, panel(page).getByRole('radio').first())
      await page.keyboard.press('Space')
    }
    if (question?.kind !== 'curve') return
    await tabTo(page, panel(page).locator('.curve-question circle').first())
    await page.keyboard.press('ArrowUp')
    await byKeyboard.press(page, panel(page).locator('.curve-question .btn'))
  },
}

/** Goes through a lesson from its card in the list to its end. */
async function goThrough(page: Page, place: number, language: 'en' | 'zh-CN', hand: Hand): Promise<void> {
  const lesson = lessons[place]
  const words = wordsOf(lesson.id, language)
  const card = learnHome(page).locator('.lesson-card').nth(place)
  await expect(card).toContainText(words.title)
  await hand.press(page, card.locator('.buttons .btn').last())
  for (const [k, step] of lesson.steps.entries()) {
    const where = `${lesson.id}, ${step.id}`
    const { act, explain } = words.steps[step.id]
    await expect(panel(page), where).toContainText(act)
    await expect(panel(page).locator('.place'), where).toHaveText(new RegExp(`${k + 1}.*${lesson.steps.length}`))
    if (step.shows)
      await expect(page.locator('.places .btn').first(), where).toHaveAttribute(
        'aria-pressed',
        String(step.shows.place === 'run'),
      )
    await ringInSight(page, where)
    if (step.question) {
      await expect(panel(page), where).not.toContainText(pieceOf(explain))
      await hand.answer(page, step)
    }
    await expect(panel(page), where).toContainText(pieceOf(explain))
    await expect(panel(page), where).not.toContainText('{{')
    await hand.press(page, panel(page).locator('footer .primary'))
  }
  await expect(card).toHaveClass(/finished/)
}

test('every lesson, from its first step to its last, in English', async ({ page }) => {
  const faults = await open(page, linkTo({}))
  await page.getByRole('button', { name: /^Learn/ }).click()
  for (const place of lessons.keys()) await goThrough(page, place, 'en', byPointer)
  expect(faults).toEqual([])
})

test('every lesson in Chinese on a phone, by keyboard alone', async ({ browser }) => {
  // Without smooth scrolling, for which each step would wait.
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const faults = await open(page, linkTo({}))
  await page.keyboard.press('l')
  for (const place of lessons.keys()) await goThrough(page, place, 'zh-CN', byKeyboard)
  expect(faults).toEqual([])
  await context.close()
})

test('the sheet of every lesson is one page of paper, with a picture, questions and no answers', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      window.dispatchEvent(new Event('beforeprint'))
    }
  })
  await open(page, linkTo({}))
  await page.keyboard.press('l')
  for (const [k, { id, steps }] of lessons.entries()) {
    await learnHome(page).locator('.lesson-card').nth(k).getByRole('button').first().click()
    const sheet = page.locator('.lesson-sheet')
    await expect(sheet, id).toContainText(wordsOf(id, 'en').title)
    await expect(sheet.locator('.room'), id).toHaveCount(steps.length)
    await expect(sheet, id).not.toContainText(pieceOf(wordsOf(id, 'en').steps[steps[0].id].explain))
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), id).toHaveLength(1)
    // Some browsers send no `afterprint`: the next key or press also ends the print.
    if (k === 0) await page.keyboard.press('Shift')
    else await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await expect(sheet).toHaveCount(0)
  }
})
