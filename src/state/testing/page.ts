/** For tests: the page's run on a worker that only lists, and a window with an address and a history. */
import type { StepRecord } from '../../engine/trainer.types'
import { load, mainHistory, mainRun, runStore } from '../run'
import { configStore } from '../setup'
import { createTestLine, type TestLine } from './line'

/** Connects the page's run to a worker that only lists, and empties what `everyTestAfresh.ts` does not reset. */
export function freshStores(): TestLine {
  const line = createTestLine()
  mainRun.open(line.surroundings)
  mainHistory.clear()
  // An earlier test on real timers may have ended within their pause: the next change would wait for it.
  mainRun.liveEdits.cancel()
  mainRun.loads.cancel()
  // It may also have had the pictures of some tasks on screen only.
  mainRun.pictures.show('all')
  return line
}

/** As `freshStores`, with a run that has been loaded and stands at its start; what was said until then is forgotten. */
export function pausedAtStart(): TestLine {
  const line = freshStores()
  load(configStore.getState().recording, false)
  runStore.setState({ status: 'paused' })
  line.said.length = 0
  return line
}

/** The record of a step of three tasks and two layers in which nothing was measured but the total. */
export const record = (step: number): StepRecord => ({
  step,
  epoch: 0,
  learningRate: 0.01,
  trainLosses: new Float64Array(3),
  testLosses: new Float64Array(3),
  testMetrics: new Float64Array(3),
  testScores: new Float64Array(3),
  weights: new Float64Array(3),
  headWeights: new Float64Array(3),
  totalTrain: 1,
  totalTest: 1,
  gradientNorms: new Float64Array(3),
  layerNorms: new Float64Array(6),
  gramian: new Float64Array(9),
  layerGramians: new Float64Array(18),
  trace: {},
})

/** As much of a window as a session uses. Going back fires `popstate` and `hashchange`, as browsers do. */
export class FakePage extends EventTarget {
  readonly entries: string[]
  /** What the page has stored with each entry. */
  readonly states: unknown[] = [null]
  at = 0
  readonly document = Object.assign(new EventTarget(), { hidden: false })
  readonly setTimeout = ((work: () => void, after: number) =>
    setTimeout(work, after)) as unknown as Window['setTimeout']
  readonly clearTimeout = ((id: never) => clearTimeout(id)) as Window['clearTimeout']
  readonly setInterval = ((work: () => void, every: number) =>
    setInterval(work, every)) as unknown as Window['setInterval']
  readonly clearInterval = ((id: never) => clearInterval(id)) as Window['clearInterval']
  readonly requestAnimationFrame = (work: () => void) => setTimeout(work, 16) as unknown as number

  constructor(address = '/play/') {
    super()
    this.entries = [address]
  }

  get location() {
    const url = new URL(this.entries[this.at], 'https://example.org')
    return { pathname: url.pathname, search: url.search, hash: url.hash }
  }

  get history() {
    return {
      state: this.states[this.at],
      pushState: (state: unknown, _: string, address: string) => {
        this.entries.splice(++this.at, Number.POSITIVE_INFINITY, address)
        this.states.splice(this.at, Number.POSITIVE_INFINITY, state)
      },
      replaceState: (state: unknown, _: string, address: string) => {
        this.entries[this.at] = address
        this.states[this.at] = state
      },
    }
  }

  go(by: number): void {
    this.at += by
    this.dispatchEvent(new Event('popstate'))
    this.dispatchEvent(new Event('hashchange'))
  }

  /** A person types or pastes another hash. */
  type(hash: string): void {
    const { pathname, search } = this.location
    this.history.pushState(null, '', `${pathname}${search}#${hash}`)
    this.go(0)
  }

  get asWindow(): Window {
    return this as unknown as Window
  }
}
