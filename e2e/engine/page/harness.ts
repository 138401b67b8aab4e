/** The functions that the browser tests of the engine call, in one global. */
import { createCpuEngine } from '../../../src/engine/cpu/engine'
import { openContext } from '../../../src/engine/webgl/context'
import { Device } from '../../../src/engine/webgl/device'
import type { WebglEngine } from '../../../src/engine/webgl/engine'
import { divergenceOf, drawsOf, limitOf, markOf, memoryOf, openedOn, type Shape } from './behaviour'
import { cases } from './cases'
import { compare, type Errors } from './compare'
import { type Film, filmOfEveryWeighting } from './films'
import { checkFormulas, type FormulaReport } from './formulas'
import { contextLoss, silentLoss } from './lostDevice'
import { type Bytes, type OnBoth, problemOnBoth } from './problem'
import { fewerTargets, unwrittenTarget } from './targets'

let shared: Promise<WebglEngine> | null = null
const webgl = (): Promise<WebglEngine> => {
  shared ??= openedOn()
  return shared
}
const cpu = createCpuEngine()

const harness = {
  info: async () => (await webgl()).info,
  async compare(name: string): Promise<Errors> {
    const test = cases.find((candidate) => candidate.name === name)
    if (test === undefined) throw new Error(`no case ${name}`)
    return compare(test, await webgl(), cpu)
  },
  problem: async (id: string, data: readonly Bytes[]): Promise<OnBoth> => problemOnBoth(id, data, await webgl(), cpu),
  async formulas(): Promise<FormulaReport> {
    const context = openContext()
    if ('unavailable' in context) throw new Error(context.unavailable)
    const device = new Device(context)
    await device.start()
    const report = checkFormulas(device)
    device.dispose()
    return report
  },
  draws: async (shape: Shape) => drawsOf(await webgl(), shape),
  memory: async (clips: boolean) => memoryOf(await webgl(), clips),
  mark: async () => markOf(await webgl()),
  divergence: async (rate: number) => divergenceOf(await webgl(), rate),
  limit: async () => limitOf(await webgl()),
  films: async (steps: number): Promise<readonly Film[]> => filmOfEveryWeighting(await webgl(), steps),
  contextLoss,
  silentLoss,
  fewerTargets,
  unwrittenTarget,
}
export type Harness = typeof harness
;(window as unknown as { harness: Harness }).harness = harness
