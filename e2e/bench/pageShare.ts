/**
 * The share of an engine's speed that remains in the page: steps per second of the default set-up in the built page at
 * 1440 x 900, compared with the same worker in a blank page of the same browser, which trains and shows nothing.
 */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { defaultConfig } from '../../src/core/config/defaults'
import type { EngineKind } from '../../src/engine/engine'
import type { EventMessage } from '../../src/worker/protocol'
import type { Open } from '../engine/served'
import { longTasks } from '../steady/longTasks'

export interface PageShare {
  readonly engine: EngineKind
  /** Steps per second, medians over the rounds: with nothing shown, and in the page. */
  readonly alone: number
  readonly page: number
  /** Speed in the page, divided by that of the engine alone. */
  readonly share: number
  /** Frames per second that the page drew, median. */
  readonly framesPerSecond: number
  /** Milliseconds of the longest task over 50 ms on the page's main thread; 0 if there was none. */
  readonly longestTask: number
}

const ENGINES: readonly EngineKind[] = ['cpu', 'wasm', 'webgl']
/** Odd, so that the median is a measured value. */
const ROUNDS = 3
const ALONE_MS = 3_000
const PAGE_MS = 6_000
/** The first steps compile programs, and the page loads its parts one after another. */
const WARM_UP_STEPS = 100

declare global {
  interface Window {
    acknowledged?: number
  }
}

/** `open` opens pages of the site that was built into `folder`. */
export async function pageShares(browser: Browser, open: Open, folder: string): Promise<PageShare[]> {
  writeFileSync(join(folder, 'blank.html'), '<!doctype html><link rel="icon" href="data:," />')
  const worker = readdirSync(join(folder, 'assets')).find((name) => /^entry-.*\.js$/.test(name))
  if (worker === undefined) throw new Error('the built site has no worker')
  const rounds = new Map(ENGINES.map((engine) => [engine, { alone: [], page: [], frames: [], tasks: [] } as Rounds]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [engine, { alone, page, frames, tasks }] of rounds) {
      alone.push(await onPage(browser, (blank) => aloneIn(blank, open, `assets/${worker}`, engine)))
      const seen = await onPage(browser, (playground) => inPage(playground, open, engine))
      page.push(seen.steps)
      frames.push(seen.frames)
      tasks.push(seen.longest)
    }
  }
  return [...rounds].map(([engine, { alone, page, frames, tasks }]) => ({
    engine,
    alone: median(alone),
    page: median(page),
    share: median(page) / median(alone),
    framesPerSecond: median(frames),
    longestTask: Math.min(...tasks),
  }))
}

interface Rounds {
  readonly alone: number[]
  readonly page: number[]
  readonly frames: number[]
  readonly tasks: number[]
}

async function onPage<Result>(browser: Browser, work: (page: Page) => Promise<Result>): Promise<Result> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.on('pageerror', (error) => console.error(error))
  const result = await work(page)
  await page.close()
  return result
}

/** The worker measures itself, like for the page's engine panel. */
async function aloneIn(page: Page, open: Open, worker: string, engine: EngineKind): Promise<number> {
  await open(page, 'blank.html')
  return page.evaluate(
    ({ worker, config, engine, milliseconds }) =>
      new Promise<number>((resolve, reject) => {
        const trainer = new Worker(worker, { type: 'module' })
        trainer.onerror = ({ message }) => reject(new Error(message))
        trainer.onmessage = ({ data }: MessageEvent<EventMessage>) => {
          if (data.type === 'failed') reject(new Error(data.error.message))
          if (data.type === 'ready' && data.engine.kind !== engine) reject(new Error(`no engine ${engine}`))
          if (data.type === 'ready')
            trainer.postMessage({ type: 'measureEngines', generation: 1, milliseconds, engines: [] })
          if (data.type !== 'enginesMeasured') return
          trainer.terminate()
          resolve(data.speeds[0].stepsPerSecond)
        }
        trainer.postMessage({
          ...{ type: 'load', generation: 1, recordings: [{ config, edits: [] }] },
          ...{ engine, play: false, mode: 'one', from: null },
        })
      }),
    { worker, config: defaultConfig, engine, milliseconds: ALONE_MS },
  )
}

async function inPage(
  page: Page,
  open: Open,
  engine: EngineKind,
): Promise<{ steps: number; frames: number; longest: number }> {
  await page.addInitScript(() => {
    window.acknowledged = 0
    Worker.prototype.postMessage = new Proxy(Worker.prototype.postMessage, {
      apply(post, worker, given) {
        if (given[0].type === 'acknowledge') window.acknowledged = (window.acknowledged ?? 0) + 1
        return Reflect.apply(post, worker, given)
      },
    })
  })
  await open(page, `?engine=${engine}`)
  await page.waitForFunction((steps) => (window.__playground?.run().step ?? 0) >= steps, WARM_UP_STEPS, {
    timeout: 60_000,
    polling: 200,
  })
  await page.waitForLoadState('networkidle')
  const standing = () =>
    page.evaluate(() => {
      const { step = 0, engine = null } = window.__playground?.run() ?? {}
      return { step, kind: engine?.kind, frames: window.acknowledged ?? 0, time: performance.now() }
    })
  const before = await standing()
  if (before.kind !== engine) throw new Error(`no engine ${engine}`)
  const tasks = await longTasks(page, () => page.waitForTimeout(PAGE_MS))
  const after = await standing()
  const seconds = (after.time - before.time) / 1000
  return {
    steps: (after.step - before.step) / seconds,
    frames: (after.frames - before.frames) / seconds,
    longest: Math.max(0, ...tasks),
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}
