/** The lock of the link that opened the page. It loads with the line that says so. */
import { createStore } from 'zustand/vanilla'
import { isFree, type Lock, readLock } from '../core/config/lock'
import { setGate } from './gate'

export interface LockState {
  readonly lock: Lock
  /** Refused changes so far. */
  readonly refused: number
}

export const lockStore = createStore<LockState>(() => ({ lock: { free: [], unknown: [] }, refused: 0 }))

/** Lets through only what the address leaves free, and counts what is refused. */
export function keepLock(search: string): void {
  const lock = readLock(new URLSearchParams(search).get('lock'))
  if (!lock) return
  lockStore.setState({ lock, refused: 0 })
  setGate((wish) => {
    const free = isFree(lock, wish)
    if (!free) lockStore.setState(({ refused }) => ({ refused: refused + 1 }))
    return free
  })
}
