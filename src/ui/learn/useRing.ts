import { useEffect } from 'react'
import type { Target } from '../../lessons/define'
import { elementsOf, openTarget } from './targets'

/** Milliseconds between two looks for the targets: a card that loads or renders anew is ringed again. */
const EVERY = 250
/** Milliseconds after which a target that is not on the page is no longer waited for. */
const PATIENCE = 20_000

const calm = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** Scrolls an element into the part of the window between the top bar and the lesson. */
export function scrollTo(element: HTMLElement): void {
  const tall = element.getBoundingClientRect().height > window.innerHeight / 3
  element.scrollIntoView({ block: tall ? 'start' : 'center', behavior: calm() ? 'instant' : 'smooth' })
}

/**
 * Rings the targets while the step is open, and scrolls to the first once it is on the page. The ring is an outline of
 * the element itself, so it follows every change of layout. `key` names the step: another one scrolls again.
 */
export function useRing(targets: readonly Target[], key: string, active: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the targets and for their set-up
  useEffect(() => {
    if (!active) return
    const began = performance.now()
    const opened = new Set<Target>()
    let scrolled = false
    const ring = () => {
      const waits = performance.now() - began < PATIENCE
      // The last is opened first: of two tabs of one card the first target stays open.
      for (const target of targets.toReversed())
        if (waits && !opened.has(target) && openTarget(target)) opened.add(target)
      const found = targets.map(elementsOf)
      const wanted = new Set(found.flat())
      for (const old of document.querySelectorAll<HTMLElement>('[data-ringed]'))
        if (!wanted.has(old)) delete old.dataset.ringed
      for (const element of wanted) element.dataset.ringed = ''
      if (scrolled || !waits || found[0].length === 0) return
      scrolled = true
      scrollTo(found[0][0])
    }
    ring()
    const timer = window.setInterval(ring, EVERY)
    return () => {
      window.clearInterval(timer)
      for (const old of document.querySelectorAll<HTMLElement>('[data-ringed]')) delete old.dataset.ringed
    }
  }, [key, active])
}
