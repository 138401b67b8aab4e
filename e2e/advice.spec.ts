import { expect, type Page, test } from '@playwright/test'
import { defaultTask } from '../src/core/config/defaults'
import { expectAccessible } from './support/axe'
import { linkTo, open, play, small, status } from './support/playground'

const circles = defaultTask('t1', 'circles', 'bce')
/** Two losses of unlike size: the squared error of millimetres beside a cross-entropy. */
const unlike = linkTo({
  config: {
    ...small,
    tasks: [circles, { ...defaultTask('t2', 'ripple', 'mse'), scale: 100 }],
    // Later the total is flat, which another suggestion is about.
    training: { ...small.training, stopAfter: 200 },
  },
})

async function reachEnd(page: Page): Promise<void> {
  await play(page)
  await status(page, 'stopped')
}

test('a suggestion fits the run, does what it says, and takes it back', async ({ page }) => {
  const faults = await open(page, unlike)
  const card = page.getByTestId('advice')
  await expect(card).toContainText('Nothing stands out')
  const height = (await card.boundingBox())?.height
  await reachEnd(page)
  await expect(card).toContainText('unlike sizes')
  expect((await card.boundingBox())?.height).toBe(height)
  const weights = async () =>
    (await page.evaluate(() => window.__playground?.config().tasks.map(({ weight }) => weight))) ?? []
  expect(await weights()).toEqual([1, 1])
  const act = card.getByRole('button', { name: 'Set every weight to 1 / loss', exact: true })
  await act.focus()
  await act.press('Enter')
  await expect.poll(weights).not.toEqual([1, 1])
  await expect(card).toContainText('Done:')
  await card.getByRole('button', { name: 'Undo', exact: true }).press('Enter')
  await expect.poll(weights).toEqual([1, 1])
  expect(faults).toEqual([])
})

test('a dismissed suggestion stays away, and the help brings it back', async ({ page }) => {
  await open(page, unlike)
  const card = page.getByTestId('advice')
  await reachEnd(page)
  await card.getByRole('button', { name: /Do not suggest this again/ }).click()
  await expect(card).not.toContainText('unlike sizes')
  await page.reload()
  await card.waitFor()
  await reachEnd(page)
  await expect(card).not.toContainText('unlike sizes')
  await page.keyboard.press('?')
  await page.getByRole('button', { name: 'Show dismissed suggestions again' }).click()
  await page.keyboard.press('Escape')
  await expect(card).toContainText('unlike sizes')
})

test('no suggestions during a lesson', async ({ page }) => {
  await open(page, unlike)
  await expect(page.getByTestId('advice')).toBeVisible()
  await page.keyboard.press('l')
  await page
    .getByRole('button', { name: /^Start: / })
    .first()
    .click()
  await page.locator('.lesson-dock').waitFor()
  await expect(page.getByTestId('advice')).toHaveCount(0)
})

test('the adviser reads answers off the run and opens Compare with its methods, by keyboard', async ({ page }) => {
  const faults = await open(page, unlike)
  await reachEnd(page)
  await page.locator('#weighting').getByRole('button', { name: 'Which weighting?' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Which weighting?' })
  const sizes = dialog.getByRole('group', { name: /differ in size/ })
  await expect(sizes.getByRole('radio', { name: 'Yes' })).toBeChecked()
  await expect(sizes).toContainText(/Read off this run: the largest recent loss is [\d,]+ times the smallest/)
  await expect(dialog).toContainText('Uncertainty weighting')
  const main = dialog.getByRole('group', { name: /main task/ })
  await expect(main.getByRole('radio', { name: 'Not sure' })).toBeChecked()
  await main.getByRole('radio', { name: 'Yes' }).check()
  await expect(dialog.getByRole('listitem')).not.toHaveCount(0)
  await expect(dialog).toContainText('Weighted sum')
  const shown = await dialog.getByRole('listitem').count()
  await dialog.getByRole('button', { name: /Compare these/ }).press('Enter')
  await expect(page.locator('main.compare')).toBeVisible()
  await expect.poll(() => page.locator('.lane-list > li').count()).toBeGreaterThanOrEqual(shown)
  expect(faults).toEqual([])
})

test('axe finds nothing serious in the suggestion and the adviser at three sizes in both themes', async ({
  browser,
}) => {
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await open(page, unlike)
  await reachEnd(page)
  const card = page.getByTestId('advice')
  await expect(card).toContainText('unlike sizes')
  const hidden = () => card.evaluate((element) => element.scrollHeight - element.clientHeight)
  await expectAccessible(page, async () => expect(await hidden()).toBe(0))
  await page.locator('#weighting').getByRole('button', { name: 'Which weighting?' }).click()
  await page.getByRole('dialog', { name: 'Which weighting?' }).waitFor()
  await expectAccessible(page)
  await context.close()
})

test('in Chinese too', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'zh-CN' })
  const page = await context.newPage()
  await open(page, unlike)
  await expect(page.getByTestId('advice')).toContainText('您可以试试')
  await page.locator('#weighting').getByRole('button', { name: '用哪种加权方法？' }).click()
  await expect(page.getByRole('dialog', { name: '用哪种加权方法？' })).toContainText('值得对比的方法')
  await context.close()
})
