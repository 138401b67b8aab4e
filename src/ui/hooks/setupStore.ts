import type { Setup } from './useSetup'

/**
 * The store of a set-up that is made from another store. `getState` returns the same object as long as what it is made
 * from is the same: listeners hear of a new object only.
 */
export function setupStore(
  source: { readonly subscribe: (listener: () => void) => () => void },
  getState: Setup['store']['getState'],
): Setup['store'] {
  return {
    getState,
    getInitialState: getState,
    subscribe: (listener) => {
      let shown = getState()
      return source.subscribe(() => {
        const before = shown
        shown = getState()
        if (shown !== before) listener(shown, before)
      })
    },
  }
}
