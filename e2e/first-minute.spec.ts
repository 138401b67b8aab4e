import { expect, test } from '@playwright/test'
import { curves, open, pause, raiseWeight, reach, run, slowly, totalAt } from './support/playground'

test('for a first visitor it trains by itself on WebGL, and the total loss falls below a third by step 300', async ({
  page,
}) => {
  const faults = await open(page, './')
  await expect(page.getByTestId('engine')).toContainText('WebGL')
  await reach(page, 301)
  expect((await run(page)).engine).toMatchObject({ kind: 'webgl', reason: 'default', thread: 'worker' })
  expect((await run(page)).drawCallsPerStep).toBeLessThanOrEqual(6)
  expect(await totalAt(page, 300)).toBeLessThan((await totalAt(page, 0)) / 3)
  // A call-out points at the slider of the task that is drowned out. Once closed it does not come back.
  const callout = page.getByTestId('callout')
  await expect(callout).toHaveCount(1)
  await expect(callout).toContainText('Checkers')
  await callout.getByRole('button').click()
  await expect(callout).toHaveCount(0)
  await page.reload()
  await reach(page, 20)
  await expect(callout).toHaveCount(0)
  expect(faults).toEqual([])
})

test('moving a weight during training changes the curves from there on and leaves a mark', async ({ page }) => {
  await open(page, './?engine=cpu')
  await slowly(page)
  await reach(page, 60)
  await raiseWeight(page, 't2', 12)
  await expect.poll(async () => (await curves(page)).marks.length).toBeGreaterThan(0)
  const [mark] = (await curves(page)).marks
  // By then the curves differ clearly.
  const later = mark + 300
  await reach(page, later + 10)
  await pause(page)
  const moved = await curves(page)

  const other = await page.context().newPage()
  await open(other, './?engine=cpu')
  await reach(other, later + 10)
  const plain = await curves(other)
  // Records are thinned as a run gets longer, and one of the two may be ahead. Compare the steps that both have.
  const common = moved.steps.filter((step) => plain.steps.includes(step))
  // The total of the marked step itself uses the new weights already.
  const before = common.filter((step) => step < mark)
  expect(before.length).toBeGreaterThan(5)
  expect(before.map((step) => moved.totalTest[moved.steps.indexOf(step)])).toEqual(
    before.map((step) => plain.totalTest[plain.steps.indexOf(step)]),
  )
  const last = common[common.length - 1]
  expect(last).toBeGreaterThan(mark + 200)
  // Losses, not accuracies: an accuracy has few possible values, so two runs often have the same one.
  const late = (film: typeof moved) => film.testLosses.map((losses) => losses[film.steps.indexOf(last)])
  expect(late(moved)).toHaveLength(3)
  late(moved).forEach((loss, task) => {
    expect(loss).toBeGreaterThan(0)
    expect(loss).not.toBe(late(plain)[task])
  })
})
