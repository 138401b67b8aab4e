/** What the page shows about a weighting: the tug of war, who paid, a typed formula, and the method's page. */
import { expect, type Page, test } from '@playwright/test'
import { defaultTask } from '../src/core/config/defaults'
import { addressOfRun } from './support/address'
import { linkTo, open, pause, play, reach, recording, small, status } from './support/playground'

const three = {
  ...small,
  tasks: [
    { ...defaultTask('t1', 'circles', 'bce'), name: 'Circles' },
    { ...defaultTask('t2', 'ripple', 'mse'), name: 'Ripple' },
    { ...defaultTask('t3', 'moons', 'bce'), name: 'Moons' },
  ],
}
const with3 = (weighting: { id: string; options?: Record<string, unknown> }) =>
  linkTo({ config: { ...three, weighting: { options: {}, modifiers: [], ...weighting } } })

async function trained(page: Page, address: string, step = 30): Promise<string[]> {
  const faults = await open(page, address)
  await play(page)
  await reach(page, step)
  await pause(page)
  return faults
}

const numbersIn = (text: string | null): number[] =>
  (text?.replaceAll('−', '-').match(/-?\d+(\.\d+)?/g) ?? []).map(Number)

test('tug of war: shows other methods on the same gradients, with their formula and numbers', async ({ page }) => {
  const faults = await trained(page, with3({ id: 'pcgrad' }))
  await page.getByRole('button', { name: 'Tug of war', exact: true }).click()
  const drawing = page.locator('.tug-drawing')
  await expect(drawing.locator('.arrow.task')).toHaveCount(3)
  await expect(drawing.locator('.arrow.chosen')).toHaveCount(1)
  await expect(page.locator('.tug-caption')).toContainText(/%|hurt no task|hurts some task/)

  await page.getByRole('button', { name: /other methods would choose/ }).click()
  const cagrad = page.getByRole('checkbox', { name: 'CAGrad' })
  await cagrad.check()
  await page.keyboard.press('Escape')
  const name = page.getByRole('button', { name: 'CAGrad', exact: true })
  await expect(name).toBeVisible()
  await expect(drawing.locator('.arrow.other').first()).toBeAttached()
  // Hovering shows the method's formula, and the same formula with this step's numbers, one term per task.
  await name.hover()
  await expect(page.locator('.tug-formula')).toContainText('1+c')
  await expect(page.locator('.tug-filled > span[style]')).toHaveCount(3)
  await expect(page.locator('.tug-cosines li')).toHaveCount(3)
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/tug.png` })
  expect(faults).toEqual([])
})

test('tug of war: three gradients can be moved by pointer and keys until training continues', async ({ page }) => {
  await trained(page, with3({ id: 'mgda' }))
  await page.getByRole('button', { name: 'Tug of war', exact: true }).click()
  const handles = page.locator('.tug-handle')
  await expect(handles).toHaveCount(3)
  const first = page.getByRole('slider', { name: 'Gradient of Circles' })
  const filled = () => page.locator('.tug-filled').textContent()
  const before = { value: await first.getAttribute('aria-valuetext'), filled: await filled() }
  const box = await first.boundingBox()
  const stage = await page.locator('.tug-stage').boundingBox()
  if (!box || !stage) throw new Error('nothing to take')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  // Drag it to be the shortest gradient, because MGDA gives its whole weight to the shortest.
  await page.mouse.move(stage.x + stage.width / 2 + 12, stage.y + stage.height / 2 + 8, { steps: 5 })
  await page.mouse.up()
  expect(await first.getAttribute('aria-valuetext')).not.toBe(before.value)
  await expect.poll(filled).not.toBe(before.filled)
  await expect(page.locator('.tug-caption')).toContainText('Free gradients')

  const dragged = await first.getAttribute('aria-valuetext')
  await first.focus()
  await first.press('Shift+ArrowLeft')
  const [angle, length] = numbersIn(await first.getAttribute('aria-valuetext'))
  const [oldAngle, oldLength] = numbersIn(dragged)
  expect((angle - oldAngle + 360) % 360).toBe(15)
  expect(length).toBeCloseTo(oldLength, 2)
  await first.press('ArrowDown')
  expect(numbersIn(await first.getAttribute('aria-valuetext'))[1]).toBeLessThan(oldLength)
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/hand.png` })

  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await status(page, 'playing')
  await expect(handles).toHaveCount(0)
  await expect(page.locator('.tug-caption')).not.toContainText('Free gradients')
})

