import { useSyncExternalStore } from 'react'

/** The last answer; null after the window has changed its size, and with it perhaps the type. */
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

/** By how much type is larger than designed; lengths that hold text in a chart grow with it. */
export const useTypeScale = (): number => useSyncExternalStore(subscribe, measure)
