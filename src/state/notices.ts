import { createStore } from 'zustand/vanilla'
import type { EngineStatus } from '../worker/protocol'

/** Something to tell the person. */
export interface Notice {
  readonly id: number
  readonly kind: 'info' | 'warning' | 'error'
  /** One of the i18n namespace `notices`, or of `notices` in the namespace `of`. */
  readonly key: string
  /** A part that loads later, which has the texts of its own notices. */
  readonly of?: 'compare' | 'data' | 'kept' | 'learn'
  readonly values?: Readonly<Record<string, unknown>>
  /** Instead of a text of its own: the engine that trains because the wanted one is too small. */
  readonly engine?: Pick<EngineStatus, 'kind' | 'refusal'>
}

interface Notices {
  readonly notices: readonly Notice[]
  /** The newest id: an id never comes twice, so that `dismiss` cannot take another notice away. */
  readonly last: number
}

export const noticeStore = createStore<Notices>(() => ({ notices: [], last: 0 }))

/** Nobody reads more than this at once; the oldest are removed. */
const MOST = 4

/** Tells the person, and returns the notice's id. A notice with the same message and values is replaced. */
export function notify(notice: Omit<Notice, 'id'>): number {
  const { notices, last } = noticeStore.getState()
  const said = JSON.stringify([notice.key, notice.values])
  const others = notices.filter((old) => JSON.stringify([old.key, old.values]) !== said)
  const id = last + 1
  noticeStore.setState({ notices: [...others, { ...notice, id }].slice(-MOST), last: id })
  return id
}

export function dismiss(id: number): void {
  const { notices } = noticeStore.getState()
  const rest = notices.filter((notice) => notice.id !== id)
  if (rest.length < notices.length) noticeStore.setState({ notices: rest })
}
