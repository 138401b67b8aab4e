import { expect, type Page, test } from '@playwright/test'
import { addressOfLanes } from './support/address'
import { lanes, lanesReach, lanesStop, stopLanesAfter } from './support/comparing'
import {
  curves,
  linkTo,
  open,
  pause,
  play,
  raiseWeight,
  reach,
  recording,
  run,
  slowly,
  small,
  status,
} from './support/playground'

/** A step as the English page writes it. */
const inWords = (step: number) => step.toLocaleString('en-GB')

/** Goes back to about this step (the film's slider has a limited number of places). Returns the step reached. */
async function goBackTo(page: Page, step: number): Promise<number> {
  await page.getByRole('slider', { name: 'Step shown' }).fill(String(step))
  await page.waitForFunction(() => {
    const { step, furthest, now, moving } = window.__playground?.run() ?? {}
    return step !== furthest && now?.step === step && !moving
  })
  const { step: at = 0, furthest = 0 } = await run(page)
  expect(Math.abs(at - step)).toBeLessThan(2 + furthest / 200)
  return at
}

test('going back along the film shows that step, and training on from there repeats the film', async ({ page }) => {
  const faults = await open(page, linkTo({}))
  await slowly(page)
  await play(page)
  await reach(page, 120)
  await raiseWeight(page, 't1', 5)
  await expect.poll(async () => (await recording(page))?.edits.length ?? 0).toBeGreaterThan(0)
  const edited = (await recording(page))?.edits[0].step ?? 0
  await reach(page, edited + 200)
  const end = await pause(page)
  const before = await curves(page)
  const weight = () => page.evaluate(() => window.__playground?.config().tasks[0].weight)
  const turned = await weight()

  const at = await goBackTo(page, edited - 40)
  expect(at).toBeLessThan(edited)
  expect(await weight()).toBe(1)
  expect((await run(page)).status).toBe('paused')
  await expect(page.getByText(`step ${inWords(at)} of ${inWords(end)}`)).toBeVisible()

  await play(page)
  await reach(page, end + 30)
  expect(await weight()).toBe(turned)
  const after = await curves(page)
  expect(after.totalTrain.slice(0, before.totalTrain.length)).toEqual(before.totalTrain)
  expect(after.steps).toEqual([...new Set(after.steps)])
  expect(faults).toEqual([])
})

test('a change made at an earlier step replaces the film from there on', async ({ page }) => {
  await open(page, linkTo({}))
  await slowly(page)
  await play(page)
  await reach(page, 300)
  const end = await pause(page)
  const before = await curves(page)
  const at = await goBackTo(page, 150)
  await raiseWeight(page, 't2', 8)
  await expect.poll(async () => (await recording(page))?.edits.length ?? 0).toBeGreaterThan(0)
  expect((await run(page)).furthest).toBe(at)
  await play(page)
  await reach(page, end)
  const after = await curves(page)
  expect(after.steps.slice(0, before.steps.length)).toEqual(before.steps.slice(0, after.steps.length))
  const shared = before.steps.filter((step) => step < at).length
  expect(after.totalTest.slice(0, shared)).toEqual(before.totalTest.slice(0, shared))
  expect(after.totalTest.at(shared + 5)).not.toBe(before.totalTest.at(shared + 5))
})

test('F forks the run into two lanes that share its past and differ from there on', async ({ page, context }) => {
  const config = { ...small, training: { ...small.training, stopAfter: 200 } }
  const faults = await open(page, linkTo({ config }))
  await play(page)
  await status(page, 'stopped')
  await page.keyboard.press('f')
  // The page asks for the weighting of the second lane.
  const dialog = page.getByRole('dialog', { name: 'Find a weighting' })
  await expect(dialog).toContainText('Which weighting should the second lane use from here?')
  await dialog.getByRole('combobox').fill('nash')
  await dialog.getByRole('combobox').press('Enter')
  await expect
    .poll(async () => (await lanes(page)).comparison.lanes[1].changes[0]?.value)
    .toMatchObject({ id: 'nash-mtl' })
  await lanesReach(page, 1)
  const at = (await lanes(page)).comparison.fork
  expect(at).toBe(200)
  await stopLanesAfter(page, at + 60)
  await lanesStop(page)
  const { lanes: trained } = await lanes(page)
  const [a, b] = trained
  const shared = a.steps.filter((step) => step < at).length
  expect(shared).toBe(21 + Math.ceil(at / 10) - 3)
  expect(a.totals[0].slice(0, shared)).toEqual((await curves(page)).totalTrain.slice(0, shared))
  expect(b.totals[0].slice(0, shared)).toEqual(a.totals[0].slice(0, shared))
  expect(b.testLosses[0].at(shared + 3)).not.toBe(a.testLosses[0].at(shared + 3))

  // A page that opens the link has no snapshot. It trains the lanes from step 0 and gets the same numbers.
  const other = await context.newPage()
  await open(other, (await addressOfLanes(page)).replace('play=0', 'play=1'))
  await lanesReach(other, at + 30)
  const [again] = (await lanes(other)).lanes
  expect(again.totals[0].slice(0, shared)).toEqual(a.totals[0].slice(0, shared))
  expect(again.totals[0].at(shared + 1)).toBe(a.totals[0].at(shared + 1))
  expect(faults).toEqual([])
})

