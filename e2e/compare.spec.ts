import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { compare, lanes, lanesReach, press, stopLanesNever } from './support/comparing'
import { linkTo, open, pause, play, reach, run, small } from './support/playground'

const row = (page: Page, id: string) => page.getByTestId(`lane-${id}`)

test('lanes train in step from the same start, and the run is unchanged afterwards', async ({ page }) => {
  const faults = await open(page, linkTo({}, '?engine=cpu'))
  await reach(page, 20)
  await page.keyboard.press('c')
  await expect(page.getByRole('button', { name: /^Compare weightings/ })).toHaveAttribute('aria-pressed', 'true')
  // The worker stops a little after the page shows that it has.
  await expect.poll(async () => (await run(page)).moving).toBe(false)
  const before = await run(page)
  await page.getByRole('heading', { name: 'Lanes', exact: true }).waitFor()
  await stopLanesNever(page)
  await lanesReach(page, 30)
  const { comparison, lanes: trained, runCount } = await lanes(page)
  expect(comparison.lanes.length).toBe(8)
  expect(runCount).toBe(24)
  expect(trained.map(({ testLosses }) => testLosses.length)).toEqual(Array(8).fill(3))
  for (const lane of trained) {
    expect(lane.steps.length, lane.id).toBeGreaterThan(20)
    expect(lane.testLosses.flat().every(Number.isFinite), lane.id).toBe(true)
    // With the same seed, the losses before the first update are the same in every lane.
    lane.testLosses.forEach((losses, task) => {
      expect(losses[0]).toBeCloseTo(trained[0].testLosses[task][0], 6)
    })
  }
  await expect(page.locator('.lane-chart path[d^="M"]').first()).toBeVisible()
  await expect(page.getByTestId('runs')).toContainText('24')

  await page.keyboard.press('c')
  await page.getByRole('heading', { name: 'How the losses combine' }).waitFor()
  const after = await run(page)
  expect({ step: after.step, furthest: after.furthest, status: after.status }).toEqual({
    step: before.step,
    furthest: before.furthest,
    status: 'paused',
  })
  await expect.poll(async () => (await lanes(page)).status).toBe('paused')
  expect(faults).toEqual([])
})

test('line-ups, baselines and changed copies each restart all lanes', async ({ page }) => {
  const faults = await compare(page)
  await press(page, 'Line-up')
  await page.getByRole('button', { name: /^Learning-rate scan/ }).click()
  await expect(page.getByRole('textbox', { name: 'Name of As it is' })).toBeVisible()
  const scan = (await lanes(page)).comparison.lanes
  expect(scan.length).toBeGreaterThan(3)
  await lanesReach(page, 5)

  await press(page, 'Add single-task baselines')
  const withBaselines = (await lanes(page)).comparison.lanes
  expect(withBaselines.filter(({ only }) => only !== null).length).toBe(small.tasks.filter((t) => t.enabled).length)
  await expect(page.getByRole('button', { name: 'Add single-task baselines' })).toBeDisabled()
  await lanesReach(page, 5)

  await row(page, 'a').hover()
  await press(page, 'Duplicate As it is')
  await expect(page.getByRole('textbox', { name: 'Name of As it is 2' })).toBeVisible()
  await press(page, 'Change As it is 2')
  await page.getByRole('button', { name: /^Weighting: / }).click()
  await page.getByRole('combobox', { name: 'Name, author or what it does' }).fill('mgda')
  await expect(page.getByRole('option', { name: /^MGDA/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  const copied = (await lanes(page)).comparison.lanes.find(({ changes }) =>
    changes.some((c) => c.field === 'weighting'),
  )
  expect(copied?.changes).toEqual([{ field: 'weighting', value: { id: 'mgda', options: {}, modifiers: [] } }])
  await expect(page.getByRole('textbox', { name: 'Name of MGDA' })).toBeVisible()
  await lanesReach(page, 10)
  const retrained = await lanes(page)
  const totals = retrained.lanes.flatMap((lane) => lane.totals)
  expect(totals).toHaveLength(retrained.runCount)
  expect(totals.every((total) => total.length > 5)).toBe(true)

  // With the change undone, the lane has the set-up's name again.
  await page.getByRole('button', { name: 'Weighting: back to the value of the set-up' }).click()
  await expect(page.getByRole('textbox', { name: 'Name of As it is 2' })).toBeVisible()
  expect(faults).toEqual([])
})

test('a lane can be hidden, isolated, renamed and removed, and seeds can be added', async ({ page }) => {
  const faults = await compare(page)
  await lanesReach(page, 3)
  await page.getByRole('checkbox', { name: 'Show PCGrad' }).uncheck()
  expect((await lanes(page)).hidden.length).toBe(1)
  await row(page, 'a').hover()
  await press(page, 'Only As it is')
  expect((await lanes(page)).hidden.length).toBe(7)
  await press(page, 'Only As it is')
  expect((await lanes(page)).hidden).toEqual([])

  const step = (await lanes(page)).step
  await page.getByRole('textbox', { name: 'Name of PCGrad' }).fill('Surgery')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name of Surgery' })).toBeVisible()
  expect((await lanes(page)).step, 'a name starts nothing over').toBeGreaterThanOrEqual(step)

  await row(page, 'a').hover()
  await press(page, 'Remove As it is')
  await press(page, 'One seed more')
  const { comparison, runCount } = await lanes(page)
  expect(comparison.lanes.length).toBe(7)
  expect(comparison.seeds.length).toBe(4)
  expect(runCount).toBe(28)
  expect(faults).toEqual([])
})

test('the page says when the run’s set-up has changed, and can compare the new one', async ({ page }) => {
  await compare(page)
  await stopLanesNever(page)
  // Lanes that are left before their first step do not start by themselves.
  await lanesReach(page, 1)
  await page.keyboard.press('c')
  await play(page)
  await reach(page, 10)
  await pause(page)
  // When the chart under the pointer disappears, the step that was read there disappears too.
  await page.locator('.live-chart .plot').first().hover()
  await expect(page.locator('.readout-box').first()).toBeVisible()
  await page.keyboard.press('c')
  await page.getByRole('heading', { name: 'Lanes', exact: true }).waitFor()
  await lanesReach(page, 1)
  await expect(page.locator('.lane-curves .card-head').getByText(/^step /)).toHaveCount(0)
  await page.keyboard.press('c')
  await page.getByRole('combobox', { name: 'Activation' }).selectOption('relu')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Compare weightings/ }).click()
  await page.getByRole('button', { name: 'Compare the current set-up' }).click()
  expect((await lanes(page)).comparison.base.config.network.activation).toBe('relu')
  await expect(page.getByRole('button', { name: 'Compare the current set-up' })).toHaveCount(0)
})

test('axe finds nothing serious at three sizes in both themes', async ({ browser }) => {
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await compare(page)
  await lanesReach(page, 10)
  await press(page, 'Change As it is')
  // The table then has its first numbers.
  await expect(page.getByRole('button', { name: 'copy as …' })).toBeEnabled()
  // A lane under the pointer makes the other lanes pale, which would fail the contrast check.
  await expectAccessible(page, () => page.mouse.move(0, 0))
  await context.close()
})
