import { expect, test } from '@playwright/test'
import { defaultConfig, defaultTask } from '../src/core/config/defaults'
import { weightings } from '../src/core/weightings/all'
import { addressOfRun } from './support/address'
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
  status,
} from './support/playground'

test('pause, step, back to the start, new seed', async ({ page }) => {
  await open(page, linkTo({}))
  await play(page)
  await reach(page, 40)
  const at = await pause(page)
  await page.getByRole('button', { name: 'One step' }).click()
  await expect.poll(async () => (await run(page)).step).toBe(at + 1)
  const first = (await curves(page)).trainLosses.map((losses) => losses.slice(0, 10))

  await page.getByRole('button', { name: 'Back to the start, same seed' }).click()
  await expect.poll(async () => (await run(page)).step).toBe(0)
  await play(page)
  await reach(page, 30)
  expect((await curves(page)).trainLosses.map((losses) => losses.slice(0, 10))).toEqual(first)

  await page.getByRole('button', { name: 'New seed' }).click()
  await expect.poll(async () => (await recording(page))?.config.training.seed).not.toBe(1)
  await reach(page, 30)
  expect((await curves(page)).trainLosses.map((losses) => losses.slice(0, 10))).not.toEqual(first)
})

test('a change that restarts shows the old curves in grey, and undo brings the old run back', async ({ page }) => {
  await open(page, linkTo({}))
  await play(page)
  await reach(page, 30)
  await raiseWeight(page, 't1')
  await expect.poll(async () => (await recording(page))?.edits.length).toBe(1)
  await reach(page, 60)
  const at = await pause(page)
  const before = { curves: await curves(page), recording: await recording(page) }

  await page.getByLabel('Activation').selectOption('sigmoid')
  await expect.poll(async () => (await run(page)).step).toBe(0)
  const grey = page.locator('.earlier path')
  await expect(grey.first()).toBeAttached()
  // The axes may still move once after the change. The press then misses the line and is tried again.
  await expect(async () => {
    const line = await page
      .locator('.earlier .grip')
      .first()
      .evaluate((path: SVGPathElement) => {
        const { x, y } = path
          .getPointAtLength(path.getTotalLength() / 2)
          .matrixTransform(path.getScreenCTM() ?? undefined)
        return { x, y }
      })
    await page.mouse.click(line.x, line.y)
    await expect(grey).toHaveCount(0, { timeout: 2000 })
  }).toPass()

  // A select that has the focus leaves undo to the page.
  await page.getByLabel('Activation').press('ControlOrMeta+z')
  await expect.poll(async () => (await run(page)).step).toBe(at)
  expect(await recording(page)).toEqual(before.recording)
  expect(await curves(page)).toEqual(before.curves)
  await page.getByLabel('Activation').selectOption('relu')
  await expect(grey.first()).toBeAttached()
  await page.getByRole('button', { name: 'Undo this change' }).click()
  await expect.poll(async () => (await run(page)).step).toBe(at)
  expect(await curves(page)).toEqual(before.curves)
  await page.getByLabel('Activation').selectOption('relu')
  await page.getByRole('button', { name: 'before the change' }).press('Enter')
  await expect(grey).toHaveCount(0)
})

test('undo and redo a weight and a change of the network', async ({ page }) => {
  await open(page, linkTo({}))
  const weight = () => page.evaluate(() => window.__playground?.config().tasks[0].weight)
  await raiseWeight(page, 't1')
  await expect.poll(weight).toBeGreaterThan(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(weight).toBe(1)
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect.poll(weight).toBeGreaterThan(1)

  const entry = page.getByRole('textbox', { name: 'Weight of Circles, value' })
  await entry.fill('0,125')
  await entry.press('Enter')
  await expect.poll(weight).toBe(0.125)
  const fault = page.locator('.entry-fault')
  // An unreadable entry stays in place, is marked with a reason and changes nothing. Escape restores the value.
  await entry.fill('a lot')
  await page.getByTestId('task-t1').getByRole('slider').focus()
  await expect(entry).toHaveValue('a lot')
  await expect(entry).toHaveAttribute('aria-invalid', 'true')
  await expect(fault).toContainText('Not a number')
  await entry.fill('101')
  await entry.press('Enter')
  await expect(fault).toContainText('At most 100')
  expect(await weight()).toBe(0.125)
  await entry.press('Escape')
  await expect(fault).toHaveCount(0)
  await expect(entry).not.toHaveAttribute('aria-invalid')

  const trunk = () => page.evaluate(() => window.__playground?.config().network.trunk)
  await page
    .getByRole('button', { name: /add.*layer/i })
    .first()
    .click()
  await expect.poll(async () => (await trunk())?.length).toBe(2)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await trunk())?.length).toBe(1)
})

test('Space plays and pauses, a full stop does one step, R returns to the start', async ({ page }) => {
  await open(page, linkTo({}))
  await page.locator('body').press(' ')
  await status(page, 'playing')
  await reach(page, 20)
  await page.locator('body').press(' ')
  await status(page, 'paused')
  await page.locator('body').press('r')
  await expect.poll(async () => (await run(page)).step).toBe(0)
  await page.locator('body').press('.')
  await expect.poll(async () => (await run(page)).step).toBe(1)
})

