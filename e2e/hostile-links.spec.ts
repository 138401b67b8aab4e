import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { play, reach, recording, run } from './support/playground'

const hashes = JSON.parse(readFileSync(new URL('./fixtures/hostile-hashes.json', import.meta.url), 'utf8')) as string[]

test('hostile links never break the page, and it says what could not be read', async ({ page }) => {
  test.slow() // a page for each of them
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  for (const hash of hashes) {
    await page.goto('about:blank')
    await page.goto(`./?engine=cpu&play=0#${hash}`, { waitUntil: 'commit' })
    const notices = page.getByRole('region', { name: 'Messages' })
    await expect(notices, hash.slice(0, 40)).toContainText(/could not be read|newer version|were left out/)
    expect((await recording(page))?.config.tasks.length, hash.slice(0, 40)).toBeGreaterThan(0)
    expect((await run(page)).status).not.toBe('failed')
  }
  expect(errors).toEqual([])
  expect(await page.evaluate(() => ({}) as { polluted?: unknown }).then((object) => object.polluted)).toBeUndefined()
  // Still a page that trains.
  await play(page)
  await reach(page, 20)
})
