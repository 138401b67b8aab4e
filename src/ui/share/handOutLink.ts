/** The link to hand out: the page's address with what it says to visitors in the query. */
import type { LockName } from '../../core/config/lock'

export interface HandedOut {
  /** What visitors may change; null = everything. */
  readonly free: readonly LockName[] | null
  /** Answers and explanations of lessons are hidden. */
  readonly hidesAnswers: boolean
  /** Training waits for the visitor. */
  readonly waits: boolean
}

/** `address`: that of the page, whose own lock and settings are replaced. `hash` without `#`. */
export function handOutLink(address: string, hash: string, { free, hidesAnswers, waits }: HandedOut): string {
  const link = new URL(address)
  for (const name of ['lock', 'answers', 'play']) link.searchParams.delete(name)
  if (hidesAnswers) link.searchParams.set('answers', '0')
  if (waits) link.searchParams.set('play', '0')
  // Commas stay readable.
  const lock = free === null ? '' : `lock=${free.join(',')}`
  link.search = [link.searchParams.toString(), lock].filter(Boolean).join('&')
  link.hash = hash
  return link.href
}
