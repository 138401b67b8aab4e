import { expect, test } from '@playwright/test'
import { curves, linkTo, open, pause, play, reach, recording, run, status } from './support/playground'

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

test('undo and redo, of a weight and of the network', async ({ page }) => {
  await open(page, linkTo({}))
  const weight = () => page.evaluate(() => window.__playground?.config().tasks[0].weight)
  const slider = page.getByTestId('task-t1').getByRole('slider')
  await slider.focus()
  await slider.press('ArrowRight')
  await expect.poll(weight).toBeGreaterThan(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(weight).toBe(1)
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect.poll(weight).toBeGreaterThan(1)

  const trunk = () => page.evaluate(() => window.__playground?.config().network.trunk)
  await page
    .getByRole('button', { name: /add.*layer/i })
    .first()
    .click()
  await expect.poll(async () => (await trunk())?.length).toBe(2)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await trunk())?.length).toBe(1)
})

test('keys: space, point, R', async ({ page }) => {
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

test('choosing another weighting acts at once', async ({ page }) => {
  await open(page, linkTo({}))
  await play(page)
  await reach(page, 30)
  await page.getByLabel('Weighting', { exact: true }).selectOption('cagrad')
  await expect.poll(() => page.evaluate(() => window.__playground?.config().weighting.id)).toBe('cagrad')
  const { step } = await run(page)
  await reach(page, (step ?? 0) + 30)
  expect((await run(page)).status).toBe('playing')
  expect((await recording(page))?.edits.length).toBe(1)
})
