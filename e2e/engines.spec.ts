import { type Browser, expect, type Page, test } from '@playwright/test'
import { CHROMIUM_FLAGS } from '../playwright.config'
import { defaultConfig } from '../src/core/config/defaults'
import type { RunConfig } from '../src/core/config/types'
import { compare, lanes, lanesReach, lanesStop, stopLanesAfter, stopLanesNever } from './support/comparing'
import { inOwnBrowser } from './support/ownBrowser'
import { curves, linkTo, open, PATIENCE, play, reach, run, small, status } from './support/playground'

test('without WebGL the page trains on the CPU and says so', async ({ baseURL }) => {
  const flags = [
    ...CHROMIUM_FLAGS.filter((flag) => !/angle|swiftshader|blocklist/.test(flag)),
    '--disable-gpu',
    '--disable-software-rasterizer',
  ]
  await inOwnBrowser(async (browser) => {
    const page = await browser.newPage()
    await open(page, new URL('./', baseURL).href)
    await expect(page.getByTestId('engine')).toContainText('CPU')
    await reach(page, 50)
    expect((await run(page)).engine).toMatchObject({ kind: 'cpu', reason: 'noWebGL2' })
    await page.getByTestId('engine').click()
    await expect(page.getByText('has no WebGL 2')).toBeVisible()
  }, flags)
})

/** 12 tasks of wide heads on a wide trunk with batch norm: WebGL takes no batch of 5,000 of it. */
const large = (batchSize: number): RunConfig => ({
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 6000, testFraction: 0.05 },
  tasks: Array.from({ length: 12 }, (_, k) => ({ ...defaultConfig.tasks[k % 3], id: `t${k + 1}` })),
  network: { ...defaultConfig.network, trunk: Array(6).fill(256), head: Array(3).fill(256), batchNorm: true },
  training: { ...defaultConfig.training, batchSize },
})

test('what is too large for WebGL trains on the CPU, with the number that is too large and the largest that fits', async ({
  page,
}) => {
  const show = async (batchSize: number) => {
    const { hash } = new URL(linkTo({ config: large(batchSize) }), 'http://localhost')
    await page.evaluate((link) => {
      window.location.hash = link
    }, hash)
    await page.waitForFunction((wanted) => window.__playground?.config().training.batchSize === wanted, batchSize)
    await page.waitForFunction(() => window.__playground?.run().status === 'paused')
  }
  await open(page, linkTo({ config: large(5000) }, '?engine=webgl&play=0'))
  const told = page.getByRole('status').getByText(/This is too large for WebGL, so the CPU engine trains it/)
  await expect(told).toContainText(/needs about 1\.3 GB of graphics memory, and the page may use 1\.1 GB/)
  await expect(told).toContainText(/Batch: 5,000 is too large\. With everything else as it is, [\d,]+ fits\./)
  await page.getByTestId('engine').click()
  const panel = page.getByRole('heading', { name: 'Engine: CPU' }).locator('..')
  await expect(panel.getByText(/Batch: 5,000 is too large/)).toHaveCount(1)
  // Steps that wait for the person are not done to measure them.
  await expect(panel.getByTestId('speed-cpu')).toHaveText(/^about 0\.0\d+ \(estimated\)$/)
  await expect(panel.getByTestId('speed-webgl')).toHaveText('too large for it')
  await page.keyboard.press('Escape')

  // The number that it names is true: with it WebGL trains, and with one more it does not.
  const most = Number(/it is, ([\d,]+) fits/.exec((await told.textContent()) ?? '')?.[1].replace(',', ''))
  await show(most + 1)
  expect((await run(page)).engine).toMatchObject({ kind: 'cpu', refusal: { tooLarge: { value: most + 1, most } } })
  await show(most)
  expect((await run(page)).engine).toMatchObject({ kind: 'webgl', reason: 'chosen' })
  await expect(told).toHaveCount(0)
})

test('after a lost context the page says so, continues when the context returns, and loses no record', async ({
  page,
}) => {
  await open(
    page,
    linkTo({ config: { ...small, training: { ...small.training, stopAfter: 150 } } }, '?engine=webgl&play=0'),
  )
  await play(page)
  await reach(page, 40)
  await page.evaluate(() => window.__playground?.loseContext(3000))
  await expect(page.getByText(/graphics context was lost/i)).toBeVisible()
  await status(page, 'stopped')
  const { steps, totalTest } = await curves(page)
  expect(steps).toEqual([
    ...Array.from({ length: 21 }, (_, k) => k),
    ...Array.from({ length: 13 }, (_, k) => 30 + 10 * k),
  ])

  // The same run without a lost context.
  const whole = await page.context().newPage()
  await open(
    whole,
    linkTo({ config: { ...small, training: { ...small.training, stopAfter: 150 } } }, '?engine=webgl&play=0'),
  )
  await play(whole)
  await status(whole, 'stopped')
  expect((await curves(whole)).totalTest).toEqual(totalTest)
})

