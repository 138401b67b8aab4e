/** Problems whose data the page loads: chosen, opened by link, on each engine, and when the data do not arrive. */
import { expect, test } from '@playwright/test'
import { usualMap } from '../src/core/maps/readyMade'
import { problemNamed } from '../src/core/problems/all'
import { encodeLink } from '../src/share/link'
import { compactMap } from '../src/share/map'
import { expectAccessible } from './support/axe'
import { lanes, lanesReach, stopLanesAfter } from './support/comparing'
import { begin, curves, linkTo, open, pause, play, reach, small } from './support/playground'

const withData = (id: string) => ({
  ...small,
  problem: { ...small.problem, id },
  tasks: problemNamed(id).usualTasks,
})
const config = () => window.__playground?.config()

test('a problem whose data do not arrive leaves the page as it was and says why; tried again, they load and it trains', async ({
  page,
}) => {
  await page.route('**/data/*.json', (route) => route.abort())
  await open(page, linkTo({}))
  const before = await page.evaluate(config)
  const list = page.getByRole('dialog', { name: 'Choose a problem' })
  const choose = async (id: string) => {
    await page.getByRole('button', { name: /^Problem: / }).click()
    await list.locator(`[data-problem=${id}]`).click()
  }
  await page.getByRole('button', { name: /^Problem: / }).click()
  await expect(list.locator('[data-problem=penguins]')).toContainText('The picture comes with the data.')
  await expect(list.locator('[data-problem=penguins]')).toContainText('8.6 kB to load')
  await list.locator('[data-problem=penguins]').click()
  const failed = page.getByRole('alert').filter({ hasText: 'The data of “Penguins”' })
  await expect(failed).toContainText(
    '(8.6 kB) did not load. Check the connection, then try again. Nothing has changed.',
  )
  expect(await page.evaluate(config)).toEqual(before)

  // A damaged file is not used either.
  await page.unroute('**/data/*.json')
  await page.route('**/data/*.json', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replace('181', '182') })
  })
  await failed.getByRole('button', { name: 'Try again' }).click()
  await expect(failed).toContainText('arrived damaged')
  expect(await page.evaluate(config)).toEqual(before)

  // While data are on their way the old problem can be used, and the wish be taken back.
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.unroute('**/data/*.json')
  await page.route('**/data/cars.json', async (route) => {
    await held
    await route.continue().catch(() => {})
  })
  await choose('cars')
  const loading = page.getByTestId('data-loading')
  await expect(loading).toContainText('Loading the data of “Cars”: 17 kB.')
  await expect(loading.getByRole('progressbar')).toHaveAccessibleName(/^0 \S+ of 17 kB$/)
  await play(page)
  await reach(page, 10)
  await pause(page)
  await loading.getByRole('button', { name: 'Cancel' }).click()
  await expect(loading).toHaveCount(0)
  expect(await page.evaluate(config)).toEqual(before)
  release()
  await choose('penguins')
  await expect.poll(() => page.evaluate(config)).toMatchObject({ problem: { id: 'penguins' } })
  await play(page)
  await reach(page, 30)
  await expect(page.getByTestId('metric-t1')).toContainText(/\d% acc/)
  await expect(page.getByTestId('metric-t3')).toContainText('R²')
})

test('a link whose data do not arrive stays the address and what is copied, and offers the run that it replaces late', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.route('**/data/*.json', (route) => route.abort())
  await open(page, linkTo({ config: withData('cars') }))
  const address = page.url()
  const failed = page.getByRole('alert').filter({ hasText: 'The data of “Cars”' })
  await expect(failed).toContainText('What you see is the default set-up. The set-up of this address opens')
  await play(page)
  await reach(page, 30)
  const step = await pause(page)
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(address)
  expect(page.url()).toBe(address)

  await page.unroute('**/data/*.json')
  await failed.getByRole('button', { name: 'Try again' }).click()
  const replaced = page
    .getByRole('status')
    .filter({ hasText: `the run that you used meanwhile (step ${step.toLocaleString('en')})` })
  await expect.poll(() => page.evaluate(config)).toMatchObject({ problem: { id: 'cars' } })
  expect(page.url()).toBe(address)
  await replaced.getByRole('button', { name: 'Bring that run back' }).click()
  await expect.poll(() => page.evaluate(() => window.__playground?.run().step)).toBe(step)
  expect(await page.evaluate(config)).toMatchObject({ problem: { id: 'plane' } })
  await expect(replaced).toHaveCount(0)
})

