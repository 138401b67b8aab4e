/**
 * Compares the WebGL engine (float32) with the CPU engine (float64) in a real browser.
 *
 * A tolerance is a share of the largest number of a quantity over 20 steps. Measured on SwiftShader: at most 3.7e-6
 * without batch norm (layers 256 wide; 2.3e-6 for narrow ones). With batch norm at most 2.6e-4: Gramians of batches of
 * five rows, whose backward pass subtracts nearly equal numbers. The tests allow about three times as much.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { defaultConfig } from '../../src/core/config/defaults'
import { problems } from '../../src/core/problems/all'
import { cases } from './page/cases'
import type { Harness } from './page/harness'
import { builtPage } from './served'

const PLAIN_TOLERANCE = 1e-5
const NORM_TOLERANCE = 1e-3
/** Relative error of values above 0.02; measured 5e-6. */
const FORMULA_TOLERANCE = 2e-5

// One page for all tests: building and opening it takes longer than most of them.
test.describe.configure({ mode: 'default' })

declare const harness: Harness
let page: Page
const folder = mkdtempSync(join(tmpdir(), 'engine-harness-'))

test.beforeAll(async ({ browser }) => {
  const open = await builtPage(join(import.meta.dirname, 'page'), folder)
  page = await browser.newPage()
  page.on('pageerror', (error) => console.error(error))
  await open(page)
})
test.afterAll(async () => {
  await page.close()
  rmSync(folder, { recursive: true })
})

test('every formula of the catalogue has the same value on the device', async () => {
  const report = await page.evaluate(() => harness.formulas())
  expect(report.formulas).toBeGreaterThan(50)
  for (const formula of report.worst)
    expect.soft(formula.error, JSON.stringify(formula)).toBeLessThan(FORMULA_TOLERANCE)
})

for (const { name, spec } of cases) {
  test(`20 steps as on the CPU: ${name}`, async () => {
    const errors = await page.evaluate((given) => harness.compare(given), name)
    const tolerance = spec.batchNorm === null ? PLAIN_TOLERANCE : NORM_TOLERANCE
    expect(Object.keys(errors)).toContain('parameters')
    for (const [quantity, error] of Object.entries(errors)) expect.soft(error, quantity).toBeLessThan(tolerance)
  })
}

for (const { id, needs, usualTasks } of problems) {
  test(`20 steps as on the CPU, in as many draw calls as on the plane: ${id}`, async () => {
    // A problem of the person's own data has none before they are given.
    const data = (needs?.(defaultConfig.problem) ?? []).flatMap(({ name, file }) =>
      file === null ? [] : [{ name, base64: readFileSync(join('public', file), 'base64') }],
    )
    const given = [id, data] as const
    const { error, compared, drawCalls } = await page.evaluate(([named, bytes]) => harness.problem(named, bytes), given)
    expect(error).toBeLessThan(PLAIN_TOLERANCE)
    expect(compared).toBe(20 * 2 * usualTasks.length)
    expect(drawCalls).toBe(6)
  })
}

test('draw calls depend on neither tasks nor runs', async () => {
  for (const [tasks, runs] of [
    [1, 1],
    [10, 1],
    [1, 40],
    [10, 40],
  ]) {
    const draws = await page.evaluate((shape) => harness.draws(shape), { tasks, runs })
    const { fixed, gramian, voted, evaluated, withOutputs } = draws
    expect(fixed, `T ${tasks}, R ${runs}`).toEqual({ seen: 6, said: 6 })
    expect(gramian, `T ${tasks}, R ${runs}`).toEqual({ seen: 8, said: 8 })
    // One for the votes, one for the losses.
    expect(voted, `T ${tasks}, R ${runs}`).toEqual({ seen: 8, said: 8 })
    // The outputs of all test rows take as many passes again.
    expect(evaluated, `T ${tasks}, R ${runs}`).toEqual({ seen: 3, said: 3 })
    expect(withOutputs, `T ${tasks}, R ${runs}`).toEqual({ seen: 6, said: 6 })
  }
})

