import { expect, test } from '@playwright/test'
import { defaultTask } from '../src/core/config/defaults'
import { expectAccessible } from './support/axe'
import { linkTo, open, pause, play, reach, small } from './support/playground'

test.use({ bypassCSP: true })

test('a task with three answers of yes or no trains, and its pictures show all of them or one', async ({ page }) => {
  const tasks = [defaultTask('t1', 'questions', 'bce'), defaultTask('t2', 'ripple', 'mse')]
  const faults = await open(page, linkTo({ config: { ...small, tasks } }))
  await play(page)
  await reach(page, 30)
  await pause(page)
  const head = page.locator('.network-head').first()
  await expect(head.getByTestId('metric-t1')).toContainText(/\d% acc/)
  const picture = (name: string) =>
    page.getByRole('img', { name }).evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
  const choice = page.getByRole('combobox', { name: 'Answer of Questions that the pictures show' })
  await expect(choice.getByRole('option')).toHaveText(['all', 'above the line', 'in the ring', 'right half'])
  // The picture of the step at which training paused may come a moment later.
  await expect(async () => {
    const all = await picture('Prediction of Questions')
    await choice.selectOption('right half')
    const one = await picture('Prediction of Questions, right half')
    await choice.selectOption('all')
    const again = await picture('Prediction of Questions')
    // Told as true or false: the pictures themselves would fill the report.
    expect([again === all, one === all]).toEqual([true, false])
  }).toPass()
  await expectAccessible(page)
  expect(faults).toEqual([])
})
