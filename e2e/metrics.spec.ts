import { expect, test } from '@playwright/test'
import { decodeLink } from '../src/share/link'
import { hashOf } from './support/address'
import { expectAccessible } from './support/axe'
import { curves, linkTo, open, run, small } from './support/playground'

test.use({ bypassCSP: true })

const STEPS = 60

test('a task shows another metric over its whole run, which stays the same; undo and a link bring it back', async ({
  page,
}) => {
  const ending = { ...small, training: { ...small.training, stopAfter: STEPS } }
  const faults = await open(page, linkTo({ config: ending }, '?engine=cpu&play=1'))
  const stands = async () => {
    await page.waitForFunction((step) => window.__playground?.run().step === step, STEPS)
    // Where the run was trained again, its records come after the number of the step.
    await expect.poll(async () => (await curves(page)).steps.at(-1)).toBe(STEPS)
  }
  await stands()
  const before = await curves(page)
  const metric = (task: number) => page.getByTestId(`metric-t${task}`)
  await expect(metric(1)).toContainText('acc')
  await page.getByRole('button', { name: 'Settings of Circles' }).press('Enter')
  const choice = page.getByRole('combobox', { name: /^Metric.*Circles/ })
  await expect(choice.locator('option')).toHaveText([
    'accuracy (usual)',
    'balanced accuracy',
    'macro F1',
    'AUC',
    'log-loss',
  ])
  await choice.selectOption('AUC')
  await expect(page.getByTestId('task-t1')).toContainText('ranks above')
  await stands()
  await expect(metric(1)).toHaveText(/^AUC [01]\.\d{3}$/)
  expect(await curves(page)).toEqual(before)
  expect((await run(page)).status).toBe('stopped')
  await expectAccessible(page)
  await expect.poll(() => decodeLink(hashOf(page)).recording.config.tasks[0].metric).toBe('auc')

  // An error has a chart of its own, and its best value is the lowest.
  await page.getByRole('button', { name: 'Settings of Ripple' }).press('Enter')
  await page.getByRole('combobox', { name: /^Metric.*Ripple/ }).selectOption('mean absolute error')
  await stands()
  await expect(metric(3)).toHaveText(/^MAE \d/)
  await page.getByRole('button', { name: /^Errors/ }).click()
  await expect(page.getByText('MAE on test points').first()).toBeAttached()
  await page.getByRole('button', { name: /^Metrics/ }).click()
  await expect(page.getByText('AUC · accuracy on test points').first()).toBeAttached()

  // Log-loss needs probabilities, and hinge gives none.
  await choice.selectOption('log-loss')
  await stands()
  await page.getByRole('combobox', { name: 'Loss of Circles' }).selectOption('hinge')
  await expect(page.locator('.notice', { hasText: 'Task 1 shows its usual metric again' })).toBeVisible()
  await expect(choice).toHaveValue('accuracy')
  await page.keyboard.press('Control+z')
  await expect(choice).toHaveValue('logLoss')
  await expect(metric(1)).toHaveText(/^log-loss \d/)
  expect(faults).toEqual([])
})

test('a metric that is not defined is a dash with the reason', async ({ page }) => {
  const tasks = [{ ...small.tasks[0], rare: 0.01, metric: 'auc' as const }, ...small.tasks.slice(1)]
  await open(page, linkTo({ config: { ...small, tasks, problem: { ...small.problem, samples: 40 } } }))
  await expect(page.getByTestId('metric-t1')).toHaveText('AUC –')
  await expect(page.getByTestId('metric-t1')).toHaveAttribute('title', /of one class only/)
  await expect(page.getByTestId('metric-t2')).toContainText('acc')
  await page.getByRole('button', { name: 'Settings of Circles' }).press('Enter')
  await expect(page.getByTestId('task-t1')).toContainText('– The labels of the test points are of one class only')
})
