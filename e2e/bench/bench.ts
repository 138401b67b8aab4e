/**
 * npm run bench: draw calls, steps and samples per second of our engines, of plain tfjs and of an object graph of scalars. All
 * are measured in turn in one run; the speeds are medians.
 *
 *     npm run bench                    a table, and the time to the page's first moving curve
 *     npm run bench -- --json          one JSON object on standard output and nothing else
 *     npm run bench -- --calls-only    draw calls alone (exact on any device)
 *     npm run bench -- --page          for each engine, the share of its speed that remains in the built page
 *     npm run bench -- --cores         a comparison of 24 runs on one worker and on two
 *     npm run bench -- --gpu           on the machine's graphics card instead of software WebGL
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import config, { CHROMIUM_FLAGS } from '../../playwright.config'
import { builtPage, builtSite } from '../engine/served'
import { firstCurve } from './firstCurve'
import { manyCores } from './manyCores'
import type { Bench, EngineName } from './page/bench'
import type { Shape } from './page/contest'
import { pageShares } from './pageShare'
import { printCores, printShares, printTable, type Row } from './table'

declare const bench: Bench

const ENGINES: readonly EngineName[] = ['webgl', 'wasm', 'cpu', 'naive', 'scalar']
const TASKS = [1, 3, 10]
const RUNS = [1, 8, 40]
/** Odd, so that the median is a measured value. */
const ROUNDS = 3
const SLICE_MS = 200

const flag = (name: string): boolean => process.argv.includes(`--${name}`)
const json = flag('json')
const callsOnly = flag('calls-only')

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const browser = await chromium.launch({
  executablePath: config.use?.launchOptions?.executablePath,
  args: flag('gpu') ? ['--no-sandbox', '--ignore-gpu-blocklist'] : CHROMIUM_FLAGS,
})
try {
  if (flag('page')) await measurePage(browser)
  else if (flag('cores')) await measureCores(browser)
  else await main(browser)
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}

async function main(browser: Browser): Promise<void> {
  const pages = await openPages(browser)
  const rows: Row[] = []
  for (const gramian of [false, true]) {
    for (const tasks of TASKS) {
      for (const runs of RUNS) {
        if (!json) process.stderr.write(`${tasks} tasks, ${runs} runs, ${gramian ? 'with' : 'without'} the Gramian …\n`)
        rows.push(...(await contest(pages, { tasks, runs, gramian })))
      }
    }
  }
  if (json) return console.log(JSON.stringify({ rows }))
  console.log(`Renderer: ${await pages.webgl.evaluate(() => bench.renderer())}`)
  printTable(rows)
  if (callsOnly) return
  const site = await builtSite(root, join(folder, 'site'))
  const milliseconds = await firstCurve(browser, site)
  console.log(
    `\nFrom opening the page to the first moving curve: ${milliseconds === null ? 'not measured' : `${Math.round(milliseconds)} ms`}`,
  )
}

async function measurePage(browser: Browser): Promise<void> {
  const site = join(folder, 'site')
  const rows = await pageShares(browser, await builtSite(root, site, 'testing'), site)
  if (json) console.log(JSON.stringify({ rows }))
  else printShares(rows)
}

async function measureCores(browser: Browser): Promise<void> {
  const rows = await manyCores({ browser, open: await builtSite(root, join(folder, 'site'), 'testing') })
  if (json) console.log(JSON.stringify({ rows }))
  else printCores(rows)
}

/** One page for each engine, so that engines share no WebGL context and stay loaded while others run. */
async function openPages(browser: Browser): Promise<Record<EngineName, Page>> {
  const open = await builtPage(join(import.meta.dirname, 'page'), join(folder, 'bench'))
  const entries = ENGINES.map(async (name) => {
    const page = await browser.newPage()
    page.on('pageerror', (error) => console.error(error))
    await open(page)
    return [name, page] as const
  })
  return Object.fromEntries(await Promise.all(entries)) as Record<EngineName, Page>
}

async function contest(pages: Record<EngineName, Page>, shape: Shape): Promise<Row[]> {
  const speeds = new Map<EngineName, number[]>(ENGINES.map((name) => [name, []]))
  const calls = new Map<EngineName, number>()
  for (const engine of ENGINES) {
    calls.set(
      engine,
      await pages[engine].evaluate(([name, given]) => bench.load(name, given), [engine, shape] as const),
    )
  }
  for (let round = 0; round < ROUNDS && !callsOnly; round++) {
    for (const engine of ENGINES) {
      const speed = await pages[engine].evaluate(([given, slice]) => bench.time(given, slice), [
        shape,
        SLICE_MS,
      ] as const)
      speeds.get(engine)?.push(speed)
    }
  }
  return ENGINES.map((engine) => ({
    engine,
    ...shape,
    drawCalls: calls.get(engine) ?? 0,
    stepsPerSecond: callsOnly ? null : median(speeds.get(engine) ?? []),
  }))
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}
