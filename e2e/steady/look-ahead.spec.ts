/** The curves that a dragged control would give follow the pointer, and dragging never blocks the page's thread. */
import { type Locator, type Page, test } from '@playwright/test'
import { median } from 'd3-array'
import { compare, lanesStop, press, stopLanesAfter } from '../support/comparing'
import { linkTo, open, PATIENCE, pause, reach, small } from '../support/playground'
import { expectOnce, isQuiet, measureOnlyIf } from '../support/quietMachine'
import { longTasks, MOST_MS } from './longTasks'

const TRIES = 8
const STEPS = 1000
const MOST_BEHIND = 100

/** Presses a slider's thumb and returns how to move it, by pixels from where it was. */
async function hold(page: Page, slider: Locator): Promise<(by: number) => Promise<void>> {
  await slider.scrollIntoViewIfNeeded()
  const box = await slider.boundingBox()
  if (!box) throw new Error('the slider is not on the page')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  return (by) => page.mouse.move(x + by, y)
}

/**
 * Milliseconds from a move of the pointer until the thin lines stand as they stay, by the page's clock. Lines that come
 * in parts count until the last one.
 */
async function behind(page: Page, move: () => Promise<void>): Promise<number> {
  const waiting = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let moved = Number.NaN
        let timer = 0
        const observer = new MutationObserver((changes) => {
          const ofLines = changes.some(({ target }) => target instanceof Element && target.closest('.ahead'))
          if (!ofLines || Number.isNaN(moved)) return
          const took = performance.now() - moved
          clearTimeout(timer)
          timer = window.setTimeout(() => {
            observer.disconnect()
            resolve(took)
          }, 300)
        })
        observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['d'] })
        window.addEventListener('pointermove', ({ timeStamp }) => (moved = timeStamp), { once: true, capture: true })
      }),
  )
  // Answered after the observer has been set up.
  await page.evaluate(() => undefined)
  await move()
  return waiting
}

test(`a weight is dragged at ${STEPS} steps: the lines are under ${MOST_BEHIND} ms behind, no task over ${MOST_MS} ms, nor in the future`, async ({
  page,
}) => {
  test.setTimeout(180_000)
  measureOnlyIf(await isQuiet())
  await open(page, './')
  await reach(page, STEPS)
  await pause(page)
  await expectOnce(page, TRIES, ['behind', 'dragging', 'future'], async () => {
    const moveTo = await hold(page, page.getByTestId('task-t2').getByRole('slider'))
    await moveTo(10)
    await page.locator('.live-chart .ahead path[d^="M"]').first().waitFor({ state: 'attached' })
    const delays: number[] = []
    for (let k = 1; k <= 9; k++) delays.push(await behind(page, () => moveTo(10 + 4 * k)))
    const dragging = await longTasks(page, async () => {
      for (let k = 0; k < 60; k++) await moveTo(46 - k)
    })
    await page.mouse.up()
    const film = page.getByRole('slider', { name: 'Step shown' })
    const future = await longTasks(page, async () => {
      await film.focus()
      for (const key of ['ArrowRight', 'End', ...Array(20).fill('ArrowLeft'), ...Array(20).fill('ArrowRight')]) {
        await page.keyboard.press(key)
      }
      await page.getByRole('group', { name: 'Future of the run' }).getByText('Test loss').first().waitFor()
    })
    await page.keyboard.press('Escape')
    const late = median(delays) ?? Number.NaN
    console.log(
      `lines behind the pointer: ${delays.map(Math.round).join(', ')} ms; long tasks: dragging ${JSON.stringify(dragging)}, future ${JSON.stringify(future)}`,
    )
    return { behind: late < MOST_BEHIND, dragging: dragging.length === 0, future: future.length === 0 }
  })
})

test(`the front of a sweep follows a dragged control: no task over ${MOST_MS} ms`, async ({ page }) => {
  test.setTimeout(180_000)
  measureOnlyIf(await isQuiet())
  await compare(page, linkTo({ config: { ...small, tasks: small.tasks.slice(0, 2) } }, '?engine=wasm&play=0'))
  await stopLanesAfter(page, 300)
  await lanesStop(page)
  await press(page, 'sweep weights')
  await press(page, 'Sweep')
  await page.getByText('ended at step 300').waitFor({ timeout: PATIENCE })
  await page.getByRole('combobox', { name: 'Quantity to try on the front' }).selectOption('network.trunk')
  await expectOnce(page, TRIES, ['dragging'], async () => {
    const moveTo = await hold(page, page.getByRole('slider', { name: 'Width of the trunk' }))
    const dragging = await longTasks(page, async () => {
      for (let k = 0; k < 60; k++) await moveTo(k)
      await page.getByTestId('try-front').getByText('21 of 21 points').waitFor()
    })
    await page.mouse.up()
    console.log(`long tasks of a front under the hand: ${JSON.stringify(dragging)}`)
    return { dragging: dragging.length === 0 }
  })
})