test('a link to a problem with data trains alike on the WASM and the WebGL engine, and in lanes and maps', async ({
  page,
}) => {
  const loaded: string[] = []
  page.on('request', (request) => {
    if (/\/data\//.test(request.url())) loaded.push(new URL(request.url()).pathname)
  })
  const faults = await begin(page, linkTo({ config: withData('cars') }))
  const losses: number[] = []
  for (const engine of ['wasm', 'webgl']) {
    await page.goto(
      linkTo({ config: { ...withData('cars'), training: { ...small.training, stopAfter: 20 } } }, `?engine=${engine}`),
    )
    await reach(page, 20)
    await expect(page.getByTestId('engine')).toContainText(engine === 'webgl' ? 'WebGL' : engine.toUpperCase())
    losses.push((await curves(page)).testLosses[3].at(-1) ?? Number.NaN)
  }
  for (const loss of losses) expect(loss).toBeCloseTo(losses[0], 4)
  await page.getByRole('button', { name: /^Compare weightings/ }).click()
  await stopLanesAfter(page, 20)
  await lanesReach(page, 20)
  expect((await lanes(page)).comparison.base.config.problem.id).toBe('cars')
  const map = usualMap({ config: withData('penguins'), edits: [] })
  await page.goto(
    `./?engine=cpu#${encodeLink(map.base, { map: compactMap({ ...map, shape: { form: 'curve', x: { field: 'weighting.id', values: ['equal', 'uw'] } }, measure: 'loss t1', steps: 20 }) })}`,
  )
  await page.getByTestId('map-complete').waitFor()
  expect([...new Set(loaded)]).toEqual(['/data/cars.json', '/data/penguins.json'])
  expect(faults).toEqual([])
})

test.describe('pictures', () => {
  // To look for faults of access in the page.
  test.use({ bypassCSP: true })

  test('predictions of test rows follow the film, are read by keys and stand large beside tables', async ({ page }) => {
    const faults = await open(page, linkTo({ config: withData('penguins') }, '?engine=wasm&play=0'))
    const species = page.getByRole('button', { name: 'Predictions of Species for test rows: show them large' })
    const large = page.getByRole('dialog', { name: 'Species: predictions for test rows' })
    /** Opens the table: its diagonal is what the metric counts. */
    const openTable = async () => {
      await species.press('Enter')
      const counted = async () =>
        (await large.locator('td.right b').allTextContents()).map(Number).reduce((sum, count) => sum + count, 0)
      const rows = async () =>
        (await large.locator('td.sum').allTextContents()).map(Number).reduce((sum, count) => sum + count, 0)
      await expect
        .poll(async () => `${((100 * (await counted())) / (await rows())).toFixed(1).replace(/\.0$/, '')}% acc`)
        .toBe(await page.getByTestId('metric-t1').textContent())
      return counted()
    }
    const untrained = await openTable()
    await page.keyboard.press('Escape')
    await play(page)
    await reach(page, 200)
    await pause(page)
    // The picture is read by keys: the true class first, then what it is taken for.
    await species.focus()
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key)
    const told = page.locator('.network-head', { has: species }).getByRole('status')
    await expect(told).toHaveText(/^Chinstrap → Chinstrap: \d+ of \d+ \(\d+%\)$/)
    expect(await openTable()).toBeGreaterThan(untrained)
    // A cut through two of the inputs, read by keys, and through two others.
    await large.getByRole('slider', { name: 'Bill length → Bill depth ↑' }).press('ArrowLeft')
    await expect(large.getByRole('slider')).toHaveAttribute('aria-valuetext', /^[\d.]+ mm, [\d.]+ mm: [ACG]\w+$/)
    await large.getByRole('combobox', { name: 'Across' }).selectOption('Flipper length (mm)')
    const cut = large.getByRole('slider', { name: 'Flipper length → Bill depth ↑' })
    await cut.press('ArrowLeft')
    await expect(cut).toHaveAttribute('aria-valuetext', /^\d{3} mm, [\d.]+ mm: [ACG]\w+$/)
    await expectAccessible(page)
    await page.keyboard.press('Escape')

    const mass = page.getByRole('button', { name: 'Predictions of Body mass for test rows: show them large' })
    await mass.press('Enter')
    const scatter = page.getByRole('dialog').getByRole('slider', { name: 'Dots are test rows' })
    await scatter.press('ArrowUp')
    await expect(scatter).toHaveAttribute('aria-valuetext', /^[\d,.]+ → [\d,.]+ g \([+−][\d,.]+\)$/)
    await expect(page.getByRole('dialog').getByRole('row')).toHaveCount(6)
    await expectAccessible(page)
    await page.keyboard.press('Escape')

    // Back at the first step the picture is that of the untrained network again.
    await page.getByRole('slider', { name: 'Step shown' }).press('Home')
    expect(await openTable()).toBe(untrained)
    expect(faults).toEqual([])
  })
})