test('lanes continue by themselves after a lost context, with the same numbers', async ({ page }) => {
  const address = linkTo({ config: small }, '?engine=webgl&play=0')
  const end = async (of: Page) => {
    await lanesStop(of)
    return (await lanes(of)).lanes.map(({ steps, totals }) => ({ steps, totals }))
  }
  await compare(page, address)
  await stopLanesAfter(page, 80)
  await lanesReach(page, 30)
  await page.evaluate(() => window.__playground?.loseLanesContext?.(3000))
  await expect(page.getByText(/graphics context was lost/i)).toBeVisible()
  const lost = await end(page)
  expect(lost.map(({ steps }) => steps.at(-1))).toEqual(Array(8).fill(80))

  const whole = await page.context().newPage()
  await compare(whole, address)
  await stopLanesAfter(whole, 80)
  expect(lost).toEqual(await end(whole))
})

test('lanes on several workers go on with one WebGL context, which is given back, however often the engine is changed', async ({
  page,
}) => {
  // Three workers for lanes.
  await page.addInitScript(() => Object.defineProperty(navigator, 'hardwareConcurrency', { value: 4 }))
  const counted = () => page.evaluate(() => window.__playground?.contexts())
  const change = async (to: string) => {
    await page.getByTestId('engine').click()
    await page.getByRole('button', { name: `Switch to ${to}` }).click()
    await expect(page.getByTestId('engine')).toContainText(to, { timeout: PATIENCE })
    await page.keyboard.press('Escape')
  }
  await compare(page, linkTo({ config: small }))
  await stopLanesNever(page)
  await lanesReach(page, 20)
  // The run's worker is the fourth.
  expect(await counted()).toEqual({ workers: 4, contexts: 0 })
  for (let times = 0; times < 2; times++) {
    await change('WebGL')
    expect(await counted()).toEqual({ workers: 2, contexts: 1 })
    await change('CPU')
    expect(await counted()).toEqual({ workers: 2, contexts: 0 })
  }
  // All lanes go on from where they stood.
  const { step } = await lanes(page)
  await lanesReach(page, step + 20)
  const ends = (await lanes(page)).lanes.map(({ steps }) => steps.at(-1))
  expect(new Set(ends).size).toBe(1)
})

/** Kills the graphics process, as a crash of the driver would. The browser starts another one. */
async function killGraphicsProcess(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const [graphics] = processInfo.filter(({ type }) => type === 'GPU')
  process.kill(graphics.id, 'SIGKILL')
  await session.detach()
}

test('a killed graphics process leaves no wrong number behind, and after the third time the CPU engine takes over', async ({
  page: whole,
  baseURL,
}) => {
  const config = { ...defaultConfig, training: { ...defaultConfig.training, stopAfter: 150 } }
  const address = new URL(linkTo({ config }, '?engine=webgl&play=0'), baseURL).href
  // Because all pages of a browser share the process that is killed.
  const { disturbed, takenOver } = await inOwnBrowser(async (browser) => {
    const page = await browser.newPage({ locale: 'en-GB' })
    await open(page, address)
    await play(page)
    const lost = (wanted: boolean) =>
      page.waitForFunction((gone) => window.__playground?.run().contextLost === gone, wanted, { timeout: PATIENCE })
    for (const step of [40, 70, 100]) {
      await reach(page, step)
      expect((await run(page)).engine).toMatchObject({ kind: 'webgl' })
      await killGraphicsProcess(browser)
      await lost(true)
      await lost(false)
    }
    expect((await run(page)).engine).toMatchObject({ kind: 'cpu', reason: 'contextLost' })
    const words = await page.getByText(/did not come back. The CPU engine resumes from step/).textContent()
    await status(page, 'stopped')
    return { disturbed: await curves(page), takenOver: Number(/from step (\d+)/.exec(words ?? '')?.[1]) }
  })
  expect(takenOver).toBeGreaterThan(0)

  await open(whole, address)
  await play(whole)
  await status(whole, 'stopped')
  const undisturbed = await curves(whole)
  expect(disturbed.steps).toEqual(undisturbed.steps)
  expect(undisturbed.trainLosses).toHaveLength(3)
  undisturbed.trainLosses.forEach((losses, task) => {
    disturbed.steps.forEach((step, k) => {
      const value = disturbed.trainLosses[task][k]
      const place = `task ${task}, step ${step}`
      if (step < takenOver) expect(value, place).toBe(losses[k])
      // The CPU engine computes in float64, so the run is the same but not bit-equal.
      else expect(Math.abs(value / losses[k] - 1), place).toBeLessThan(1e-3)
    })
  })
})

