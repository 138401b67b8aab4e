/**
 * The browser's own database. It is opened at first use, since opening it already fails where storage is forbidden.
 * A failure is told to the person and loses nothing that is on the screen.
 */
import { createStore as openDatabase, type UseStore } from 'idb-keyval'
import { notify } from '../notices'

/** Milliseconds. A database that another tab blocks, or a broken one, may never respond. */
const PATIENCE = 10_000

export interface Storage {
  /** Returns what `work` returns, or null if it failed; the person is then told why. */
  attempt<Value>(work: (store: UseStore) => Promise<Value>): Promise<Value | null>
}

export function createStorage(database: string, store: string): Storage {
  let opened: UseStore | null = null
  return {
    async attempt(work) {
      try {
        opened ??= openDatabase(database, store)
        return await inTime(work(opened))
      } catch (error) {
        // A failed opening stays failed, so the next attempt opens the database again.
        opened = null
        notify({ kind: 'warning', of: 'kept', key: noticeOf(error) })
        return null
      }
    },
  }
}

function inTime<Value>(answer: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('', 'TimeoutError')), PATIENCE)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function noticeOf(error: unknown): string {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'QuotaExceededError') return 'full'
  return name === 'TimeoutError' ? 'silent' : 'blocked'
}
