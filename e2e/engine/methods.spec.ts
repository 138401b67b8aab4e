/** Trains the default problem with every weighting on WebGL for 200 steps, in one population. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { weightings } from '../../src/core/weightings/all'
import type { Harness } from './page/harness'
import { builtPage } from './served'

declare const harness: Harness

test('every weighting trains the default problem for 200 steps on WebGL', async ({ page }) => {
  test.setTimeout(240_000)
  const folder = mkdtempSync(join(tmpdir(), 'engine-films-'))
  const open = await builtPage(join(import.meta.dirname, 'page'), folder)
  await open(page)
  const films = await page.evaluate(() => harness.films(200))
  expect(films.map(({ weighting }) => weighting)).toEqual(weightings.map(({ id }) => id))
  for (const { weighting, early, late, finite } of films) {
    expect.soft(finite, weighting).toBe(true)
    expect.soft(late, weighting).toBeLessThan(early)
  }
  rmSync(folder, { recursive: true })
})
