import { expect, type Locator, type Page, test } from '@playwright/test'
import { encodeLink } from '../src/share/link'
import { seriousFaults } from './support/axe'
import { curves, linkTo, open, pause, play, reach, recording, run, slowly, small, status } from './support/playground'

/** What the pictures of the network show: predictions to the bit, the widths of the edges and the metrics. */
const pictures = (page: Page) =>
  page.locator('.network-card').evaluate((card) => ({
    predictions: window.__playground?.predictions(),
    edges: card.querySelector('.network-drawing')?.getAttribute('aria-label'),
    metrics: [...card.querySelectorAll('.metric')].map((metric) => metric.textContent),
  }))

/** The pictures once they no longer change: numbers that follow the run are a little behind it. */
async function settled(page: Page): ReturnType<typeof pictures> {
  let last: Awaited<ReturnType<typeof pictures>> | null = null
  const isStill = async () => {
    const before = JSON.stringify(last)
    last = await pictures(page)
    return JSON.stringify(last) === before
  }
  await expect.poll(isStill, { intervals: [300] }).toBe(true)
  return last ?? pictures(page)
}

/** Marks of the cards whose numbers or pictures are of a computed step. */
const marks = (page: Page) => page.locator('.future-mark')

const lines = (page: Page) => page.locator('.live-chart .ahead path[d^="M"]')

/** Presses the thumb, and moves it by so many pixels. */
async function hold(page: Page, slider: Locator, by: number): Promise<() => Promise<void>> {
  await slider.scrollIntoViewIfNeeded()
  const box = await slider.boundingBox()
  if (!box) throw new Error('the slider is not on the page')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by, y, { steps: 4 })
  return () => page.mouse.move(x, y, { steps: 4 })
}

test('a held control shows where the curves would go, and leaves the run as it is', async ({ page }) => {
  const training = { ...small.training, stopAfter: 300 }
  const faults = await open(page, linkTo({ config: { ...small, training } }, '?engine=cpu'))
  await status(page, 'stopped')
  const before = [await curves(page), await recording(page)]
  // A field that starts a new run: the lines are that run's curves.
  const back = await hold(page, page.getByRole('slider', { name: 'Batch', exact: true }), 30)
  await expect(lines(page).first()).toBeAttached()
  await expect(page.locator('.ahead-key')).toContainText('look ahead · WASM')
  expect([await curves(page), await recording(page)]).toEqual(before)
  await back()
  await page.mouse.up()
  await expect(lines(page)).toHaveCount(0)
  await expect(page.locator('.ahead-key')).toHaveCount(0)
  expect([await curves(page), await recording(page)]).toEqual(before)

  expect(faults).toEqual([])
})

test('a weight that is dragged while the run trains gives the curves that a replay gives', async ({ page }) => {
  const faults = await open(page, linkTo({}, '?engine=cpu'))
  await slowly(page)
  await reach(page, 100)
  await hold(page, page.getByTestId('task-t2').getByRole('slider'), 20)
  await expect(lines(page).first()).toBeAttached()
  await page.mouse.up()
  await expect(lines(page)).toHaveCount(0)
  const step = await pause(page)
  const seen = await curves(page)
  const kept = await recording(page)
  expect(kept?.edits.length).toBeGreaterThan(0)

  const other = await page.context().newPage()
  await open(other, `./?engine=cpu#${encodeLink(kept ?? { config: small, edits: [] })}`)
  await reach(other, step + 10)
  const replayed = await curves(other)
  const common = seen.steps.filter((each) => replayed.steps.includes(each))
  expect(common.length).toBeGreaterThan(25)
  const totals = (film: typeof seen) => common.map((each) => film.totalTest[film.steps.indexOf(each)])
  expect(totals(seen)).toEqual(totals(replayed))
  expect(faults).toEqual([])
})

test.describe('the future', () => {
  // The content policy would refuse axe.
  test.use({ bypassCSP: true })

  test('the film goes past the last step, shows its curves, numbers and pictures, and trains to there on a press', async ({
    page,
  }) => {
    const faults = await open(page, linkTo({}, '?engine=wasm&play=0'))
    await slowly(page)
    await play(page)
    await reach(page, 40)
    const end = (await pause(page)) + 100
    const before = [await curves(page), await recording(page)]
    const present = await settled(page)
    const film = page.getByRole('slider', { name: 'Step shown' })
    const future = page.getByRole('group', { name: 'Future of the run' })
    await film.press('ArrowRight')
    await film.press('End')
    await expect(film).toHaveAttribute('aria-valuetext', `future: step ${end}`)
    await expect(lines(page).first()).toBeAttached()
    await expect(future).toContainText('Computed by WASM')
    // Of the very step that the pictures show, also between two records of the curves.
    await film.press('ArrowLeft')
    await expect(future).toContainText(`Numbers at step ${end - 1}`)
    await film.press('ArrowRight')
    await expect(future).toContainText(`Numbers at step ${end}`)
    await expect(page.getByTestId('advice')).toContainText(`now: step ${end - 100}`)
    await expect(marks(page)).toHaveText([`future: step ${end} · WASM`, `future: step ${end} · WASM`])
    const foreseen = await settled(page)
    expect(foreseen.predictions).not.toEqual(present.predictions)
    expect([await curves(page), await recording(page)]).toEqual(before)
    expect(await seriousFaults(page)).toEqual([])
    await film.press('Escape')
    await expect(future).toHaveCount(0)
    await expect(marks(page)).toHaveCount(0)
    await expect(page.getByTestId('advice')).not.toContainText('now: step')
    await expect(lines(page)).toHaveCount(0)
    await expect.poll(() => pictures(page)).toEqual(present)
    await film.press('End')
    await page.getByRole('button', { name: 'Tug of war', exact: true }).click()
    const tug = page.locator('.tug-details')
    await expect(marks(page)).toHaveCount(2)
    const pulls = await tug.textContent()
    await page.getByRole('button', { name: `Train to step ${end}` }).click()
    await reach(page, end)
    await expect(future).toHaveCount(0)
    // The run is at the step that was foreseen: nothing changes.
    await expect.poll(() => tug.textContent()).toEqual(pulls)
    await page.getByRole('button', { name: 'Network', exact: true }).click()
    await expect.poll(() => pictures(page)).toEqual(foreseen)
    expect((await run(page)).step).toBe(end)
    expect((await recording(page))?.edits).toEqual([])
    expect(faults).toEqual([])
  })
})
