import { expect, type Locator, test } from '@playwright/test'
import { defaultTask } from '../src/core/config/defaults'
import type { RunConfig } from '../src/core/config/types'
import { unpackDots } from '../src/core/problems/dots'
import { levelsOf } from '../src/core/problems/drawing'
import { decodeLink } from '../src/share/link'
import { hashOf } from './support/address'
import { expectAccessible } from './support/axe'
import { linkTo, open, pause, play, reach, small } from './support/playground'

const drawn: RunConfig = {
  ...small,
  problem: { ...small.problem, id: 'drawn' },
  tasks: [defaultTask('t1', 'painted', 'softmax'), defaultTask('t2', 'dotted', 'softmax')],
}
test.use({ bypassCSP: true })

const config = () => window.__playground?.config()

test('another problem is chosen by keyboard from a list with pictures; the page says what changed, and undo takes it back', async ({
  page,
}) => {
  const faults = await open(page, linkTo({}))
  const before = await page.evaluate(config)
  await play(page)
  await reach(page, 20)
  const step = await pause(page)
  const button = page.getByRole('button', { name: 'Problem: 2-D plane. Choose another' })
  await button.press('Enter')
  const list = page.getByRole('dialog', { name: 'Choose a problem' })
  await expect(list.locator('[data-problem=plane]')).toHaveAttribute('aria-current', 'true')
  await expect(list.locator('[data-problem=plane]')).toBeFocused()
  // Each problem has a picture that is not empty, two sentences, and its size.
  for (const choice of await list.getByRole('listitem').all()) {
    await expect(choice).toContainText('What is hard')
    await expect(choice).toContainText(/\d rows.*\d inputs.*\d tasks/)
    if (await choice.getByText('The picture comes with the data.').isVisible()) continue
    await expect
      .poll(() =>
        choice
          .locator('canvas')
          .first()
          .evaluate((canvas: HTMLCanvasElement) => {
            const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height)
            return image ? new Set(new Uint32Array(image.data.buffer)).size : 0
          }),
      )
      .toBeGreaterThan(1)
  }
  await expectAccessible(page)
  await list.locator('[data-problem=drawn]').press('Enter')
  await expect(list).toHaveCount(0)
  expect(await page.evaluate(config)).toMatchObject({
    problem: { id: 'drawn' },
    network: before?.network,
    weighting: before?.weighting,
  })
  const message = page.locator('.notice', { hasText: 'Problem: Draw your own instead of 2-D plane.' })
  await expect(message).toContainText('Areas, Heights instead of Circles, Checkers, Ripple')
  await expect(message).toContainText('Kept: Weighted sum, Adam, trunk')
  // It is the only message, hides nothing of the film, and the curves of the other problem are gone.
  await expect(page.getByText('This change restarted training')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'before the change' })).toHaveCount(0)
  const top = async (part: Locator) => (await part.boundingBox())?.y ?? Number.NaN
  const height = (await message.boundingBox())?.height ?? Number.NaN
  expect((await top(message)) + height).toBeLessThan(await top(page.getByRole('slider', { name: 'Step shown' })))
  await expect(message.getByText('Kept: Weighted sum')).toBeHidden()
  await message.getByText('What changed and what was kept').click()
  await expect(message.getByText('Kept: Weighted sum')).toBeVisible()
  await message.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect.poll(() => page.evaluate(config)).toEqual(before)
  await expect.poll(() => page.evaluate(() => window.__playground?.run().step)).toBe(step)
  await expect(message).toHaveCount(0)
  expect(faults).toEqual([])
})

test('a target is painted with the pointer and by keys, labelled points are put down, and the link carries both', async ({
  page,
}) => {
  const faults = await open(page, linkTo({ config: drawn }))
  await page.getByRole('button', { name: 'Paint the target of Areas' }).click()
  const square = page.getByRole('application')
  const drawing = () => page.evaluate(() => window.__playground?.config().tasks[0].drawing ?? '')
  const count = async (level: number) =>
    levelsOf(new Uint8Array(), await drawing()).filter((each) => each === level).length
  await page.getByRole('button', { name: 'class 2' }).click()
  await page.getByRole('button', { name: 'Fill all' }).click()
  await expect.poll(() => count(2)).toBe(24 * 24)
  // One stroke of class 1 from left to right.
  await page.getByRole('button', { name: 'class 1' }).click()
  const box = await square.boundingBox()
  if (!box) throw new Error('no square')
  await page.mouse.move(box.x + 20, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 20, box.y + box.height / 2, { steps: 30 })
  await page.mouse.up()
  await expect.poll(() => count(1)).toBeGreaterThan(40)
  const stroke = await drawing()
  // One cell by keys, and back.
  await square.press('0')
  await square.press('ArrowDown')
  await square.press(' ')
  await expect.poll(() => count(0)).toBeGreaterThan(0)
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(drawing).toBe(stroke)
  await page.keyboard.press('Escape')
  // Points: all erased, then one by the pointer and one by keys.
  await page.getByRole('button', { name: 'Paint the target of Dots' }).press('Enter')
  const dots = async () =>
    unpackDots(await page.evaluate(() => window.__playground?.config().tasks[1].drawing ?? ''))?.map(
      ({ label }) => label,
    )
  await page.getByRole('button', { name: 'Erase all' }).click()
  await expect.poll(dots).toEqual([])
  await page.getByRole('button', { name: 'class 1' }).click()
  await square.click({ position: { x: 60, y: 60 } })
  await expect.poll(dots).toEqual([1])
  await square.press('2')
  await square.press('ArrowRight')
  await square.press(' ')
  await expect.poll(dots).toEqual([1, 2])
  await expect(page.getByRole('dialog')).toContainText('2 of at most 96 points')
  await page.keyboard.press('Escape')
  await expect
    .poll(() => decodeLink(hashOf(page)).recording.config.tasks.map(({ drawing: text }) => text))
    .toEqual([stroke, expect.stringMatching(/^.{6}$/)])
  expect(faults).toEqual([])
})
