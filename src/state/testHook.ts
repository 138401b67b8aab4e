/**
 * `window.__playground`: what the end-to-end tests (and the curious) may read of a page. Every
 * behaviour is reached through the page itself, but for one that no page can offer: losing the
 * graphics context, which in a worker nobody else can reach.
 *
 * - `recording()`: start and edits, as a link carries them; `config()`: the set-up as it is now
 * - `run()`: the run store's state
 * - `history()`: steps and curves of the run as plain arrays
 * - `loseContext(restoreAfter)`: takes the WebGL context away, and gives it back after so many
 *   milliseconds (null: never)
 * - `inspect()`: what the worker holds in memory
 * - `breakCard(name)`: makes the part with this name throw while it draws; null: none
 * - `compare()`: the lanes side by side and their curves; there once they were first shown, as is
 *   `loseLanesContext(restoreAfter)`
 */
import type { Recording, RunConfig } from '../core/config/types'
import type { Inspection } from '../worker/protocol'
import type { ComparisonSummary } from './compare/testSummary'
import { send } from './connection'
import { faultStore } from './faults'
import { mainHistory } from './history'
import { inspecting } from './inquiries'
import { type RunState, runStore } from './run'
import { configStore } from './setup'

interface HistorySummary {
  readonly steps: readonly number[]
  readonly totalTrain: readonly number[]
  readonly totalTest: readonly number[]
  /** One list a task. */
  readonly trainLosses: readonly (readonly number[])[]
  readonly testLosses: readonly (readonly number[])[]
  readonly marks: readonly number[]
}

interface TestHook {
  recording(): Recording
  config(): RunConfig
  run(): RunState
  history(): HistorySummary
  loseContext(restoreAfter: number | null): void
  inspect(): Promise<Inspection>
  breakCard(name: string | null): void
  compare?(): ComparisonSummary
  loseLanesContext?(restoreAfter: number | null): void
}

declare global {
  interface Window {
    __playground?: TestHook
  }
}

export function exposeTestHook(page: Window): () => void {
  page.__playground = {
    recording: () => configStore.getState().recording,
    config: () => configStore.getState().config,
    run: () => runStore.getState(),
    history: summary,
    loseContext: (restoreAfter) => send('loseContext', { restoreAfter }),
    inspect: inspecting.ask,
    breakCard: (card) => faultStore.setState({ card }),
  }
  return () => {
    page.__playground = undefined
  }
}

function summary(): HistorySummary {
  const perTask = (name: 'trainLosses' | 'testLosses') =>
    Array.from({ length: mainHistory.taskCount }, (_, task) => [...mainHistory.column(name, task)])
  return {
    steps: [...mainHistory.steps],
    totalTrain: [...mainHistory.column('totalTrain')],
    totalTest: [...mainHistory.column('totalTest')],
    trainLosses: perTask('trainLosses'),
    testLosses: perTask('testLosses'),
    marks: [...mainHistory.marks],
  }
}
