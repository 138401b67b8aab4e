import { type RefObject, useEffect } from 'react'
import { pictures } from '../../state/run'

/** Asks only for the pictures that are on screen: with twelve tasks, or on a phone, most are not. */
export function useVisibleHeads(box: RefObject<HTMLElement | null>, taskCount: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other tasks have other heads
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
  }, [box, taskCount])
}
