/**
 * Runs before each test file (`vitest.config.ts`). After each test it resets every zustand store to its initial state,
 * so no test depends on earlier ones. `freshStores` in `page.ts` resets state outside of stores.
 */
import { afterEach, vi } from 'vitest'
import type { StateCreator } from 'zustand/vanilla'

// Test files share their imports, so stores that an earlier file created are reset too.
const resets = vi.hoisted((): (() => void)[] => {
  const kept = globalThis as { resetsOfStores?: (() => void)[] }
  kept.resetsOfStores ??= []
  return kept.resetsOfStores
})

vi.mock('zustand/vanilla', async (importActual) => {
  const { createStore } = await importActual<typeof import('zustand/vanilla')>()
  return {
    createStore<State>(initial: StateCreator<State>) {
      const store = createStore(initial)
      resets.push(() => store.setState(store.getInitialState(), true))
      return store
    },
  }
})

afterEach(() => {
  for (const reset of resets) reset()
})
