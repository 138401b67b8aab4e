import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import type { RunConfig } from '../src/core/config/types'
import { lanes, lanesStop, compare as openCompare, stopLanesAfter } from './support/comparing'
import { linkTo, PATIENCE, recording, small } from './support/playground'

const tiny: RunConfig = {
  ...small,
  problem: { ...small.problem, samples: 80 },
  tasks: small.tasks.slice(0, 2),
  network: { ...small.network, trunk: [6, 6] },
}

/** Opens the comparison of a small set-up and makes it stop after this many steps. */
async function compare(page: Page, steps: number): Promise<string[]> {
  const faults = await openCompare(page, linkTo({ config: tiny }))
  await page.getByRole('heading', { name: 'Pareto front' }).waitFor()
  await stopLanesAfter(page, steps)
  return faults
}

async function ended(page: Page): Promise<void> {
  await lanesStop(page)
  const { step } = await lanes(page)
  // Table and pictures are updated twice a second, and once more at the end.
  await expect(page.locator('.results-caption')).toContainText(`step ${step.toLocaleString('en-GB')} ·`)
}

const table = (page: Page) => page.locator('.results-table')

async function cells(page: Page): Promise<{ heads: string[]; rows: string[][] }> {
  const text = (found: Element[]) => found.map((element) => element.textContent?.trim() ?? '')
  const heads = await table(page).locator('thead th').evaluateAll(text)
  const rows = await table(page).locator('tbody tr').all()
  return { heads, rows: await Promise.all(rows.map((row) => row.locator('th, td').evaluateAll(text))) }
}

async function copied(page: Page, format: string): Promise<string> {
  await page.getByRole('button', { name: 'copy as …' }).click()
  await page.getByRole('button', { name: format, exact: true }).click()
  await expect(page.getByRole('button', { name: 'copy as …' })).toHaveText('Copied')
  return page.evaluate(() => navigator.clipboard.readText())
}

const number = (text: string): number => Number(text.replace('−', '-').replace(/,/g, ''))
/** Expects that a number of the file, rounded, is the one in the table. */
function expectShown(written: string | undefined, shown: string, what: string): void {
  const unit = 10 ** -(shown.split('.')[1]?.length ?? 0)
  expect(Math.abs(Number(written) - number(shown)), what).toBeLessThanOrEqual(unit * (0.5 + 1e-6))
}

test('with a later end, all lanes continue training from their current step', async ({ page }) => {
  const faults = await compare(page, 40)
  await ended(page)
  const before = await lanes(page)
  expect(before.step).toBe(40)
  const lowest = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let low = Number.POSITIVE_INFINITY
        const look = () => {
          const { step = 0, status } = window.__playground?.compare?.() ?? {}
          low = Math.min(low, step)
          if (status === 'stopped' && step === 80) resolve(low)
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
  await stopLanesAfter(page, 80)
  expect(await lowest).toBe(40)
  const after = await lanes(page)
  expect(after.comparison.steps).toBe(80)
  after.lanes.forEach(({ steps, totals }, lane) => {
    expect(steps.slice(-4)).toEqual([50, 60, 70, 80])
    totals.forEach((total, seed) => {
      const known = before.lanes[lane].totals[seed]
      expect(total.slice(0, known.length)).toEqual(known)
    })
  })
  expect(faults).toEqual([])
})

test('table, copies and file hold the same numbers; Δm of a baseline is 0', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const faults = await compare(page, 40)
  await page.getByRole('button', { name: 'single-task baselines', exact: true }).click()
  await ended(page)
  await page.getByRole('combobox', { name: 'Columns' }).selectOption('both')
  const { heads, rows } = await cells(page)
  expect(rows.length).toBeGreaterThan(8)
  const deltaM = heads.indexOf('Δm %')
  const baselines = rows.filter(([name]) => name.startsWith('Only '))
  expect(baselines.map((row) => row[deltaM])).toEqual(['0.0', '0.0'])
  expect(
    rows.every((row) => /^−?\d/.test(row[deltaM])),
    'every lane has a Δm',
  ).toBe(true)

  const csv = (await copied(page, 'CSV, all columns')).trim().split('\r\n')
  const [titles, ...lines] = csv.map((line) => line.split(','))
  let compared = 0
  rows.forEach((row, r) => {
    heads.forEach((head, c) => {
      if (c === 0 || row[c] === '—' || head === 'conflict') return
      const [mean, spread] = row[c].split(' ± ')
      expectShown(lines[r][titles.indexOf(head)], mean, `${row[0]}, ${head}`)
      if (spread) expectShown(lines[r][titles.indexOf(`${head} (std)`)], spread, `${row[0]}, ${head} spread`)
      compared++
    })
  })
  expect(compared).toBeGreaterThan(50)

  await page.getByRole('button', { name: 'copy as …' }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Download CSV').click()])
  expect(
    readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n'),
  ).toEqual(csv)

  const markdown = (await copied(page, 'Markdown')).trim().split('\n')
  expect(markdown.length).toBe(rows.length + 4)
  expect(markdown.at(-1)).toMatch(/^Test split at step \d+: .* over 3 seeds\. Bold: best mean/)
  expect(markdown[0]).toContain('| Circles loss |')
  expect(markdown.join('\n')).toContain('**')
  await page.getByRole('combobox', { name: 'Columns' }).selectOption('metric')
  const latex = await copied(page, 'LaTeX (booktabs)')
  expect(latex).toContain('\\caption{Test split at step')
  expect(latex).toContain('Circles acc')
  expect(latex).not.toContain('Circles loss')

  await page.getByRole('button', { name: 'Export' }).click()
  const [curves] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Curves as CSV', exact: true }).click(),
  ])
  const [columns, ...records] = readFileSync(await curves.path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(columns).toMatch(/^lane,seed,step,total train loss/)
  // One run for each lane and seed.
  const runs = new Set(records.map((line) => line.split(',').slice(0, 2).join()))
  expect(runs.size).toBe(3 * rows.length)
  // Each has the records of steps 0 to 20, 30 and 40.
  expect(records.length).toBe(23 * runs.size)
  expect(faults).toEqual([])
})