test('F forks at an earlier step, also while the film has the focus', async ({ page }) => {
  const faults = await open(page, linkTo({}))
  await play(page)
  await reach(page, 200)
  await pause(page)
  const at = await goBackTo(page, 100)
  await expect(page.getByRole('slider', { name: 'Step shown' })).toBeFocused()
  await page.keyboard.press('f')
  await page.getByRole('dialog', { name: 'Find a weighting' }).waitFor()
  await page.keyboard.press('Escape')
  await lanesReach(page, at + 30)
  const { comparison, lanes: trained } = await lanes(page)
  expect(comparison.fork).toBe(at)
  // Closing the question keeps the method.
  expect(comparison.lanes.map(({ changes }) => changes.length)).toEqual([0, 0])
  // Another seed shares no past with the run, so its lanes train from step 0.
  await page.getByRole('button', { name: 'One seed more' }).click()
  await expect.poll(async () => (await lanes(page)).lanes[0].totals.length).toBe(2)
  await lanesReach(page, at + 30)
  const [one, other] = (await lanes(page)).lanes[0].totals
  expect(one.slice(0, 20)).toEqual(trained[0].totals[0].slice(0, 20))
  expect(other[0]).not.toBe(one[0])
  expect(faults).toEqual([])
})

test('a lane trains like a single run with the same set-up, up to float32 rounding', async ({ page, context }) => {
  const config = { ...small, training: { ...small.training, stopAfter: 30 } }
  await open(page, linkTo({ config }, '?engine=webgl&play=0'))
  await page.getByRole('button', { name: /^Compare weightings/ }).click()
  await lanesReach(page, 30)
  const { comparison, lanes: trained } = await lanes(page)
  for (const id of ['a', 'f']) {
    const place = comparison.lanes.findIndex((lane) => lane.id === id)
    const weighting = comparison.lanes[place].changes[0]?.value as (typeof small)['weighting'] | undefined
    const alone = await context.newPage()
    await open(alone, linkTo({ config: { ...config, weighting: weighting ?? config.weighting } }, '?engine=webgl'))
    await status(alone, 'stopped')
    const { totalTrain } = await curves(alone)
    expect(totalTrain).toHaveLength(22)
    totalTrain.forEach((total, k) => {
      expect(Math.abs(trained[place].totals[0][k] - total) / total, `${id}, record ${k}`).toBeLessThan(2e-4)
    })
    await alone.close()
  }
})

test('a kept comparison survives a reload and can be sent as a file', async ({ page, browser, baseURL }) => {
  const faults = await open(page, linkTo({}))
  await page.getByRole('button', { name: /^Compare weightings/ }).click()
  await stopLanesAfter(page, 40)
  await lanesStop(page)
  const before = await lanes(page)
  expect(before.lanes.map(({ steps }) => steps.at(-1))).toEqual(Array(8).fill(40))
  await page.getByRole('button', { name: 'Keep this comparison' }).click()
  await page.getByRole('textbox', { name: 'Name of the comparison' }).fill('Monday')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Kept as “Monday”')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file (JSON)' }).click(),
  ])
  const file = await download.path()

  await page.goto(new URL('./?play=0', baseURL).href)
  await page.reload()
  await page.getByRole('button', { name: /^Compare weightings/ }).click()
  await page.getByRole('button', { name: 'Keep this comparison' }).click()
  await page.getByRole('button', { name: /^Monday/ }).click()
  await expect.poll(async () => (await lanes(page)).status).toBe('kept')
  const kept = await lanes(page)
  expect(kept.comparison).toEqual(before.comparison)
  expect(kept.lanes.map(({ steps }) => steps)).toEqual(before.lanes.map(({ steps }) => steps))
  const lengths = (of: typeof kept) => of.lanes.map(({ totals }) => totals.map(({ length }) => length))
  expect(lengths(kept)).toEqual(lengths(before))
  kept.lanes.forEach(({ totals }, k) => {
    totals.flat().forEach((total, i) => {
      expect(total).toBeCloseTo(before.lanes[k].totals.flat()[i], 3)
    })
  })

  const stranger = await browser.newPage()
  await open(stranger, new URL('./?engine=cpu&play=0', baseURL).href)
  await stranger.getByRole('button', { name: 'Export and import' }).click()
  const [chooser] = await Promise.all([
    stranger.waitForEvent('filechooser'),
    stranger.getByRole('button', { name: /^Open a set-up/ }).click(),
  ])
  await chooser.setFiles(file)
  await stranger.waitForFunction(() => window.__playground?.compare !== undefined)
  await expect
    .poll(async () => (await lanes(stranger)).lanes.map(({ steps }) => steps))
    .toEqual(before.lanes.map(({ steps }) => steps))
  await expect(stranger.getByTestId('engine')).toHaveText('not training')
  await stranger.close()
  expect(faults).toEqual([])
})
