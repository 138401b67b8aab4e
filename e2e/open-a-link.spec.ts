import { expect, test } from '@playwright/test'
import { latestOf, versions } from '../src/core/config/versions'
import { addressOfRun } from './support/address'
import { curves, linkTo, open, pause, play, raiseWeight, reach, recording, slowly, small } from './support/playground'

const STEPS = [0, 10, 50, 100, 150]
const EDITS = [
  { step: 30, field: 'tasks.t2.weight' as const, value: 9 },
  { step: 70, field: 'training.learningRate' as const, value: 0.003 },
]
const at = (film: { steps: readonly number[]; totalTest: readonly number[] }) =>
  STEPS.map((step) => film.totalTest[film.steps.indexOf(step)])

test('a link with edits replays bit-equal on the CPU in a fresh profile, and nearly equal on WebGL', async ({
  browser,
}) => {
  const films: number[][] = []
  for (const query of ['?engine=cpu&play=0', '?engine=cpu&play=0', '?engine=webgl&play=0']) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await open(page, linkTo({ edits: EDITS }, query))
    await slowly(page)
    await play(page)
    await reach(page, 151)
    const film = await curves(page)
    expect(film.marks).toEqual([30, 70])
    films.push(at(film))
    await context.close()
  }
  expect(films[1]).toEqual(films[0])
  expect(films[0]).toHaveLength(STEPS.length)
  expect(films[0].every(Number.isFinite)).toBe(true)
  // Differences of rounding grow slowly in small networks: measured about 1e-5 at step 150.
  films[2].forEach((loss, k) => {
    expect(Math.abs(loss - films[0][k]) / films[0][k]).toBeLessThan(1e-2)
  })
})

test('the copied link holds what was changed during training', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, linkTo({}))
  await play(page)
  await reach(page, 30)
  await raiseWeight(page, 't1')
  await expect.poll(async () => (await recording(page))?.edits.length).toBe(1)
  await reach(page, 120)
  await pause(page)
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.locator('.copy-link')).toContainText('Copied')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toContain(`#${latestOf(versions).version}`)
  const other = await context.newPage()
  await open(other, link)
  expect(await recording(other)).toEqual(await recording(page))
})

test('a drag makes one entry in the browser’s history, and the back button undoes it', async ({ page }) => {
  await open(page, linkTo({}))
  const entries = () => page.evaluate(() => history.length)
  const before = await entries()
  const slider = page.getByTestId('task-t1').getByRole('slider')
  const box = await slider.boundingBox()
  if (!box) throw new Error('no slider')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  const weight = () => page.evaluate(() => window.__playground?.config().tasks[0].weight)
  const address = page.url()
  for (let k = 1; k <= 2; k++) {
    const weightBefore = await weight()
    await page.mouse.move(box.x + box.width / 2 + 20 * k, box.y + box.height / 2, { steps: 5 })
    await expect.poll(weight).not.toBe(weightBefore)
  }
  // The address is kept until the drag ends. Otherwise it would be written within this time.
  await page.waitForTimeout(600)
  expect(page.url()).toBe(address)
  await page.mouse.up()
  // The slider reports its last move in the next frame, and the end of the drag in a task after that.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
  expect(await weight()).toBeGreaterThan(1)
  await addressOfRun(page)
  expect(await entries()).toBe(before + 1)
  await page.goBack()
  await expect.poll(weight).toBe(1)
})

test('the page trains the set-up of the link', async ({ page }) => {
  const config = {
    ...small,
    network: { ...small.network, trunk: [5, 4], activation: 'relu' },
    weighting: { id: 'mgda', options: {}, modifiers: [] },
  }
  await open(page, linkTo({ config }))
  expect((await recording(page))?.config).toEqual(config)
})
