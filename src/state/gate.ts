/** Whether a person may make a change. A link can lock the page; what it leaves free is decided in `lock.ts`, which loads late. */
import type { FieldPath } from '../core/config/paths'

/** A field, or something larger: tasks added or removed, a file opened, Compare. */
export type Wish = FieldPath | 'file' | 'compare'
type Gate = (wish: Wish) => boolean

let gate: Gate | null = null

/** null opens the gate. */
export function setGate(next: Gate | null): void {
  gate = next
}

export const mayChange = (wish: Wish): boolean => gate === null || gate(wish)
