import { expect, type Page, test } from '@playwright/test'
import { lessons } from '../src/lessons/all'
import { addressOfRun } from './support/address'
import { expectAccessible } from './support/axe'
import { covered } from './support/covered'
import { learnHome, linkToLesson, panel, pieceOf, ringInSight, wordsOf } from './support/lessons'
import { begin, linkTo, open, play, raiseWeight, reach, recording, run, small } from './support/playground'

const units = lessons.findIndex(({ id }) => id === 'units')
/** The first step of the example that asks a question. */
const asking = lessons[units].steps.findIndex(({ question }) => question?.kind === 'choice')
const start = (page: Page) => learnHome(page).locator('.lesson-card').nth(units).getByRole('button').last()

test('a lesson can be left, played with and come back to, and the run from before returns', async ({ page }) => {
  await open(page, linkTo({}))
  await raiseWeight(page, 't1', 2)
  // The weight belongs to the run once the address has it.
  await addressOfRun(page)
  const before = await recording(page)
  await page.getByRole('button', { name: /^Learn/ }).click()
  await start(page).click()
  await ringInSight(page, 'units')
  const shown = await recording(page)
  expect(shown).not.toEqual(before)
  // Off the path: another seed, another place.
  await page.keyboard.press('n')
  await page.keyboard.press('c')
  await expect(panel(page)).toContainText(wordsOf('units', 'en').steps[lessons[units].steps[0].id].act)
  await page.keyboard.press('l')
  await expect(panel(page)).toHaveCount(0)
  await page
    .getByRole('button', { name: /^Continue: / })
    .first()
    .click()
  await expect(panel(page)).toBeVisible()
  expect(await recording(page)).not.toEqual(shown)
  await page.getByRole('button', { name: 'Set up again' }).click()
  expect(await recording(page)).toEqual(shown)
  await page.getByRole('button', { name: 'Close the lesson' }).click()
  await page.getByRole('button', { name: 'Bring back what was there before' }).click()
  await expect.poll(() => recording(page)).toEqual(before)
  await expect(panel(page)).toHaveCount(0)
})

test('undo brings back the run that a lesson replaced, with its curves', async ({ page }) => {
  await open(page, linkTo({}))
  await play(page)
  await reach(page, 40)
  await page.keyboard.press('l')
  await start(page).click()
  await ringInSight(page, 'units')
  expect((await run(page)).step).toBe(0)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await run(page)).step).toBeGreaterThanOrEqual(40)
})

test('a step trains to its end and fills in the numbers of the explanation', async ({ page }) => {
  const { shows, numbers } = lessons[units].steps[0]
  expect(shows?.place === 'run' && Object.keys(numbers ?? {}).length).toBeGreaterThan(0)
  const until = shows?.place === 'run' ? shows.until : 0
  await open(page, linkToLesson('units'))
  await expect(panel(page)).toContainText('The numbers (…) appear when you train.')
  await page.keyboard.press('Space')
  await expect(panel(page)).toContainText(`Numbers of step ${until}; training ends at step ${until}.`)
  await expect(panel(page)).not.toContainText('…')
  expect((await run(page)).step).toBe(until)
  // Numbers that change several times a second are not read out.
  const readOut = panel(page).locator('[aria-live], [role="status"]')
  await expect(readOut.filter({ hasText: 'Numbers of step' })).toHaveCount(0)
})

test('progress is kept by the browser, and a browser that keeps nothing still has lessons', async ({
  page,
  browser,
}) => {
  await open(page, linkToLesson('units'))
  await panel(page).getByRole('button', { name: 'Next' }).click()
  await page.keyboard.press('l')
  const card = learnHome(page).locator('.lesson-card').nth(units)
  await expect(card).toContainText(/1 of \d steps done/)
  await open(page, './?engine=cpu&play=0')
  await page.keyboard.press('l')
  await expect(card).toContainText(/1 of \d steps done/)
  await page
    .getByRole('button', { name: /^Continue: / })
    .first()
    .click()
  await expect(panel(page).locator('.place')).toContainText('Step 2')

  const context = await browser.newContext()
  await context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError')
      },
    })
  })
  const other = await context.newPage()
  const faults = await open(other, linkToLesson('units'))
  await panel(other).getByRole('button', { name: 'Next' }).click()
  await other.keyboard.press('l')
  await expect(learnHome(other).locator('.lesson-card').nth(units)).toContainText(/1 of \d steps done/)
  expect(faults).toEqual([])
  await context.close()
})

