/** The relatedness of data: set by keys, said wherever the target is shown, and carried by the link. */
import { expect, type Page, test } from '@playwright/test'
import { problemNamed } from '../src/core/problems/all'
import { addressOfRun } from './support/address'
import { expectAccessible } from './support/axe'
import { curves, linkTo, open, pause, play, reach, small } from './support/playground'

test.use({ bypassCSP: true })

const originals = (page: Page) =>
  page.evaluate(() => window.__playground?.config().tasks.map(({ original }) => original))

/** Turns the dial of a task to 0% by keys, and reads what it provokes. */
async function unrelate(page: Page, id: string, name: string): Promise<void> {
  const card = page.getByTestId(`task-${id}`)
  await card.getByRole('button', { name: `Settings of ${name}` }).press('Enter')
  await page.getByRole('slider', { name: `Relatedness: ${name}` }).press('Home')
  await expect(card.getByRole('note').filter({ hasText: 'made up' })).toHaveText(
    '100% of this target is made up (relatedness 0%).',
  )
  await card.getByText('What these settings provoke').press('Enter')
  await expect(card).toContainText('negative transfer')
}

test('penguins: a made-up target trains, is named as such beside its picture, and opens by link', async ({ page }) => {
  const config = { ...small, problem: { ...small.problem, id: 'penguins' }, tasks: problemNamed('penguins').usualTasks }
  const faults = await open(page, linkTo({ config }))
  const trained = async () => {
    await play(page)
    await reach(page, 100)
    await pause(page)
    return (await curves(page)).testLosses.map((losses) => [losses[0], losses[10]])
  }
  const before = await trained()
  await unrelate(page, 't3', 'Body mass')
  expect(await originals(page)).toEqual([1, 1, 0])
  await expectAccessible(page)
  const after = await trained()
  // The first test loss of the others is as before; that of the made-up target is of other values, and falls.
  expect(after.map(([first]) => first).slice(0, 2)).toEqual(before.map(([first]) => first).slice(0, 2))
  expect(after[2][0]).not.toBe(before[2][0])
  expect(after[2][1]).toBeLessThan(after[2][0])
  await page.getByRole('button', { name: /^Predictions of Body mass for test rows/ }).press('Enter')
  const large = page.getByRole('dialog', { name: 'Body mass: predictions for test rows' })
  await expect(large).toContainText('100% of this target is made up')
  await page.keyboard.press('Escape')
  await open(page, await addressOfRun(page))
  expect(await originals(page)).toEqual([1, 1, 0])
  await expect(page.getByTestId('task-t3')).toContainText('made up')
  expect(faults).toEqual([])
})

test('your own table: the dialog that saves predictions says what of them is made up', async ({ page }) => {
  const faults = await open(page, linkTo({}))
  await page.getByRole('button', { name: 'Problem: 2-D plane. Choose another' }).press('Enter')
  await page.locator('[data-problem=own]').press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Your own table' })
  await dialog.getByRole('button', { name: 'Paste a table' }).press('Enter')
  const rows = Array.from({ length: 60 }, (_, k) => `${k % 7},${(k * k) % 11},${(k % 7) + 0.5}`)
  await dialog.getByRole('textbox').fill(['a,b,c', ...rows].join('\n'))
  await dialog.getByRole('button', { name: 'Read the table' }).press('Enter')
  await dialog.getByRole('button', { name: 'Train on these columns' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  await unrelate(page, 't1', 'c')
  await play(page)
  await reach(page, 20)
  await pause(page)
  await page.getByRole('button', { name: 'File, columns, predictions' }).press('Enter')
  await expect(dialog.getByRole('note')).toHaveText('c: 100% of this target is made up (relatedness 0%).')
  expect(await originals(page)).toEqual([0])
  expect(faults).toEqual([])
})
