/**
 * Whether the machine is quiet enough to measure time on. A calibration loop keeps every core busy for a moment and
 * compares the processor time that this process got with the time that passed. Alone it gets all of it, on a fast
 * machine as on a slow one, so no number of another machine has to be stored. Beside other busy processes it gets
 * its share only. The page under test is such a process too: calibrate before it opens, or after it has gone blank.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { expect, type Page, test } from '@playwright/test'

/** Milliseconds of one calibration: a scheduler's turns are far shorter. */
const LOOP_MS = 300
/** Share of the processor time. One busy process beside it on two cores leaves two thirds. */
const QUIET = 0.85
/** A page that has just been closed still works for a moment. */
const TRIES = 10

/** Each thread waits for the start, then counts until its time is over. */
const LOOP = `
  const { parentPort, workerData: { start, milliseconds } } = require('node:worker_threads')
  parentPort.postMessage('ready')
  Atomics.wait(start, 0, 0)
  const end = performance.now() + milliseconds
  while (performance.now() < end);
  parentPort.postMessage('done')
`

/** Processor time of a loop on all cores by the time that passed, 0 to 1. */
async function calibrate(): Promise<number> {
  const start = new Int32Array(new SharedArrayBuffer(4))
  const threads = Array.from(
    { length: availableParallelism() },
    () => new Worker(LOOP, { eval: true, workerData: { start, milliseconds: LOOP_MS } }),
  )
  const all = (word: string) =>
    Promise.all(
      threads.map(
        (thread) => new Promise<void>((resolve) => thread.on('message', (said) => said === word && resolve())),
      ),
    )
  const done = all('done')
  await all('ready')
  const [began, before] = [performance.now(), process.cpuUsage()]
  Atomics.store(start, 0, 1)
  Atomics.notify(start, 0)
  await done
  const { user, system } = process.cpuUsage(before)
  const share = (user + system) / 1000 / ((performance.now() - began) * threads.length)
  await Promise.all(threads.map((thread) => thread.terminate()))
  return share
}

/** Whether one of a few calibrations finds the machine quiet. */
export async function isQuiet(): Promise<boolean> {
  const shares: number[] = []
  for (let k = 0; k < TRIES; k++) {
    const share = await calibrate()
    if (share >= QUIET) return true
    shares.push(Math.round(100 * share))
  }
  console.log(`machine busy: the calibration loop got ${shares.join(', ')} % of the processor time`)
  return false
}

/** Begins the reason of a skipped test; `tools/test.mjs` counts these apart. */
const NOT_MEASURED = 'not measured: machine busy'

/** Leaves the test out, with the reason, where `quiet` is false. */
export const skipUnless = (quiet: boolean): void => test.skip(!quiet, NOT_MEASURED)

/**
 * Tries until everything that is wanted has been so once. What was never so fails the test, unless the machine turns
 * out to be busy: then the test is left out. The page goes blank for that.
 */
export async function expectOnce<Name extends string>(
  page: Page,
  tries: number,
  wanted: readonly Name[],
  attempt: () => Promise<Readonly<Record<Name, boolean>>>,
): Promise<void> {
  let missing = [...wanted]
  for (let k = 0; k < tries && missing.length > 0; k++) {
    const good = await attempt()
    missing = missing.filter((name) => !good[name])
  }
  if (missing.length === 0) return
  await page.goto('about:blank')
  skipUnless(await isQuiet())
  expect(missing).toEqual([])
}
