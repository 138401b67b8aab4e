/** The engine with which later visits of this browser start, and its change with the engine of the run. */
import type { EngineKind } from '../engine/engine'
import { runStore, switchEngine } from './run'
import { setView, viewStore } from './view'

let stopWaiting = () => {}

/** Keeps an engine for later visits; null keeps none. */
export function keepEngine(kind: EngineKind | null): void {
  stopWaiting()
  setView({ engine: kind })
}

/** Switches the run to an engine. A browser that keeps an engine keeps this one once it trains: it may refuse the set-up. */
export function chooseEngine(kind: EngineKind): void {
  stopWaiting()
  if (viewStore.getState().engine) {
    stopWaiting = runStore.subscribe(({ engine }, before) => {
      if (engine !== before.engine && engine?.kind === kind) keepEngine(kind)
    })
  }
  switchEngine(kind)
}
