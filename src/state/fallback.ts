import type { EngineKind } from '../engine/engine'
import type { EngineStatus, Events } from '../worker/protocol'
import { dismiss, notify } from './notices'

/** Tells the person that the CPU engine has taken over by itself; `wanted` is the engine that was asked for. */
export function tellFallback({ engine, step }: Events['engineChanged'], wanted: EngineKind | 'auto'): void {
  if (engine.reason !== 'contextLost' || wanted === 'cpu') return
  notify({ kind: 'warning', key: 'contextGone', values: { step } })
}

/**
 * Returns a function that hears of each engine that serves. Where the wanted one is too small for the set-up, it says so
 * once, until another limit is exceeded or none is.
 */
export function createRefusalTeller(): (engine: EngineStatus) => void {
  let said = ''
  let takeBack = () => {}
  return ({ kind, refusal }) => {
    const now = refusal ? JSON.stringify([kind, refusal]) : ''
    if (now === said) return
    said = now
    takeBack()
    takeBack = () => {}
    if (!refusal) return
    const id = notify({ kind: 'warning', key: 'refused', engine: { kind, refusal } })
    takeBack = () => dismiss(id)
  }
}
