import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { whenPrinted } from './whenPrinted'

/** Approximate width in pixels of the page's middle on paper: A4 or Letter with margins of 12 mm. */
const PAPER = 690

const Printing = createContext(false)

/** True while the page is being printed. */
export const usePrinting = (): boolean => useContext(Printing)

/**
 * Tells the page that it is being printed. The browser captures the page as soon as the `beforeprint`
 * listeners return, so rendering is synchronous. The page is printed in the light theme: browsers print no
 * backgrounds, and pale text would stand on white paper. `--print-zoom` scales drawings that were laid out for
 * a wider window.
 *
 * It wraps the whole page, because a part that loads after `beforeprint` also has to know.
 */
export function PrintingProvider({ children }: { readonly children: ReactNode }) {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const root = document.documentElement
    let theme: string | null = null
    let stop = () => {}
    const begin = () => {
      if (theme !== null) return
      theme = root.dataset.theme ?? ''
      const width = document.querySelector('.network-box')?.scrollWidth ?? 0
      root.style.setProperty('--print-zoom', String(Math.min(1, PAPER / Math.max(width, 1))))
      root.dataset.theme = 'light'
      flushSync(() => setPrinting(true))
      stop = whenPrinted(end)
    }
    const end = () => {
      if (theme === null) return
      stop()
      root.dataset.theme = theme
      theme = null
      root.style.removeProperty('--print-zoom')
      setPrinting(false)
    }
    window.addEventListener('beforeprint', begin)
    return () => {
      window.removeEventListener('beforeprint', begin)
      end()
    }
  }, [])
  return <Printing value={printing}>{children}</Printing>
}
