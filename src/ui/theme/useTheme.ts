import { useSyncExternalStore } from 'react'
import { viewStore } from '../../state/view'

export type Theme = 'light' | 'dark'

const wantsDark = window.matchMedia('(prefers-color-scheme: dark)')

/** The theme on screen: the reader's choice, else the system's. */
function presentTheme(): Theme {
  const chosen = viewStore.getState().theme
  if (chosen !== 'auto') return chosen
  return wantsDark.matches ? 'dark' : 'light'
}

function subscribe(listener: () => void): () => void {
  const stop = viewStore.subscribe(listener)
  wantsDark.addEventListener('change', listener)
  return () => {
    stop()
    wantsDark.removeEventListener('change', listener)
  }
}

/** Also the sign for canvases to paint again. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, presentTheme)

/** Keeps `data-theme` on the document in step, from before the first paint on. */
export function followTheme(): () => void {
  const apply = () => {
    document.documentElement.dataset.theme = presentTheme()
  }
  apply()
  return subscribe(apply)
}
