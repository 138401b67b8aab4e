/** The lock of the link that opened the page. It loads with the line that says so. */
import { createStore } from 'zustand/vanilla'
import { isFree, type Lock, readLock } from '../core/config/lock'
import { setGate, type Wish } from './gate'

export interface LockState {
  readonly lock: Lock
  /** Refused changes so far. */
  readonly refused: number
  /** What was refused last. */
  readonly wish: Wish | null
}

export const lockStore = createStore<LockState>(() => ({ lock: { free: [], unknown: [] }, refused: 0, wish: null }))

/** Lets through only what the address leaves free, and counts what is refused. */
export function keepLock(search: string): void {
  const lock = readLock(new URLSearchParams(search).get('lock'))
  if (!lock) return
  lockStore.setState({ lock, refused: 0, wish: null })
  setGate(
    (wish) => isFree(lock, wish),
    (wish) => lockStore.setState(({ refused }) => ({ refused: refused + 1, wish })),
  )
}
