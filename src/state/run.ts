/** The page's own run, and what a person may do with it beyond what every controlled run offers. */
import type { EngineKind } from '../engine/engine'
import { keptGenerations, remember } from './changes'
import { createOneRun, runOf } from './oneRun'
import { configStore, currentAsStart } from './setup'

export const mainRun = createOneRun({ setup: configStore, restart: () => reset(), keeps: keptGenerations })

export const { store: runStore, history: mainHistory, pictures } = mainRun
export const { load, goOn, play, pause, toggle, step, seek, setPace, wantsToPlay } = mainRun
export const { switchEngine, measureEngines } = mainRun

/** The engine that the address or the person asked for; `auto` lets the worker choose. */
export const preferredEngine = (): EngineKind | 'auto' => mainRun.wantedEngine()

/**
 * Goes back to step 0 with the same seed. The current set-up becomes the start, without the edits that
 * led to it: the controls stay, and the curves become those of a run with this set-up from its start.
 */
export function reset(): void {
  const start = currentAsStart()
  const before = mainRun.capture()
  // Can be undone if there is something to come back to.
  if (before.furthest > 0) remember({ kind: 'whole', path: '', before, after: runOf(start) }, 'commit')
  const { commits } = configStore.getState()
  configStore.setState({ recording: start, commits: commits + 1 })
  load(start)
}
