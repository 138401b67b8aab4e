import { type RefObject, useEffect } from 'react'
import { pictures } from '../../state/run'

/**
 * Asks only for the pictures that are on screen: with twelve tasks, or on a phone, most are not. `heads` says which heads
 * there are: other ones have elements of their own.
 */
export function useVisibleHeads(box: RefObject<HTMLElement | null>, heads: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `heads` stands for the elements in the box
  useEffect(() => {
    const visible = new Set<number>()
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const task = Number((target as HTMLElement).dataset.task)
        if (isIntersecting) visible.add(task)
        else visible.delete(task)
      }
      pictures.show([...visible].sort((a, b) => a - b))
    })
    for (const head of box.current?.querySelectorAll('[data-task]') ?? []) observer.observe(head)
    return () => {
      observer.disconnect()
      pictures.show('all')
    }
  }, [box, heads])
}
