/**
 * Finds out whether the machine is quiet enough to measure time. A calibration loop keeps every core busy for a moment
 * and compares the processor time that this process got with the time that passed. On an idle machine it gets all of
 * it, whether the machine is fast or slow, so no measured number has to be stored. Beside other busy processes it gets
 * only a share. The page under test is such a process: calibrate before it opens, or after it has gone blank.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { expect, type Page, test } from '@playwright/test'

/** Milliseconds of one calibration, many times the time slice of a scheduler. */
const LOOP_MS = 300
/** Least share of the processor time on a quiet machine. One other busy process on two cores leaves two thirds. */
const QUIET = 0.85
/** Several, because a page that has just been closed is still busy for a moment. */
const TRIES = 10

/** Code of one thread: waits for the start, then loops until its time is over. */
const LOOP = `
  const { parentPort, workerData: { start, milliseconds } } = require('node:worker_threads')
  parentPort.postMessage('ready')
  Atomics.wait(start, 0, 0)
  const end = performance.now() + milliseconds
  while (performance.now() < end);
  parentPort.postMessage('done')
`

/** Processor time of a loop on all cores divided by the time that passed, 0 to 1. */
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

/** True as soon as one of several calibrations finds the machine quiet. */
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

/**
 * Leaves the test out if `quiet` is false. Reason: the time that passes beside other busy processes says nothing of the
 * page. `tools/test.mjs` prints how many tests were left out for it, and counts a test left out without it as failed.
 */
export const measureOnlyIf = (quiet: boolean): void => test.skip(!quiet, 'not measured: machine busy')

/**
 * Repeats `attempt` until every wanted condition has held once. If one never held, the test fails, or is skipped if the
 * machine turns out to be busy. The page goes blank for that calibration.
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
  measureOnlyIf(await isQuiet())
  expect(missing).toEqual([])
}
