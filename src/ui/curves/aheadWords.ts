/** What is said of the thin lines. Pure. */
import type { EngineKind } from '../../engine/engine'

type Words = 'aheadHint' | 'aheadFuture' | 'aheadWithout'

/** Keys of the sentences that say what the lines are, and why they come late where WebAssembly is missing. */
export const aheadWords = (engine: EngineKind, future: boolean): readonly Words[] => [
  future ? 'aheadFuture' : 'aheadHint',
  ...(engine === 'wasm' ? [] : ['aheadWithout' as const]),
]
