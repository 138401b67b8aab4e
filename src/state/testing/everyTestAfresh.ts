/**
 * Runs before each test file (`vitest.config.ts`). After each test every zustand store has the state again that it
 * was made with, so no test depends on the tests before it. `freshStores` in `page.ts` resets what lies outside stores.
 */
import { afterEach, vi } from 'vitest'
import type { StateCreator } from 'zustand/vanilla'

const resets = vi.hoisted((): (() => void)[] => [])

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
