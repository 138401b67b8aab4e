import { useEffect } from 'react'
import type { Target } from '../../lessons/define'
import { elementsOf, openTarget } from './targets'

/** Milliseconds between two looks for the targets: a card that loads or renders anew is ringed again. */
const EVERY = 250
/** Milliseconds after which a target that is not on the page is no longer waited for. */
const PATIENCE = 20_000

/** Milliseconds after the first scroll in which the page may still grow above the target, and is scrolled again. */
const SETTLES = 4000
/** Pixels of a target that are enough to see it. */
const ENOUGH = 60
/** What a person does to move the page: from then on it is theirs. */
const MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

const calm = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** Scrolls an element into the part of the window between the top bar and the lesson. */
export function scrollTo(element: HTMLElement): void {
  const tall = element.getBoundingClientRect().height > window.innerHeight / 3
  element.scrollIntoView({ block: tall ? 'start' : 'center', behavior: calm() ? 'instant' : 'smooth' })
}

/** Whether an element is between the top bar and the lesson. */
function isInSight(element: HTMLElement): boolean {
  const edge = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
  const { top, bottom, height } = element.getBoundingClientRect()
  const above = edge('.top')?.bottom ?? 0
  const below = edge('.lesson-dock')?.top ?? window.innerHeight
  return Math.min(bottom, below) - Math.max(top, above) >= Math.min(height, ENOUGH)
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
    /** When the first target was scrolled to; null before. */
    let scrolled: number | null = null
    let moved = false
    let stood = Number.NaN
    const move = () => {
      moved = true
    }
    for (const kind of MOVES) document.addEventListener(kind, move, { capture: true, passive: true })
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
      const [first] = found[0]
      if (!first || !waits || moved || (scrolled !== null && performance.now() - scrolled > SETTLES)) return
      // A smooth scroll that is under way comes to its end first.
      const { top } = first.getBoundingClientRect()
      const rests = scrolled === null || top === stood
      stood = top
      if (!rests || (scrolled !== null && isInSight(first))) return
      scrolled ??= performance.now()
      scrollTo(first)
    }
    ring()
    const timer = window.setInterval(ring, EVERY)
    return () => {
      window.clearInterval(timer)
      for (const kind of MOVES) document.removeEventListener(kind, move, { capture: true })
      for (const old of document.querySelectorAll<HTMLElement>('[data-ringed]')) delete old.dataset.ringed
    }
  }, [key, active])
}
