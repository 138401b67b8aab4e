import { expect, type Page, test } from '@playwright/test'
import { CHROMIUM_FLAGS } from '../playwright.config'
import { createTrainer } from '../src/engine/trainer'
import type { StepRecord } from '../src/engine/trainer.types'
import { createWasmEngine } from '../src/engine/wasm/engine'
import { linkToMap, tinyMap } from './support/maps'
import { inOwnBrowser } from './support/ownBrowser'
import { curves, linkTo, open, PATIENCE, pause, play, reach, run, small, status } from './support/playground'

const config = { ...small, training: { ...small.training, stopAfter: 300 } }

test('a link has the same curves in two Chromium processes and in Node on the WASM engine, to the bit', async ({
  page,
  baseURL,
}) => {
  const engine = await createWasmEngine()
  if ('unavailable' in engine) throw new Error(engine.unavailable)
  const records: StepRecord[] = []
  const trainer = await createTrainer(engine, {
    recordings: [{ config, edits: [] }],
    onRecord: (_run, record) => records.push(record),
    followsLosses: true,
  })
  while (trainer.advance());
  const inNode = records.filter(({ step }, k) => records.findLastIndex((record) => record.step === step) === k)

  const address = new URL(linkTo({ config }, '?engine=wasm&play=0'), baseURL).href
  const trained = async (shown: Page) => {
    await open(shown, address)
    await expect(shown.getByTestId('engine')).toContainText('WASM')
    await play(shown)
    await status(shown, 'stopped')
    return curves(shown)
  }
  const here = await trained(page)
  const there = await inOwnBrowser(async (browser) => trained(await browser.newPage({ locale: 'en-GB' })))
  for (const { steps, trainLosses, testLosses } of [here, there]) {
    expect(steps).toEqual(inNode.map(({ step }) => step))
    expect(steps.at(-1)).toBe(300)
    for (let task = 0; task < config.tasks.length; task++) {
      expect(trainLosses[task]).toEqual(inNode.map(({ trainLosses: losses }) => losses[task]))
      expect(testLosses[task]).toEqual(inNode.map(({ testLosses: losses }) => losses[task]))
    }
  }
})

test('without WebAssembly the CPU engine does its work, and the page says so', async ({ baseURL }) => {
  const at = (address: string) => new URL(address, baseURL).href
  await inOwnBrowser(
    async (browser) => {
      const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
      const faults = await open(page, at(linkTo({}, '?engine=wasm')))
      expect(await page.evaluate(() => typeof WebAssembly)).toBe('undefined')
      await reach(page, 60)
      await pause(page)
      expect((await run(page)).engine).toMatchObject({ kind: 'cpu', reason: 'noWebAssembly' })
      await page.getByTestId('engine').click()
      await expect(page.getByText('This browser or page does not allow WebAssembly')).toBeVisible()
      await page.getByRole('button', { name: 'Measure the engines' }).click()
      await expect(page.getByTestId('speed-cpu')).toHaveText(/^[1-9]/, { timeout: PATIENCE })
      await expect(page.getByTestId('speed-wasm')).toHaveText('not available')
      await page.keyboard.press('Escape')

      // Look ahead, and the future of the run.
      const weight = page.getByTestId('task-t2').getByRole('slider')
      await weight.scrollIntoViewIfNeeded()
      const box = await weight.boundingBox()
      if (!box) throw new Error('the slider is not on the page')
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
      await page.mouse.down()
      await page.mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2, { steps: 4 })
      await expect(page.locator('.ahead-key')).toContainText('look ahead · CPU')
      await page.mouse.up()
      const film = page.getByRole('slider', { name: 'Step shown' })
      await film.press('ArrowRight')
      await film.press('End')
      await expect(page.getByRole('group', { name: 'Future of the run' })).toContainText('WebAssembly is missing')
      await expect(page.locator('.network-card .future-mark')).toContainText('CPU')

      // A map, and WebGL as on every other page.
      await page.goto(at(linkToMap(tinyMap, '?engine=wasm')))
      await expect(page.getByTestId('map-complete')).toContainText('(CPU)', { timeout: PATIENCE })
      await open(page, at(linkTo({}, '?play=0')))
      expect((await run(page)).engine).toMatchObject({ kind: 'webgl' })
      expect(faults).toEqual([])
    },
    // As in browsers that forbid compiling code at run time for safety. Chromium has no switch for WebAssembly alone.
    [...CHROMIUM_FLAGS, '--js-flags=--jitless'],
  )
})

test('the panel measures all engines, switches with one press, and keeps the choice', async ({ page }) => {
  await open(page, linkTo({ config: small }, '?engine=cpu&play=0'))
  await page.getByTestId('engine').click()
  for (const kind of ['webgl', 'wasm', 'cpu']) {
    await expect(page.getByTestId(`speed-${kind}`)).toHaveText(/^[1-9]/, { timeout: PATIENCE })
  }
  await page.getByRole('checkbox', { name: 'Keep this engine for my next visits' }).check()
  await page.getByRole('button', { name: 'Switch to WASM' }).click()
  await expect(page.getByTestId('engine')).toContainText('WASM')
  await expect(page.getByText('WASM, float32, SIMD')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Keep this engine for my next visits' })).toBeChecked()

  await page.goto(linkTo({ config: small }, '?play=0'))
  await expect(page.getByTestId('engine')).toContainText('WASM')
  expect((await run(page)).engine).toMatchObject({ kind: 'wasm', reason: 'chosen' })
})
