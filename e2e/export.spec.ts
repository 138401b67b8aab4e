import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { curves, linkTo, open, pause, play, reach, recording, small } from './support/playground'

test('curves are saved as CSV, and a set-up as JSON can be opened again', async ({ page, browser }) => {
  await open(page, linkTo({ config: { ...small, training: { ...small.training, seed: 42 } } }))
  await play(page)
  await reach(page, 60)
  await pause(page)
  const save = async (name: string) => {
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText(name, { exact: true }).click()])
    return readFileSync(await download.path(), 'utf8')
  }
  const written = await save('Curves as CSV')
  // Starts with a byte-order mark: without it spreadsheets garble Chinese names.
  expect(written.codePointAt(0)).toBe(0xfeff)
  const csv = written.trim().split('\r\n')
  expect(csv[0]).toMatch(/^step,total train loss,total test loss,learning rate,Circles: train loss/)
  expect(csv.length - 1).toBe((await curves(page)).steps.length)
  const json = await save('Set-up as JSON')

  const fresh = await (await browser.newContext()).newPage()
  await open(fresh, './?engine=cpu&play=0')
  const drop = async (name: string, content: string) => {
    await fresh.getByRole('button', { name: 'Export' }).click()
    const [chooser] = await Promise.all([fresh.waitForEvent('filechooser'), fresh.getByText('Open a set-up …').click()])
    await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) })
  }
  await drop('set-up.json', json)
  await expect.poll(() => recording(fresh)).toEqual(await recording(page))
  await drop('broken.json', '{"format": "something else"}')
  await expect(
    fresh.getByText('This file is neither a set-up nor a comparison of this page. Nothing was changed.'),
  ).toBeVisible()
  expect(await recording(fresh)).toEqual(await recording(page))
})
