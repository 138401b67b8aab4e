/** During long training, the memory of the worker does not grow. It counts bytes, so it may run beside other tests. */
import { expect, type Page, test } from '@playwright/test'
import { heapOf, type WorkerHeap } from '../support/heap'
import { least, linkTo, open, PATIENCE, pause, play, reach, run } from '../support/playground'

/** Software compositing competes with training for the processor. In a small window training is faster. */
const SMALL_WINDOW = { width: 320, height: 200 }
const [EARLY, LATE] = [1_000, 20_000]
/**
 * Bytes. Less than one number of 8 bytes for each step in between would need, together with compiled code (which
 * varies by half of this) and the film's snapshots: up to 64, of about 5 kB each here.
 */
const MOST_GROWTH = 700_000
/**
 * Textures. Some exist only between two snapshots or looks, so that their number depends on the moment (13 to 16 here).
 * If one were lost at each snapshot or at each batch of steps, there would be hundreds more.
 */
const MOST_TEXTURES_MORE = 8
/** Times the bytes of all textures, kept ones included: these stay once the largest number of them has existed. */
const MOST_TEXTURE_BYTES = 1.25

test.use({ viewport: SMALL_WINDOW })

for (const engine of ['webgl', 'cpu'] as const) {
  test(`${engine}: the worker's memory does not grow from step ${EARLY} to step ${LATE}`, async ({ page }) => {
    test.setTimeout(600_000)
    const faults = await open(page, linkTo({ config: least }, `?engine=${engine}`))
    const worker = await heapOf(page)
    await rest(page)
    await reach(page, EARLY)
    const early = await held(page, worker)
    await reach(page, LATE, 500_000)
    const late = await held(page, worker)
    console.log(`${engine}: ${told(early)}; ${told(late)}`)
    expect((await run(page)).engine).toMatchObject({ kind: engine })
    expect(late.device.tensors).toBe(early.device.tensors)
    expect(late.device.textures).toBeLessThan(early.device.textures + MOST_TEXTURES_MORE)
    expect(late.device.textureBytes).toBeLessThanOrEqual(early.device.textureBytes * MOST_TEXTURE_BYTES)
    expect(late.heapBytes - early.heapBytes).toBeLessThan(MOST_GROWTH)
    expect(faults).toEqual([])
  })
}

interface Held {
  readonly step: number
  readonly device: { readonly tensors: number; readonly textures: number; readonly textureBytes: number }
  readonly heapBytes: number
}

const LOOKS = 5

/**
 * Looks at the device while training goes on, and at the heap while it rests: no record waits for the page then, while
 * a busy machine lets hundreds of them wait. Of several looks: the smallest heap, because one may include a message;
 * and the largest number of textures, because directly after a snapshot only the current ones exist. Training goes on
 * afterwards.
 */
async function held(page: Page, worker: WorkerHeap): Promise<Held> {
  const devices: Held['device'][] = []
  for (let k = 0; k < LOOKS; k++) devices.push(await deviceOf(page))
  const step = await pause(page)
  const heaps: number[] = []
  for (let k = 0; k < LOOKS; k++) heaps.push(await worker.usedBytes())
  await play(page)
  const device = devices.reduce((most, look) => (look.textures > most.textures ? look : most))
  return { step, device, heapBytes: Math.min(...heaps) }
}

/** The first rest of a run on WebGL measures other engines and makes a texture. Neither must count as growth. */
async function rest(page: Page): Promise<void> {
  await reach(page, 100)
  await pause(page)
  if ((await run(page)).engine?.kind === 'webgl')
    await expect.poll(async () => (await run(page)).speeds?.cpu, { timeout: PATIENCE }).toBeDefined()
  await play(page)
}

const deviceOf = (page: Page): Promise<Held['device']> =>
  page.evaluate(async () => {
    if (!window.__playground) throw new Error('no playground')
    const { tensors, textures, textureBytes } = await window.__playground.inspect()
    return { tensors, textures, textureBytes }
  })

const told = ({ step, device, heapBytes }: Held): string =>
  `step ${step}: ${(heapBytes / 1024).toFixed(0)} KiB of heap, ${device.textures} textures of ${device.textureBytes} bytes`
