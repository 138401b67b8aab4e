/** Prints the results of the bench as tables. */
import type { EngineName } from './page/bench'
import { BATCH, type Shape } from './page/contest'
import type { PageShare } from './pageShare'

export interface Row extends Shape {
  readonly engine: EngineName
  /** Draw calls of one step of the whole population. */
  readonly drawCalls: number
  /** One step advances all runs of the population once. */
  readonly stepsPerSecond: number | null
}

const TITLES: Readonly<Record<EngineName, string>> = {
  webgl: 'our WebGL engine',
  naive: 'plain tfjs autodiff',
  cpu: 'our CPU engine',
  scalar: 'object graph',
}

export function printTable(rows: readonly Row[]): void {
  const engines = Object.keys(TITLES) as EngineName[]
  console.log(
    `Trunk 2-32-32, Adam, batch ${BATCH}. Draw calls a step / steps of all runs a second; tfjs and the object`,
  )
  console.log('graph train one run after another.\n')
  console.log(line(['tasks', 'runs', 'Gramian', ...engines.map((engine) => TITLES[engine])]))
  const shapes = new Map(rows.map((row) => [JSON.stringify([row.tasks, row.runs, row.gramian]), row]))
  for (const { tasks, runs, gramian } of shapes.values()) {
    const cells = engines.map((engine) => {
      const row = rows.find((r) => r.engine === engine && r.tasks === tasks && r.runs === runs && r.gramian === gramian)
      return row === undefined ? '' : cell(row)
    })
    console.log(line([String(tasks), String(runs), gramian ? 'yes' : 'no', ...cells]))
  }
}

export function printShares(rows: readonly PageShare[]): void {
  console.log('Default set-up at 1440 x 900, steps a second: the engine alone, and in the page.\n')
  console.log(line(['', '', '', 'alone', 'in the page', 'share', 'frames a second', 'longest task']))
  for (const { engine, alone, page, share, framesPerSecond, longestTask } of rows) {
    const task = longestTask > 0 ? `${longestTask} ms` : 'none over 50 ms'
    console.log(
      line([
        '',
        '',
        engine,
        alone.toPrecision(3),
        page.toPrecision(3),
        share.toFixed(2),
        framesPerSecond.toFixed(1),
        task,
      ]),
    )
  }
}

const cell = ({ drawCalls, stepsPerSecond }: Row): string =>
  stepsPerSecond === null ? String(drawCalls) : `${drawCalls} / ${stepsPerSecond.toPrecision(3)}`

const line = (cells: readonly string[]): string =>
  cells.map((text, i) => (i < 3 ? text.padStart(7) : text.padStart(22))).join(' ')
