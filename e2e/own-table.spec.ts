import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { hashOf } from './support/address'
import { expectAccessible } from './support/axe'
import { curves, linkTo, open, pause, play, reach, run } from './support/playground'

test.use({ bypassCSP: true })

const FILES = 'e2e/fixtures/tables'
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Your own table' })
const give = (page: Page, file: string) =>
  dialogOf(page).getByLabel('Choose a file …').setInputFiles(`${FILES}/${file}`)
/** Trains at least to this step. */
const trainTo = async (page: Page, to: number) => {
  await play(page)
  await reach(page, to)
  await pause(page)
}

test('columns of a pasted table are corrected; those of a file are trained on, and its link asks for the file', async ({
  page,
}) => {
  const faults = await open(page, linkTo({}))
  await page.getByRole('button', { name: 'Problem: 2-D plane. Choose another' }).press('Enter')
  await page.locator('[data-problem=own]').press('Enter')
  const dialog = dialogOf(page)
  await expect(dialog).toContainText('never leaves this browser')

  // A pasted table, whose last column is corrected from numbers to classes.
  await dialog.getByRole('button', { name: 'Paste a table' }).press('Enter')
  const rows = Array.from({ length: 60 }, (_, k) => `${k % 7},${(k * k) % 11},${k % 3}`)
  await dialog.getByRole('textbox').fill(['a,b,group', ...rows].join('\n'))
  await dialog.getByRole('button', { name: 'Read the table' }).press('Enter')
  await expect(dialog.locator('[role=status]:focus')).toContainText('60 rows · 3 columns')
  await dialog.getByRole('combobox', { name: 'Type of group' }).selectOption('category')
  await expect(dialog).toContainText('3 different')

  // A file with two targets is trained on; undo would bring the plane back.
  await give(page, 'german.csv')
  await dialog.getByRole('combobox', { name: 'Use of Miete' }).selectOption('target')
  await expect(dialog).toContainText('Input columns: 2. Numbers that the network sees: 4. Targets: Miete, Balkon.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Train on these columns' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('.notice', { hasText: 'Your own table instead of 2-D plane' })).toContainText(
    'Miete, Balkon instead of Circles',
  )
  await trainTo(page, 100)
  const { totalTrain } = await curves(page)
  expect(totalTrain.at(-1)).toBeLessThan(totalTrain[0] / 2)

  // Every row with its own cells and the predictions of both tasks.
  await page.getByRole('button', { name: 'File, columns, predictions' }).click()
  const saved = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save predictions as CSV' }).click()
  const lines = readFileSync(await (await saved).path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(lines).toHaveLength(41)
  expect(lines[0]).toBe('Größe (m²);Miete;Stadtteil;Balkon;Miete: prediction;Balkon: prediction;Balkon: probability')
  const predicted = lines.slice(1).map((line) => line.split(';'))
  const number = (cell: string) => Number(cell.replace('.', '').replace(',', '.'))
  for (const [, rent, , , prediction, yes, probability] of predicted) {
    expect(Math.abs(Number(prediction.replace(',', '.')) / number(rent) - 1)).toBeLessThan(0.5)
    expect(['ja', 'nein']).toContain(yes)
    expect(Number(probability.replace(',', '.'))).toBeGreaterThanOrEqual(0.5)
  }
  await page.keyboard.press('Escape')

  // The link on another page: without the file nothing changes, another file is told apart, the right one trains alike.
  const first = (await curves(page)).totalTrain.slice(0, 10)
  const link = `/?engine=cpu&play=0#${hashOf(page)}`
  expect(decodeURIComponent(link)).not.toContain('1.316')
  await page.goto('about:blank')
  await page.goto(link)
  await page.getByRole('button', { name: 'Choose the file …' }).click()
  await expect(dialog).toContainText('The link was made with “german.csv”')
  await give(page, 'dates.csv')
  await expect(dialog).toContainText('This file is not “german.csv”')
  await expect(dialog).toContainText('The file does not have these columns: Größe (m²), Stadtteil, Miete, Balkon')
  await give(page, 'german.csv')
  await expect(dialog).toHaveCount(0)
  await expect.poll(async () => (await run(page)).step).toBe(0)
  await trainTo(page, 20)
  expect((await curves(page)).totalTrain.slice(0, 10)).toEqual(first)

  // Kept because the person asks, the file is there when its link opens again, until it is removed.
  await page.getByRole('button', { name: 'File, columns, predictions' }).click()
  await expect(dialog.getByRole('button', { name: 'Open german.csv' })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Keep the file in this browser' }).click()
  await expect(dialog.getByRole('button', { name: 'Open german.csv' })).toBeVisible()
  await page.goto('about:blank')
  await page.goto(link)
  await expect.poll(() => page.evaluate(() => window.__playground?.config().problem.id)).toBe('own')
  await page.getByRole('button', { name: 'File, columns, predictions' }).click()
  await expect(dialog.getByRole('combobox', { name: 'Use of Miete' })).toHaveValue('target')
  await dialog.getByRole('combobox', { name: 'Use of Stadtteil' }).selectOption('unused')
  await dialog.getByRole('button', { name: 'Train on these columns' }).press('Enter')
  await expect(page.locator('.notice')).toContainText('No longer inputs: Stadtteil. The tasks stay the same.')

  // With two numbers among the inputs, the large picture cuts through them and names them as the file does.
  await page.getByRole('button', { name: 'File, columns, predictions' }).click()
  await dialog.getByRole('combobox', { name: 'Use of Miete' }).selectOption('input')
  await dialog.getByRole('button', { name: 'Train on these columns' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: 'Predictions of Balkon for test rows: show them large' }).press('Enter')
  const picture = page.getByRole('dialog', { name: 'Balkon: predictions for test rows' })
  await expect(picture.getByRole('combobox', { name: 'Across' }).locator('option')).toHaveText(['Größe (m²)', 'Miete'])
  await picture.getByRole('slider', { name: 'Größe (m²) → Miete ↑' }).press('ArrowUp')
  await expect(picture.locator('.rows-told').last()).toContainText(/ja \d+ ?%/)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'File, columns, predictions' }).click()
  await dialog.getByRole('button', { name: 'Remove german.csv' }).press('Enter')
  await expect(dialog.getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Remove german.csv' }).click()
  await expect(dialog.getByRole('button', { name: 'Open german.csv' })).toHaveCount(0)
  expect(faults).toEqual([])
})
