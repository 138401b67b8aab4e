import { useSyncExternalStore } from 'react'
import { viewStore } from '../../state/view'

export type Theme = 'light' | 'dark'

const wantsDark = window.matchMedia('(prefers-color-scheme: dark)')

/** The theme on screen: the reader's choice, otherwise the system's. */
function currentTheme(): Theme {
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

/** A change also tells canvases to repaint. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, currentTheme)

/** Keeps the document's `data-theme` up to date, starting before the first paint. */
export function followTheme(): () => void {
  const apply = () => {
    document.documentElement.dataset.theme = currentTheme()
  }
  apply()
  return subscribe(apply)
}
