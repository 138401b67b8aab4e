/** Dragging a start with eight methods never blocks the page's thread. */
import { test } from '@playwright/test'
import { landscapePresets } from '../../src/state/landscape/presets'
import { dragStart, linkToLandscape, openLandscape } from '../support/landscapes'
import { expectOnce, isQuiet, measureOnlyIf } from '../support/quietMachine'
import { longTasks, MOST_MS } from './longTasks'

const TRIES = 6

test(`a start is dragged with eight methods: no task over ${MOST_MS} ms`, async ({ page }) => {
  test.setTimeout(300_000)
  measureOnlyIf(await isQuiet())
  await openLandscape(page, linkToLandscape(landscapePresets.eight))
  let there = true
  await expectOnce(page, TRIES, ['dragging', 'settling'], async () => {
    // There and back, so that every attempt drags the same way.
    const dragging = await longTasks(page, () => dragStart(page, 2, there ? [150, -60] : [-150, 60], 60))
    there = !there
    const settling = await longTasks(page, () => page.waitForTimeout(4_000))
    console.log(`long tasks of 24 paths: dragging ${JSON.stringify(dragging)}, afterwards ${JSON.stringify(settling)}`)
    return { dragging: dragging.length === 0, settling: settling.length === 0 }
  })
})
