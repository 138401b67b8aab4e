/** A map of 225 runs of 1,000 steps completes without a long task, and its cells equal the same runs alone. */
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { defaultConfig } from '../../src/core/config/defaults'
import { cellsOf, recordingOf, runOf } from '../../src/core/maps/cells'
import { usualMap } from '../../src/core/maps/readyMade'
import type { MapSetup } from '../../src/core/maps/types'
import { createTrainer } from '../../src/engine/trainer'
import type { StepRecord } from '../../src/engine/trainer.types'
import { createWasmEngine } from '../../src/engine/wasm/engine'
import { encodeLink } from '../../src/share/link'
import { compactMap } from '../../src/share/map'
import { decodeMapJson } from '../../src/share/mapJson'
import { PATIENCE } from '../support/playground'
import { expectOnce } from '../support/quietMachine'
import { longTasks, MOST_MS } from './longTasks'

const TRIES = 4
const STEPS = 1000

const weight = (task: string) =>
  ({ field: `tasks.${task}.weight`, from: 0.1, to: 10, count: 15, scale: 'log' }) as const
const weights: MapSetup = {
  ...usualMap({ config: defaultConfig, edits: [] }),
  shape: { form: 'grid', x: weight('t1'), y: weight('t2') },
  measure: 'loss t2',
  seeds: [1],
  steps: STEPS,
}

test(`15 × 15 weights over 1,000 steps on WASM complete: no task over ${MOST_MS} ms`, async ({ page }) => {
  test.setTimeout(240_000)
  await expectOnce(page, TRIES, ['computing'], async () => {
    await page.goto('about:blank')
    await page.goto(`./?engine=wasm&play=0#${encodeLink(weights.base, { map: compactMap(weights) })}`)
    const compute = page.getByRole('button', { name: 'Compute 225 runs' })
    await compute.waitFor()
    const computing = await longTasks(page, async () => {
      await compute.click()
      await page.getByTestId('map-complete').waitFor({ timeout: PATIENCE })
    })
    console.log(`long tasks while 225 runs were computed: ${JSON.stringify(computing)}`)
    return { computing: computing.length === 0 }
  })
  await expect(page.getByTestId('map-complete')).toContainText('225 runs (WASM)')
  await expectSameAlone(await savedText(page))
})

async function savedText(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Keep this map' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file (JSON)' }).click(),
  ])
  return readFile(await file.path(), 'utf8')
}

/** A few cells have, to the bit, the losses and metrics of the same runs, trained alone in Node. */
async function expectSameAlone(text: string): Promise<void> {
  const { finished, faults } = decodeMapJson(text)
  expect(faults).toEqual([])
  expect(finished?.results.size).toBe(15 * 15)
  const engine = await createWasmEngine()
  if ('unavailable' in engine) throw new Error(engine.unavailable)
  for (const place of [0, 48, 112, 224]) {
    const wanted = runOf(cellsOf(weights)[place], 1)
    const recording = recordingOf(weights, wanted)
    if (!recording) throw new Error('the weights fit')
    let last: StepRecord | null = null
    const trainer = await createTrainer(engine, {
      recordings: [recording],
      onRecord: (_, record) => {
        last = record
      },
    })
    while (trainer.advance());
    const { step, testLosses = [], testMetrics = [] } = last ?? ({} as Partial<StepRecord>)
    expect(step).toBe(STEPS)
    expect(finished?.results.get(wanted.key)).toMatchObject({
      losses: [...testLosses],
      metrics: [...testMetrics],
    })
  }
}
