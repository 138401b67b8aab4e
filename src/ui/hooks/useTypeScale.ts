import { useSyncExternalStore } from 'react'

/** The last measured scale; null after a resize of the window, which may have changed it. */
let scale: number | null = null

function subscribe(changed: () => void): () => void {
  const onResize = () => {
    scale = null
    changed()
  }
  window.addEventListener('resize', onResize)
  return () => window.removeEventListener('resize', onResize)
}

function measure(): number {
  scale ??= Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
  return scale
}

/** Ratio of the page's font size to the designed one. Lengths in a chart that hold text grow with it. */
export const useTypeScale = (): number => useSyncExternalStore(subscribe, measure)
