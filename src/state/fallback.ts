import type { EngineKind } from '../engine/engine'
import type { Events } from '../worker/protocol'
import { notify } from './notices'

/** Tells the person that the CPU engine has taken over by itself; `wanted` is the engine that was asked for. */
export function tellFallback({ engine, step }: Events['engineChanged'], wanted: EngineKind | 'auto'): void {
  if (engine.reason !== 'contextLost' || wanted === 'cpu') return
  notify({ kind: 'warning', key: 'contextGone', values: { step } })
}
