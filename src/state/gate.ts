/**
 * Whether a person may make a change. A link can lock the page: what it leaves free is decided in `core/config/lock.ts`,
 * which loads late. Set-ups that belong to the link itself pass without asking: those of its lesson's steps, and those
 * of addresses that this visit has written.
 */
import { createStore } from 'zustand/vanilla'
import type { FieldPath } from '../core/config/paths'
import type { Place } from './screen'

/**
 * A field, or something larger: a file opened, Compare, Maps, the loss lab, the landscapes, the set-ups of other lessons, an
 * address that was typed or pasted.
 */
export type Wish = FieldPath | 'file' | 'compare' | 'map' | 'lab' | 'landscape' | 'lessons' | 'address'

export interface Gate {
  readonly allows: (wish: Wish) => boolean
  /** Tells the person that a change was refused. */
  readonly refuse: (wish: Wish) => void
}

export interface GateState {
  /** null = everything is free. */
  readonly gate: Gate | null
  /** The lesson and the place of the link that opened the page. */
  readonly lesson: string | null
  readonly place: Place
}

export const gateStore = createStore<GateState>(() => ({ gate: null, lesson: null, place: 'run' }))

/** null opens the gate. */
export function setGate(allows: Gate['allows'] | null, refuse: Gate['refuse'] = () => {}): void {
  gateStore.setState({ gate: allows && { allows, refuse } })
}

export const isLocked = (wish: Wish): boolean => gateStore.getState().gate?.allows(wish) === false

/** Asked where a change is made: a refusal is told. */
export function mayChange(wish: Wish): boolean {
  if (!isLocked(wish)) return true
  gateStore.getState().gate?.refuse(wish)
  return false
}

/** What decides whether a lesson may put its set-ups on the screen; null = nothing, it is that of the link. */
export const wishOfLesson = (id: string): Wish | null => (gateStore.getState().lesson === id ? null : 'lessons')

export function mayOpenLesson(id: string): boolean {
  const wish = wishOfLesson(id)
  return wish === null || mayChange(wish)
}

/** Compare and Maps train runs of their own, so a visit is refused where they are locked. */
export const mayVisit = (place: 'compare' | 'map'): boolean => gateStore.getState().place === place || mayChange(place)