test('Space plays and pauses after a click, but presses a control that was reached by keyboard', async ({ page }) => {
  await open(page, linkTo({}))
  const tasks = () => page.evaluate(() => window.__playground?.config().tasks.length ?? 0)
  await page.getByRole('button', { name: 'Settings of Ripple' }).click()
  await page.getByRole('button', { name: 'Duplicate Ripple' }).click()
  await expect.poll(tasks).toBe(4)
  await page.keyboard.press(' ')
  await status(page, 'playing')
  await page.keyboard.press(' ')
  await status(page, 'paused')
  expect(await tasks()).toBe(4)
  // After a click on a box, Space does not tick the box again.
  const box = page.getByRole('checkbox', { name: 'Circles takes part' })
  await box.click()
  await page.keyboard.press(' ')
  await status(page, 'playing')
  await expect(box).not.toBeChecked()
  // A control reached by keyboard takes Space for itself, and so does a text field.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press(' ')
  await expect(box).toBeChecked()
  await page.getByRole('textbox', { name: 'Name of Circles' }).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' a b')
  await expect(page.getByRole('textbox', { name: 'Name of Circles' })).toHaveValue('Circles a b')
  await page.keyboard.press('Enter')
})

test('skip links lead to the tasks, the weighting, the pictures and the curves', async ({ page }) => {
  await open(page, linkTo({}))
  await page.locator('.weighting-card').waitFor()
  await page.locator('.task-list').waitFor()
  for (const [place, id] of ['tasks', 'weighting', 'pictures', 'curves'].entries()) {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    const link = page.getByRole('navigation').getByRole('link').nth(place)
    await link.focus()
    await expect(link).toBeInViewport()
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(id)
    await page.keyboard.press('Tab')
    expect(await page.evaluate((card) => document.activeElement?.closest(`#${card}`) !== null, id)).toBe(true)
  }
})

test('another weighting acts immediately', async ({ page }) => {
  await open(page, linkTo({}))
  await slowly(page)
  await play(page)
  await reach(page, 30)
  await page.getByRole('button', { name: 'Weighting: Weighted sum' }).click()
  // A search by author with a single hit: Enter takes it.
  await page.getByRole('combobox', { name: /author/ }).fill('liu jin')
  await expect(page.getByRole('heading', { name: 'CAGrad' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => window.__playground?.config().weighting.id)).toBe('cagrad')
  const { step } = await run(page)
  await reach(page, (step ?? 0) + 30)
  expect((await run(page)).status).toBe('playing')
  expect((await recording(page))?.edits.length).toBe(1)
  // CAGrad ignores the sliders: they show its weights, and a press on one offers to set weights by hand from here.
  await expect(page.getByTestId('task-t1').getByRole('slider')).toHaveCount(0)
  await page.getByRole('button', { name: /^Weight of Circles: .*decided by CAGrad/ }).click()
  await page
    .getByRole('group', { name: /decided by CAGrad/ })
    .getByRole('button')
    .click()
  await expect.poll(() => page.evaluate(() => window.__playground?.config().weighting.id)).toBe('weighted-sum')
  await expect(page.getByTestId('task-t1').getByRole('slider')).toBeVisible()
  expect((await run(page)).step).toBeGreaterThan(step ?? 0)
})

test('the list of methods shows a method’s page, and tries the method from step 0', async ({ page }) => {
  await open(page, linkTo({}))
  await play(page)
  await reach(page, 60)
  await pause(page)
  await page.getByRole('button', { name: /^Weighting:/ }).click()
  const list = page.getByRole('listbox')
  await expect(list.getByRole('option')).toHaveCount(weightings.length)
  await list.getByRole('option', { name: /^MGDA/ }).click()
  await expect(page.getByText('When it hurts')).toBeVisible()
  await page.getByRole('button', { name: 'Try it from step 0' }).click()
  await status(page, 'playing')
  await reach(page, 10)
  const { config, edits } = (await recording(page)) ?? {}
  expect(config?.weighting.id).toBe('mgda')
  expect(edits).toEqual([])
})

test('a modifier and its options act during training and are part of the link', async ({ page, context }) => {
  await open(page, linkTo({}))
  await page.getByRole('button', { name: 'About this method' }).click()
  await page.getByRole('switch', { name: 'Decide every n steps' }).check({ force: true })
  const modifiers = () => page.evaluate(() => window.__playground?.config().weighting.modifiers)
  await expect.poll(modifiers).toEqual([{ id: 'every', options: {} }])
  const knob = page.getByRole('slider', { name: 'Decide every n steps: n' })
  await knob.focus()
  await knob.press('ArrowRight')
  await expect.poll(async () => Object.keys((await modifiers())?.[0].options ?? {})).toEqual(['steps'])
  await play(page)
  await reach(page, 30)
  const other = await context.newPage()
  await open(other, await addressOfRun(page))
  expect((await recording(other))?.config.weighting.modifiers).toEqual(await modifiers())
})

test('a set-up that cannot learn gets a remark beside its control, with a button that mends it', async ({ page }) => {
  // Batch norm over a single point, and a Poisson loss with negative targets.
  const counts = { ...defaultTask('t1', 'formula', 'poisson'), expression: 'x-0.5' }
  const { network, training } = defaultConfig
  const one = { ...defaultConfig, network: { ...network, batchNorm: true }, training: { ...training, batchSize: 1 } }
  await open(page, linkTo({ config: one }))
  const norm = page.getByTestId('remark-batchNormOne')
  await expect(norm).toHaveCount(2)
  await norm.first().getByRole('button', { name: 'Batch of 32' }).click()
  await expect(norm).toHaveCount(0)
  expect(await page.evaluate(() => window.__playground?.config().training.batchSize)).toBe(32)

  await open(page, linkTo({ config: { ...defaultConfig, tasks: [counts] } }))
  const negative = page.getByTestId('task-t1').getByTestId('remark-negativeTargets')
  await expect(negative).toContainText('of the targets are below 0')
  await negative.getByRole('button', { name: 'Squared error' }).click()
  await expect(page.getByRole('combobox', { name: 'Loss of Formula' })).toHaveValue('mse')
  await expect(negative).toHaveCount(0)
})