test('options add a fixed number of draw calls', async () => {
  const draws = (tasks: number, runs: number, change: object) =>
    page.evaluate((shape) => harness.draws(shape), { tasks, runs, change })
  const norm = { batchNorm: { epsilon: 1e-5, momentum: 0.1 } }
  const added = async (change: object) => {
    const few = await draws(1, 1, change)
    expect(await draws(5, 4, change)).toEqual(few)
    return [few.fixed.seen - 6, few.gramian.seen - 8]
  }
  expect(await added({ activation: 'gelu' })).toEqual([0, 0])
  expect(await added({ dropout: true })).toEqual([0, 0])
  expect(await added({ clips: true })).toEqual([2, 2])
  expect(await added({ head: [4] })).toEqual([2, 2])
  expect(await added(norm)).toEqual([9, 9])
  expect(await added({ optimizer: 'sgd' })).toEqual([0, 0])
  expect(await added({ trunk: [4, 4, 4, 4] })).toEqual([4, 4])
})

test('a device that writes fewer textures in a draw call takes more of them, and trains to the same bits', async () => {
  expect(await page.evaluate(() => harness.fewerTargets())).toEqual([
    { name: 'as it is', draws: [6, 8], equal: true },
    { name: 'two buffers', draws: [8, 10], equal: true },
    { name: 'one attachment', draws: [9, 11], equal: true },
    { name: 'refuses three', draws: [8, 10], equal: true },
  ])
})

test('a texture that alone of several was not written is not read as values', async () => {
  const thrown = (k: number) => page.evaluate((target) => harness.unwrittenTarget(target), k)
  // The parameters, and the two textures of Adam. No program has a fourth target.
  expect([await thrown(0), await thrown(1), await thrown(2), await thrown(3)]).toEqual([
    'DeviceLostError',
    'DeviceLostError',
    'DeviceLostError',
    'nothing',
  ])
})

for (const clips of [false, true]) {
  test(`memory does not grow, and all of it is released, ${clips ? 'with' : 'without'} clipping`, async () => {
    const { before, early, late, after } = await page.evaluate((given) => harness.memory(given), clips)
    expect(late).toEqual(early)
    expect(after.numTextures).toBe(before.numTextures)
    expect(after.numTensors).toBe(before.numTensors)
  })
}

test('returning to a mark restores every bit, any number of times', async () => {
  expect(await page.evaluate(() => harness.mark())).toEqual({ moved: true, back: true, sameAgain: true })
})

test('a run that diverges between two reads is stopped at that step and task, with sound parameters', async () => {
  // At the first rate only the second task overflows, at the others both tasks in the same step.
  for (const rate of [0.02, 0.05, 0.2]) {
    const { found, exact } = await page.evaluate((given) => harness.divergence(given), rate)
    expect(exact.stopped).toMatchObject({ kind: 'diverged', task: 1 })
    expect((exact.stopped?.step ?? 0) % 10).not.toBe(0)
    expect(found).toEqual(exact)
    expect(found.finite).toBe(true)
  }
})

test('a spec that is too large for any device is refused, and the limit is named', async () => {
  expect(await page.evaluate(() => harness.limit())).toBe('graphicsMemory')
})

test('a lost context is detected, and training resumes from a snapshot, to the bit', async () => {
  expect(await page.evaluate(() => harness.contextLoss())).toEqual({
    lostBefore: false,
    lostAfter: true,
    thrown: 'DeviceLostError',
    lostForGood: true,
    whileLost: 'noWebGL2',
    equalOnSameCanvas: true,
    equalOnNewCanvas: true,
    moved: true,
  })
})

test('a device that fails without an error is detected by the first read, whatever it reads', async () => {
  for (const silent of ['reads', 'draws'] as const) {
    const { before, during, lostBefore, lostAfter } = await page.evaluate((how) => harness.silentLoss(how), silent)
    expect(new Set(Object.values(before)), silent).toEqual(new Set(['nothing']))
    for (const [reader, error] of Object.entries(during))
      expect.soft(error, `${silent}: ${reader}`).toBe('DeviceLostError')
    expect([lostBefore, lostAfter]).toEqual([false, true])
  }
})

test('the engine names its renderer', async () => {
  const info = await page.evaluate(() => harness.info())
  expect(info.kind).toBe('webgl')
  expect(info.renderer).not.toBe('')
  // Software renderers have known names, so that the page can propose the CPU engine.
  expect(info.software).toBe(/swiftshader|llvmpipe|software/i.test(info.renderer))
})