test('a press on a column heading sorts best first, and aria-sort says so', async ({ page }) => {
  await compare(page, 20)
  await ended(page)
  const head = table(page).locator('th', { hasText: 'Circles acc' })
  const column = async () => {
    const { heads, rows } = await cells(page)
    const at = heads.findIndex((title) => title.startsWith('Circles acc'))
    return rows.map((row) => number(row[at].split(' ± ')[0]))
  }
  await head.getByRole('button').click()
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  const best = await column()
  expect(best.length).toBeGreaterThan(4)
  expect(best).toEqual([...best].sort((a, b) => b - a))
  await head.getByRole('button').click()
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  expect(await column()).toEqual([...best].reverse().sort((a, b) => a - b))
})

test('a sweep draws its points, ends at the single-task baselines, and a point can be loaded as the run', async ({
  page,
}) => {
  const faults = await compare(page, 150)
  await page.getByRole('button', { name: 'One seed fewer' }).click()
  await page.getByRole('button', { name: 'One seed fewer' }).click()
  await page.getByRole('button', { name: 'single-task baselines', exact: true }).click()
  await page.getByRole('button', { name: 'sweep weights' }).click()
  await page.getByRole('button', { name: 'Sweep', exact: true }).click()
  await expect(page.getByText('ended at step 150')).toBeVisible({ timeout: PATIENCE })
  await ended(page)
  const dots = page.locator('.sweep-dot')
  await expect(dots).toHaveCount(21)
  const labels = await dots.evaluateAll((found) => found.map((dot) => dot.getAttribute('aria-label') ?? ''))
  // 'weights Circles 1, Checkers 0; Circles 0.123, Checkers 0.7'
  const losses = labels.map((label) =>
    [...label.split(';')[1].matchAll(/ ([\d.]+)(?:,|$)/g)].map((found) => Number(found[1])),
  )
  expect(losses.map(({ length }) => length)).toEqual(Array(21).fill(2))
  expect(labels[0]).toContain('Circles 1, Checkers 0')
  // Lanes and points are compared at equal steps.
  await expect(page.getByTestId('equal-step')).toContainText('at step 150')
  expect(labels.every((label) => label.endsWith('step 150'))).toBe(true)
  for (const [end, task] of [
    [0, 0],
    [20, 1],
  ]) {
    const least = Math.min(...losses.map((point) => point[task]))
    expect(losses[end][task], `end ${end}`).toBeLessThan(least + 0.05)
  }

  // While the slider is held, a thin front follows it, and the sweep stays.
  await page.getByRole('combobox', { name: 'Quantity to try on the front' }).selectOption('network.trunk')
  const thumb = page.getByRole('slider', { name: 'Width of the trunk' })
  await thumb.scrollIntoViewIfNeeded()
  const box = await thumb.boundingBox()
  if (!box) throw new Error('there is no slider')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2, { steps: 5 })
  await expect(page.getByTestId('try-front')).toContainText('21 of 21 points, step 150', { timeout: PATIENCE })
  await expect(page.locator('.tried circle')).toHaveCount(21)
  await page.mouse.up()
  await expect(page.locator('.tried')).toHaveCount(0)
  await expect(thumb).toHaveAttribute('aria-valuetext', '6')
  await thumb.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('.tried-front')).toBeVisible({ timeout: PATIENCE })
  await page.keyboard.press('Tab')
  await expect(page.locator('.tried')).toHaveCount(0)
  expect(await dots.evaluateAll((found) => found.map((dot) => dot.getAttribute('aria-label') ?? ''))).toEqual(labels)

  await page.getByRole('combobox', { name: 'Columns' }).selectOption('loss')
  const { heads, rows } = await cells(page)
  for (const [name, end, task] of [
    ['Circles', 0, 0],
    ['Checkers', 20, 1],
  ] as const) {
    const row = rows.find(([lane]) => lane === `Only ${name}`)
    expect(number(row?.[heads.indexOf(`${name} loss`)] ?? ''), name).toBeCloseTo(losses[end][task], 2)
  }

  await dots.nth(4).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'How the losses combine' }).waitFor()
  const weights = (await recording(page))?.config.tasks.map(({ weight }) => weight)
  expect(weights?.map((weight) => Number(weight.toFixed(2)))).toEqual([0.75, 0.25])
  expect(faults).toEqual([])
})

