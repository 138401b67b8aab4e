/** For tests: stand-ins for the browser's storage. */
import type { Storage } from '../view'

/** Holds one text, whatever its key. */
export function storageWith(text: string | null = null): Storage {
  let held = text
  return {
    getItem: () => held,
    setItem(_, value) {
      held = value
    },
  }
}

/** Refuses to be read, and is full. */
export const blockedStorage: Storage = {
  getItem() {
    throw new DOMException('blocked', 'SecurityError')
  },
  setItem() {
    throw new DOMException('full', 'QuotaExceededError')
  },
}
