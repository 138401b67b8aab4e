import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { play, reach, recording, run } from './support/playground'

const hashes = JSON.parse(readFileSync(new URL('./fixtures/hostile-hashes.json', import.meta.url), 'utf8')) as string[]

declare global {
  interface Window {
    /** Names that were added to built-in objects since the page began to load. */
    pollution?: () => string[]
  }
}

/** Runs in the page before its own scripts: remembers which names the built-in objects have. */
function watchBuiltIns(): void {
  const watched = { Object, Array, Function, String, Number }
  const places = Object.entries(watched).flatMap(([name, built]) => [
    { name, object: built as object },
    { name: `${name}.prototype`, object: built.prototype as object },
  ])
  const before = places.map(({ object }) => new Set(Reflect.ownKeys(object)))
  window.pollution = () =>
    places.flatMap(({ name, object }, k) =>
      Reflect.ownKeys(object)
        .filter((key) => !before[k].has(key))
        .map((key) => `${name}.${String(key)}`),
    )
}

const pollution = (page: Page) => page.evaluate(() => window.pollution?.() ?? ['nobody watches'])

/** Of this many links one is opened in a page of its own. The others are typed into the page that is open. */
const ANEW = 10

test('a hostile link never breaks the page, and the page says what it could not read', async ({ page }) => {
  expect(hashes.length).toBeGreaterThan(50)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.addInitScript(watchBuiltIns)
  const notices = page.getByRole('region', { name: 'Messages' })
  for (const [k, hash] of hashes.entries()) {
    const name = hash.slice(0, 40)
    if (k % ANEW === 0) {
      await page.goto('about:blank')
      await page.goto(`./?engine=cpu&play=0#${hash}`, { waitUntil: 'commit' })
    } else {
      const close = notices.getByRole('button', { name: 'Dismiss' })
      while ((await close.count()) > 0) await close.first().click()
      await page.evaluate((typed) => location.assign(`#${typed}`), hash)
    }
    await expect(notices, name).toContainText(/could not be read|newer version|were left out/)
    expect((await recording(page))?.config.tasks.length, name).toBeGreaterThan(0)
    expect((await run(page)).status, name).not.toBe('failed')
    expect(await pollution(page), name).toEqual([])
  }
  expect(errors).toEqual([])
  // The page can still train.
  await play(page)
  await reach(page, 20)
  // Pollution made on purpose is found, so the checks above could have failed.
  await page.evaluate(() => {
    Reflect.set(Object.prototype, 'polluted', 1)
    Reflect.set(Array, 'polluted', 1)
  })
  expect(await pollution(page)).toEqual(['Object.prototype.polluted', 'Array.polluted'])
})