test('the heat map shows the whole trunk or one layer, and its values can be read at each step', async ({ page }) => {
  await compare(page, 60)
  await ended(page)
  const picture = () =>
    page
      .locator('canvas.heat-map')
      .first()
      .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL())
  // The picture is complete when it no longer changes from one frame to the next.
  await expect(async () => {
    const before = await picture()
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    expect(await picture()).toBe(before)
  }).toPass()
  const whole = await picture()
  await page.getByRole('combobox', { name: 'Layer' }).selectOption({ label: 'trunk layer 1' })
  await expect.poll(picture).not.toBe(whole)
  await page.getByRole('combobox', { name: 'Layer' }).selectOption({ label: 'whole trunk' })
  await expect.poll(picture).toBe(whole)
  const plot = page.getByRole('slider', { name: /^Conflict of / })
  await plot.press('Home')
  await expect(plot).toHaveAttribute('aria-valuetext', /^step 0: Circles · Checkers/)
  await plot.press('ArrowRight')
  await expect(plot).not.toHaveAttribute('aria-valuetext', /^step 0:/)
})

test('“Is it real?” trains new seeds, reports on each lane, and can be left again', async ({ page }) => {
  const faults = await compare(page, 20)
  await ended(page)
  const before = await cells(page)
  await page.getByRole('button', { name: 'Is it real?' }).click()
  await page.getByRole('combobox', { name: 'seeds' }).selectOption('4')
  await page.getByRole('button', { name: 'Run it again' }).click()
  expect((await lanes(page)).comparison.seeds).toEqual([101, 102, 103, 104])
  // The sentences stand in place of the table's caption.
  await lanesStop(page)
  const sentences = page.locator('.trial-findings li')
  await expect(sentences).toHaveCount(7)
  await expect(sentences.filter({ hasText: /^PCGrad (ahead of|behind) As it is in \d of 4 seeds: / })).toHaveCount(1)
  await expect(sentences.first()).toContainText(/p [=<] [01]\.\d+ after correction for \d comparisons|the same in all/)
  await page.getByRole('button', { name: 'back to before' }).click()
  await expect(sentences).toHaveCount(0)
  expect((await lanes(page)).comparison.seeds).toEqual([1, 2, 3])
  expect(await cells(page)).toEqual(before)
  expect(faults).toEqual([])
})
