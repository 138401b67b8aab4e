/**
 * `window.__playground`: through it the end-to-end tests read a page, and do the few things that no visitor can
 * do. A build with `--mode testing` loads this script before `main.tsx`; the shipped build does not contain it.
 */
import type { Recording, RunConfig } from '../core/config/types'
import { pictures, runStore } from '../state/run'
import type { RunState } from '../state/runState'
import { screenStore } from '../state/screen'
import { configStore } from '../state/setup'
import {
  type ComparisonSummary,
  comparisonSummary,
  type HistorySummary,
  historySummary,
} from '../state/testing/summaries'
import { breakCard } from '../ui/testing/breakCard'
import type { Inspection } from '../worker/testing/questions'
import { countContexts, inspectWorker, loseContextOf } from '../worker/testing/workers'

interface TestHook {
  /** The start and the edits, as a link carries them. */
  recording(): Recording
  /** The current set-up. */
  config(): RunConfig
  run(): RunState
  history(): HistorySummary
  /** The predictions that the pictures show, of each enabled task; empty where a task has no picture. */
  predictions(): readonly (readonly number[])[]
  /** Removes the WebGL context of the run's worker, and restores it after this many milliseconds (null: never). */
  loseContext(restoreAfter: number | null): Promise<null>
  /** The memory that the run's worker holds on its device. */
  inspect(): Promise<Inspection & { readonly step: number }>
  /** WebGL contexts that the workers of runs, lanes and maps hold, and how many such workers there are. */
  contexts(): Promise<{ readonly workers: number; readonly contexts: number }>
  /** Makes the part with this name throw while it draws; null: none. */
  breakCard(name: string | null): void
  /** The lanes and their curves; absent until the comparison is first shown. */
  compare?(): ComparisonSummary
  loseLanesContext(restoreAfter: number | null): Promise<null>
}

declare global {
  interface Window {
    __playground?: TestHook
  }
}

const hook: TestHook = {
  recording: () => configStore.getState().recording,
  config: () => configStore.getState().config,
  run: () => runStore.getState(),
  history: historySummary,
  predictions: () =>
    configStore
      .getState()
      .config.tasks.filter(({ enabled }) => enabled)
      .map((_, task) => [...((pictures.latest(task, 'plane') ?? pictures.latest(task, 'rows'))?.values ?? [])]),
  loseContext: (restoreAfter) => loseContextOf('one', restoreAfter),
  inspect: async () => ({ ...(await inspectWorker('one')), step: runStore.getState().step }),
  contexts: countContexts,
  breakCard,
  loseLanesContext: (restoreAfter) => loseContextOf('many', restoreAfter),
}
window.__playground = hook

// The comparison's screen puts its transport into the store once its first lanes are loaded.
const stop = screenStore.subscribe(({ screen, transport }) => {
  if (transport === null || screen !== 'compare') return
  hook.compare = comparisonSummary
  stop()
})