test('a link at a step sets it up, one with a set-up of its own keeps that, an unknown one is named', async ({
  page,
}) => {
  await open(page, linkToLesson('units', asking))
  const { shows } = lessons[units].steps[asking]
  await expect
    .poll(async () => (await recording(page))?.config.tasks)
    .toEqual(shows?.place === 'run' ? shows.config.tasks : null)
  const address = await addressAt(page, 'units', asking)

  await page.goto('about:blank')
  await open(page, linkToLesson('units', asking, { config: small }))
  await expect(panel(page).locator('.place')).toContainText(`Step ${asking + 1}`)
  expect((await recording(page))?.config).toEqual(small)

  await page.goto('about:blank')
  await open(page, address)
  await expect(panel(page).locator('.place')).toContainText(`Step ${asking + 1}`)

  await page.goto('about:blank')
  await begin(page, linkToLesson('no-such'))
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('There is no lesson “no-such”.')
  await expect(learnHome(page)).toBeVisible()
  await page.goto('about:blank')
  await begin(page, linkToLesson('units', 40))
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText(
    `“${wordsOf('units', 'en').title}” has no step 41`,
  )
  await expect(panel(page).locator('.place')).toContainText('Step 1')
})

/** Waits until the address has the lesson's step beside the run, and returns it. */
async function addressAt(page: Page, id: string, step: number): Promise<string> {
  await expect
    .poll(async () => {
      const now = await recording(page)
      return now !== undefined && page.url().endsWith(linkToLesson(id, step, now).split('#')[1])
    })
    .toBe(true)
  return page.url()
}

test('a link without answers hides them in every step, and says so', async ({ page }) => {
  await open(page, linkToLesson('units', asking, {}, '?engine=cpu&play=0&answers=0'))
  const { explain } = wordsOf('units', 'en').steps[lessons[units].steps[asking].id]
  await expect(panel(page)).toContainText('This link hides answers and explanations.')
  await panel(page).getByRole('radio').last().check()
  await expect(panel(page)).toContainText('Your answer is noted.')
  await expect(panel(page)).not.toContainText(pieceOf(explain))
  await expect(panel(page).locator('.is-right, .is-wrong, .verdict')).toHaveCount(0)
  await panel(page).locator('footer .primary').click()
  await expect(panel(page)).toContainText('This link hides answers and explanations.')

  // A drawn curve can be drawn again, as another option can be chosen.
  await page.goto('about:blank')
  const drawing = lessons[units].steps.findIndex(({ question }) => question?.kind === 'curve')
  await open(page, linkToLesson('units', drawing, {}, '?engine=cpu&play=0&answers=0'))
  const knots = panel(page).locator('.curve-question circle')
  await knots.first().press('ArrowUp')
  await panel(page).locator('.curve-question .btn').click()
  await expect(knots).toHaveCount(0)
  await panel(page).getByRole('button', { name: 'Answer again' }).click()
  await expect(knots).toHaveCount(7)
})

test('no control of the page lies behind the lesson', async ({ page }) => {
  for (const [width, height] of [
    [1440, 900],
    [820, 1180],
    [390, 844],
  ]) {
    await page.setViewportSize({ width, height })
    await page.goto('about:blank')
    await open(page, linkToLesson('units', asking))
    await ringInSight(page, `${width}`)
    const { seen, faults } = await page.evaluate(covered)
    expect(seen).toBeGreaterThan(20)
    expect(faults, `${width} × ${height}`).toEqual([])
  }
})

test('Learn is named in the top bar at every width, and Play leads back from every place', async ({ page }) => {
  await open(page, linkTo({}))
  const places = page.getByRole('navigation', { name: 'Places' })
  for (const width of [1920, 1440, 1200, 1000, 820, 390, 360]) {
    await page.setViewportSize({ width, height: 844 })
    await expect(places.getByText('Learn', { exact: true }), `at ${width}`).toBeInViewport({ ratio: 1 })
    await expect(places.getByText('Play', { exact: true }), `at ${width}`).toBeInViewport({ ratio: 1 })
  }
  for (const where of ['Open the loss lab', 'Open the landscapes']) {
    await page.keyboard.press('l')
    await page.getByRole('button', { name: where }).click()
    await expect(learnHome(page)).toHaveCount(0)
    await places.getByText('Play', { exact: true }).click()
    await expect(page.locator('main.page')).toBeVisible()
  }
  await page.keyboard.press('l')
  await expect(learnHome(page)).toBeVisible()
  await page.keyboard.press('p')
  expect(await addressOfRun(page)).toContain('#')
})

test('axe finds nothing serious in the list of lessons and in a lesson at three sizes in both themes', async ({
  browser,
}) => {
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await open(page, linkToLesson('units', asking))
  await panel(page).getByRole('radio').first().check()
  await expect(panel(page).locator('.verdict')).toBeVisible()
  await expectAccessible(page)
  const [drawn] = lessons.flatMap(({ id, steps }) =>
    steps.flatMap(({ question }, step) => (question?.kind === 'curve' ? [{ id, step }] : [])),
  )
  await page.goto('about:blank')
  await open(page, linkToLesson(drawn.id, drawn.step))
  await expect(panel(page).locator('.curve-question circle')).toHaveCount(7)
  await expectAccessible(page)
  await page.keyboard.press('l')
  await learnHome(page).locator('summary').click()
  await expectAccessible(page)
  await context.close()
})
