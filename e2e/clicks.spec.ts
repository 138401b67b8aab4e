import { expect, test } from '@playwright/test'
import { problemNamed } from '../src/core/problems/all'
import { addressOfRun } from './support/address'
import { expectAccessible } from './support/axe'
import { curves, linkTo, open, pause, play, reach } from './support/playground'

test.use({ bypassCSP: true })

test('clicks and purchases: chosen by keyboard, learned on clicked rows or as a product, and opened by link', async ({
  page,
}) => {
  const faults = await open(page, linkTo({}, '?engine=wasm&play=0'))
  const tasks = () => page.evaluate(() => window.__playground?.config().tasks ?? [])
  await page.getByRole('button', { name: 'Problem: 2-D plane. Choose another' }).press('Enter')
  await page.locator('[data-problem=clicks]').press('Enter')
  await expect(page.locator('.notice')).toContainText('Set for Clicks and purchases: 20,000 rows.')
  expect(await tasks()).toEqual(problemNamed('clicks').usualTasks)

  // On the card of the purchase alone: which rows it learns from, with what that means.
  const rows = page.getByRole('combobox', { name: 'Rows: Purchase' })
  await expect(page.getByRole('combobox', { name: /^Rows: / })).toHaveCount(1)
  await page.getByTestId('task-t2').getByText('What this means').press('Enter')
  await expect(page.getByTestId('task-t2')).toContainText('sample selection bias')
  await expectAccessible(page)
  await rows.selectOption('all, as a product')
  expect((await tasks()).map(({ product }) => product)).toEqual([false, true, false])

  // A product has a label in every row, so a loss at every step. The watch time has none in a batch without a click.
  await play(page)
  await reach(page, 200)
  await pause(page)
  const { steps, trainLosses, testLosses } = await curves(page)
  expect(steps.length).toBeGreaterThan(20)
  for (const t of [0, 1]) expect([...trainLosses[t], ...testLosses[t]].every(Number.isFinite)).toBe(true)
  expect(testLosses[1].at(-1)).toBeLessThan(testLosses[1][0])

  // The card shows how well the purchases are ranked, and the picture of test rows what is taken for what.
  await expect(page.getByTestId('metric-t2')).toHaveText(/^AUC 0\.\d+$/)
  await page.getByRole('button', { name: /^Predictions of Purchase for test rows/ }).press('Enter')
  const large = page.getByRole('dialog', { name: 'Purchase: predictions for test rows' })
  for (const name of ['no', 'yes']) await expect(large.getByRole('rowheader', { name, exact: true })).toBeVisible()
  await page.keyboard.press('Escape')

  const address = await addressOfRun(page)
  const before = await tasks()
  await page.goto('about:blank')
  await open(page, address)
  expect(await tasks()).toEqual(before)
  await expect(rows).toHaveValue('all')

  // Without the task that predicts the condition there is no product.
  await page.getByRole('checkbox', { name: 'Click takes part' }).press('Space')
  const remark = page.getByTestId('remark-noCondition')
  await expect(remark).toContainText('There is no probability to multiply by')
  await remark.getByRole('button').press('Enter')
  await expect(remark).toHaveCount(0)
  await expect(rows).toHaveValue('condition')
  expect(faults).toEqual([])
})