test('if the context does not return, the CPU engine takes over', async ({ page }) => {
  await open(page, linkTo({}, '?engine=webgl&play=0'))
  await play(page)
  await reach(page, 30)
  await page.evaluate(() => window.__playground?.loseContext(null))
  await page.getByRole('button', { name: 'Continue with the CPU engine' }).click()
  await expect(page.getByTestId('engine')).toContainText('CPU')
  const { step } = await run(page)
  await reach(page, (step ?? 0) + 40)
  const { steps } = await curves(page)
  expect(steps.slice(0, 21)).toEqual(Array.from({ length: 21 }, (_, k) => k))
})

/** Twelve tasks, heads of three layers, batch 5,000: a step takes minutes on the CPU engine. */
const HEAVY =
  '#1MiQzjN1ABkVBrYGaa1OgiXGpma6WDBsTpKGaiysUBdYA8lQUwDchGuh6Z9oCeygbIwTwCzApoINGegiYIzCpoYON-giSFnIzQpcK5CE4NkMnS7QHkO3VXgLIhuIiRHookikgBYNLYWAA'

test('the next load replaces a worker that is busy or dead', async ({ page }) => {
  await open(page, `./?engine=cpu${HEAVY}`)
  // A link usually starts training by itself. Here the page first says how long a step takes, and waits.
  await expect(page.getByText(/One step of this set-up takes about \d+ s/)).toBeVisible()
  expect(await run(page)).toMatchObject({ status: 'paused', step: 0 })
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await status(page, 'playing')
  const busy = page.workers().at(-1)
  const { hash } = new URL(linkTo({}), 'http://localhost')
  await page.evaluate((link) => {
    window.location.hash = link
  }, hash)
  await reach(page, 20)
  await expect.poll(() => page.workers().filter((worker) => worker === busy)).toHaveLength(0)
  await expect(page.getByText(/One step of this set-up takes about/)).toBeHidden()

  // A worker that ends without an error.
  await page
    .workers()
    .at(-1)
    ?.evaluate(() => self.close())
  await page.getByRole('button', { name: /^Back to the start, same seed/ }).click()
  await page.waitForFunction(() => (window.__playground?.run().step ?? 0) < 20)
  await reach(page, 20)

  // A worker that ends with an error: the page shows it and offers to start over.
  await page
    .workers()
    .at(-1)
    ?.evaluate(() => {
      setTimeout(() => {
        throw new Error('out of memory')
      })
    })
  const message = page.getByRole('alert').filter({ hasText: 'out of memory' })
  await message.getByRole('button', { name: 'Start over' }).click()
  await status(page, 'paused')
  await play(page)
  await reach(page, 20)
})

test('in a sandboxed frame without an origin the page trains on its own thread', async ({ page, baseURL }) => {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  // For a page without an origin all scripts are cross-origin. File hosts such as GitHub Pages send this header.
  await page.route(new URL('**', baseURL).href, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } })
  })
  const src = new URL(linkTo({}, '?engine=cpu'), baseURL).href
  await page.setContent(`<iframe sandbox="allow-scripts" width="1400" height="860" src="${src}"></iframe>`)
  const frame = page.frameLocator('iframe')
  await expect(frame.getByTestId('engine')).toContainText('CPU')
  const [, inside] = page.frames()
  await inside.waitForFunction(() => (window.__playground?.run().step ?? 0) > 20)
  expect(await inside.evaluate(() => window.__playground?.run().engine?.thread)).toBe('main')
  // Keeping a comparison needs storage, which such a frame does not have. The page says so and continues.
  await frame.getByRole('button', { name: /^Compare weightings/ }).click()
  await frame.getByRole('button', { name: 'Keep this comparison' }).click()
  await expect(frame.getByText(/does not let the page store anything/)).toBeVisible()
  await inside.waitForFunction(() => (window.__playground?.compare?.().step ?? 0) > 5)
  expect(faults).toEqual([])
})

test('a diverging run stops, says what to try, and keeps its curves', async ({ page }) => {
  const config = {
    ...small,
    network: { ...small.network, activation: 'relu', trunk: [8, 8] },
    tasks: small.tasks.map((task) => ({ ...task, scale: task.target === 'ripple' ? 1000 : 1 })),
    training: { ...small.training, optimizer: { id: 'sgd', options: {} }, learningRate: 10 },
  }
  await open(page, linkTo({ config }))
  // The run may stop before its status 'playing' can be seen.
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByText(/Training stopped at step/)).toBeVisible()
  await expect(page.getByText(/smaller learning rate/)).toBeVisible()
  expect((await run(page)).stop).toMatchObject({ kind: 'diverged' })
  expect((await curves(page)).steps.length).toBeGreaterThan(0)
})
