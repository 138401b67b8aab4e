import { expect, test } from '@playwright/test'
import { decodeLink } from '../src/share/link'
import { hashOf } from './support/address'
import { expectAccessible } from './support/axe'
import { curves, linkTo, open, pause, play, reach } from './support/playground'

test.use({ bypassCSP: true })

test('the GradNorm family is chosen, grows to ten tasks, trains, and is read relative to the first losses', async ({
  page,
}) => {
  const faults = await open(page, linkTo({}))
  await page.getByRole('button', { name: 'Problem: 2-D plane. Choose another' }).press('Enter')
  await page.getByRole('dialog').locator('[data-problem=gradnorm]').press('Enter')
  const tasks = () => decodeLink(hashOf(page)).recording.config.tasks
  await expect
    .poll(() => tasks().map(({ target, scale }) => [target, scale]))
    .toEqual([
      ['gradnorm1', 1],
      ['gradnorm2', 10],
    ])
  await page.getByRole('button', { name: 'Data', exact: true }).press('Enter')
  const count = page.getByRole('slider', { name: 'Tasks', exact: true })
  await count.press('End')
  await expect.poll(() => tasks().length).toBe(10)
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => tasks().length).toBe(2)
  await count.press('End')
  await expect.poll(() => tasks().length).toBe(10)
  await expectAccessible(page)

  await play(page)
  await reach(page, 30)
  await pause(page)
  await page.getByRole('button', { name: '÷ start' }).press('Enter')
  const { steps, testLosses } = await curves(page)
  const sums = steps.map((_, k) => testLosses.reduce((sum, losses) => sum + losses[k] / losses[0], 0))
  expect(sums[0]).toBe(10)
  expect(sums.at(-1)).toBeLessThan(10)
  const table = page.getByRole('table', { name: 'Sum over tasks of loss ÷ start' })
  const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'test' }) })
  await expect(row.getByRole('cell').first()).toHaveText('10.0')
  await expect
    .poll(async () => Number(await row.getByRole('cell').last().textContent()))
    .toBeCloseTo(sums.at(-1) ?? Number.NaN, 0)

  // The link opens to the same tasks.
  const shown = tasks()
  await page.reload()
  await expect.poll(() => page.evaluate(() => window.__playground?.config().tasks)).toEqual(shown)
  expect(faults).toEqual([])
})