test('who paid: shares add up to 100 %, and tasks that got worse have a mark', async ({ page }) => {
  const faults = await trained(page, with3({ id: 'weighted-sum' }), 60)
  await page.getByRole('button', { name: 'Who paid', exact: true }).click()
  // The whole table belongs to one step.
  await expect(page.locator('.paid-groups th')).toHaveText([/^step [\d,]+ → [\d,]+$/])
  const rows = page.locator('.paid-table tbody tr')
  await expect(rows).toHaveCount(3)
  const table = await rows.evaluateAll((list) =>
    list.map((row) =>
      [...row.querySelectorAll('td')].map((cell) => ({
        // A mark can stand in front of the number, and a power of ten behind it.
        number: Number.parseFloat(
          (cell.querySelector('.paid-mark')?.nextSibling ?? cell.firstChild)?.textContent?.replace('−', '-') ?? '',
        ),
        change: cell.querySelector('.paid-bar.middle') !== null,
        marked: cell.querySelector('.paid-mark') !== null,
      })),
    ),
  )
  for (const column of [1, 2]) {
    const sum = table.reduce((total, row) => total + row[column].number, 0)
    expect(Math.abs(sum - 100)).toBeLessThanOrEqual(2)
  }
  for (const row of table) {
    expect(row).toHaveLength(5)
    for (const cell of row) expect(cell.marked).toBe(cell.change && cell.number > 0)
  }
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/paid.png` })
  expect(faults).toEqual([])
})

test('a typed formula: a fault is shown with its character, a correct one acts and is part of the link', async ({
  page,
  context,
}) => {
  await open(page, with3({ id: 'formula' }))
  await page.getByRole('button', { name: 'About this method' }).click()
  const field = page.getByRole('textbox', { name: 'Weights' })
  const typed = () => page.evaluate(() => window.__playground?.config().weighting.options.formulas)
  for (const [formula, said] of [
    ['1/L1; 2*', 'Character 9'],
    ['1/L1 + foo', 'Character 8: there is no “foo”'],
    ['eval(L1)', 'Character 1: there is no function “eval”'],
  ]) {
    await field.fill(formula)
    await expect(page.getByText(said)).toBeVisible()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await field.press('Enter')
    expect(await typed(), 'what cannot be read does not act').toBeUndefined()
  }
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/formula.png` })
  const formula = 'L1/L1_0; 1/n2; 1 + 0.1*c1_3 + 0*(step + epoch)'
  await field.fill(formula)
  await expect(field).toHaveAttribute('aria-invalid', 'false')
  await field.press('Enter')
  await expect.poll(typed).toBe(formula)
  await play(page)
  await reach(page, 30)
  await pause(page)
  const weights = await page.evaluate(() => [...(window.__playground?.run().now?.weights ?? [])])
  expect(weights).toHaveLength(3)
  expect(weights.every((weight) => Number.isFinite(weight) && weight > 0)).toBe(true)
  expect(Math.abs(weights[2] - 1)).toBeLessThanOrEqual(0.1)
  const other = await context.newPage()
  await open(other, await addressOfRun(page))
  expect((await recording(other))?.config.weighting).toEqual((await recording(page))?.config.weighting)
})

test('a method’s page says whether it can hurt a task, in both languages', async ({ page }) => {
  await open(page, with3({ id: 'upgrad' }))
  await page.getByRole('button', { name: /^Weighting:/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Find a weighting' })
  await expect(dialog.getByText('far shorter than the longest')).toBeVisible()
  await dialog.getByRole('option', { name: /^MGDA/ }).click()
  await expect(dialog.getByText('never points against')).toBeVisible()
  await dialog.getByRole('option', { name: /^CAGrad/ }).click()
  await expect(dialog.getByText('may point against a task’s gradient. The tug')).toBeVisible()
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/page.png` })
})
