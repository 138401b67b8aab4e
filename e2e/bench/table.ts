/** Prints the results of the bench as tables. */

import type { ManyCores } from './manyCores'
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
  wasm: 'our WASM engine',
  cpu: 'our CPU engine',
  naive: 'plain tfjs autodiff',
  scalar: 'object graph',
}

export function printTable(rows: readonly Row[]): void {
  const engines = Object.keys(TITLES) as EngineName[]
  console.log(
    `Trunk 2-32-32, Adam, batch ${BATCH}. Draw calls a step / steps of all runs a second / samples a second; tfjs and`,
  )
  console.log('the object graph train one run after another. The last columns divide the speed of the WASM engine.\n')
  const ratios = ['by the CPU engine', 'by the object graph']
  console.log(line(['tasks', 'runs', 'Gramian', ...engines.map((engine) => TITLES[engine]), ...ratios]))
  const shapes = new Map(rows.map((row) => [JSON.stringify([row.tasks, row.runs, row.gramian]), row]))
  for (const { tasks, runs, gramian } of shapes.values()) {
    const rowOf = (engine: EngineName) =>
      rows.find((r) => r.engine === engine && r.tasks === tasks && r.runs === runs && r.gramian === gramian)
    const cells = engines.map((engine) => {
      const row = rowOf(engine)
      return row === undefined ? '' : cell(row)
    })
    const ratios = [
      ratio(rowOf('wasm'), rowOf('cpu'), LEAST_BY_CPU),
      ratio(rowOf('wasm'), rowOf('scalar'), tasks === 1 && runs === 1 && !gramian ? LEAST_BY_GRAPH : 0),
    ]
    console.log(line([String(tasks), String(runs), gramian ? 'yes' : 'no', ...cells, ...ratios]))
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

export function printCores(rows: readonly ManyCores[]): void {
  console.log(
    '24 runs of the default set-up on the CPU engine, in the page: as a map, and as a comparison that draws all curves. Steps of all runs a second.\n',
  )
  console.log(line(['', '', 'workers', 'steps a second', 'times one worker']))
  for (const { screen, workers, stepsPerSecond } of rows) {
    const one = rows.find((row) => row.screen === screen && row.workers === 1)
    const times = one ? (stepsPerSecond / one.stepsPerSecond).toFixed(2) : ''
    console.log(line([screen, '', String(workers), stepsPerSecond.toPrecision(3), times]))
  }
}

/** How many times as fast as the CPU engine and, for one task and run, as the object graph the WASM engine has to be. */
const LEAST_BY_CPU = 5
const LEAST_BY_GRAPH = 40

function ratio(wasm: Row | undefined, other: Row | undefined, least: number): string {
  if (!wasm?.stepsPerSecond || !other?.stepsPerSecond) return ''
  const times = wasm.stepsPerSecond / other.stepsPerSecond
  return `${times.toFixed(1)} times${times < least ? ` (< ${least})` : ''}`
}

function cell({ drawCalls, stepsPerSecond, runs }: Row): string {
  if (stepsPerSecond === null) return String(drawCalls)
  const samples = (stepsPerSecond * runs * BATCH) / 1000
  return `${drawCalls} / ${stepsPerSecond.toPrecision(3)} / ${samples.toFixed(0)}k`
}

const line = (cells: readonly string[]): string =>
  cells.map((text, i) => (i < 3 ? text.padStart(7) : text.padStart(22))).join(' ')
