/** Eight fits and eight paths follow a drag without a long task. */
import { expect, type Page, test } from '@playwright/test'
import { type LabSetup, usualLab } from '../../src/core/lab/setup'
import { compactLab } from '../../src/share/lab'
import { encodeLink } from '../../src/share/link'
import { small } from '../support/playground'
import { expectOnce, isQuiet, measureOnlyIf } from '../support/quietMachine'
import { longTasks, MOST_MS } from './longTasks'

const TRIES = 6

const regression: LabSetup = {
  ...usualLab('losses'),
  shown: ['mse', 'mae', 'huber', 'logCosh', 'quantile', 'epsilonInsensitive', 'poisson'],
}
const classes: LabSetup = {
  ...usualLab('losses', 'classes'),
  shown: ['mse', 'bce', 'hinge', 'squaredHinge', 'focal', 'softmax', 'multiclassFocal'],
  chosen: 'mse',
}
const paths: LabSetup = {
  ...usualLab('optimizers'),
  shown: ['gd', 'sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam', 'adamw'],
  steps: 1000,
}

/** Drags the first point with this name around a square and back. */
async function drag(page: Page, name: RegExp): Promise<void> {
  const box = await page.getByRole('slider', { name }).first().boundingBox()
  if (!box) throw new Error('there is no such point')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let k = 0; k <= 40; k++) {
    await page.mouse.move(x + 40 * Math.sin(k / 6), y + 40 * Math.sin(k / 9))
    await page.waitForTimeout(20)
  }
  await page.mouse.up()
}

for (const [name, lab, point] of [
  ['seven lines', regression, /^Point 8$/],
  ['seven boundaries', classes, /^Point 1 of/],
  ['eight paths of 1,000 steps', paths, /^Start of all paths$/],
] as const) {
  test(`${name} follow a drag: no task over ${MOST_MS} ms`, async ({ page }) => {
    test.setTimeout(240_000)
    measureOnlyIf(await isQuiet())
    await page.goto(`./?engine=cpu&play=0#${encodeLink({ config: small, edits: [] }, { lab: compactLab(lab) })}`)
    await page.locator('main.lab .lab-table td').first().waitFor()
    await expectOnce(page, TRIES, ['dragging'], async () => {
      const dragging = await longTasks(page, () => drag(page, point))
      console.log(`long tasks of ${name}: ${JSON.stringify(dragging)}`)
      return { dragging: dragging.length === 0 }
    })
    await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled()
  })
}
