import { expect, test } from '@playwright/test'
import { createTrainer } from '../src/engine/trainer'
import type { StepRecord } from '../src/engine/trainer.types'
import { createWasmEngine } from '../src/engine/wasm/engine'
import { curves, linkTo, open, PATIENCE, play, run, small, status } from './support/playground'

const config = { ...small, training: { ...small.training, stopAfter: 300 } }

test('a link has the same curves in Chromium and in Node on the WASM engine, to the bit', async ({ page }) => {
  const engine = await createWasmEngine()
  if ('unavailable' in engine) throw new Error(engine.unavailable)
  const records: StepRecord[] = []
  const trainer = await createTrainer(engine, {
    recordings: [{ config, edits: [] }],
    onRecord: (_run, record) => records.push(record),
    followsLosses: true,
  })
  while (trainer.advance());

  await open(page, linkTo({ config }, '?engine=wasm&play=0'))
  await expect(page.getByTestId('engine')).toContainText('WASM')
  await play(page)
  await status(page, 'stopped')
  const { steps, trainLosses, testLosses } = await curves(page)
  const inNode = records.filter(({ step }, k) => records.findLastIndex((record) => record.step === step) === k)
  expect(steps).toEqual(inNode.map(({ step }) => step))
  expect(steps.at(-1)).toBe(300)
  for (let task = 0; task < config.tasks.length; task++) {
    expect(trainLosses[task]).toEqual(inNode.map(({ trainLosses: losses }) => losses[task]))
    expect(testLosses[task]).toEqual(inNode.map(({ testLosses: losses }) => losses[task]))
  }
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
