/** Which suggestions a person wants, and the open adviser. Suggestions load after the curves, so this does too. */
import { createStore } from 'zustand/vanilla'
import { pageStorage, type Storage } from './view'

export interface AdviceState {
  /** Ids of hints that were dismissed for good. */
  readonly hidden: readonly string[]
}

const STORAGE_KEY = 'playground.advice'

/** The ids in storage; none if it is blocked or holds something else. */
export function readHidden(storage: Storage | null = pageStorage()): readonly string[] {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(STORAGE_KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

export const adviceStore = createStore<AdviceState>(() => ({ hidden: readHidden() }))

function setHidden(hidden: readonly string[], storage: Storage | null): void {
  adviceStore.setState({ hidden })
  try {
    storage?.setItem(STORAGE_KEY, JSON.stringify(hidden))
  } catch {
    // Storage is full or forbidden: the choice lasts until the page closes.
  }
}

/** A hint that is never shown again, also on later visits. */
export const dismissForGood = (id: string, storage: Storage | null = pageStorage()): void =>
  setHidden([...new Set([...adviceStore.getState().hidden, id])], storage)

/** Suggests everything again. */
export const suggestAgain = (storage: Storage | null = pageStorage()): void => setHidden([], storage)
