/** Which hints are on the page, decided anew after each record. */
import { type Found, hints } from './hints'
import type { Situation } from './situation'

/** A hint on the page. Its numbers stay those of the step at which it appeared. */
export interface Advice extends Found {
  readonly id: string
  readonly since: number
}

/** One piece of advice at a time: a second one would ask which to take. */
const MOST = 1
/** Steps for which a hint stays on the page even if it no longer holds. */
const STAYS = 100

/**
 * The next advice. `shown` is what is on the page; `hidden` are ids that the person dismissed. A hint leaves when it no
 * longer holds and has stood for 100 steps, and at once when something was changed or the run went back before it.
 */
export function advise(
  situation: Situation,
  shown: readonly Advice[] = [],
  hidden: readonly string[] = [],
): readonly Advice[] {
  const { past, step } = situation
  const changed = past.marks.findLast((mark) => mark <= step) ?? -1
  const allowed = hints.filter(({ id }) => !hidden.includes(id))
  const kept = shown.filter((advice) => {
    const hint = allowed.find(({ id }) => id === advice.id)
    if (!hint || changed >= advice.since || step < advice.since) return false
    return step < advice.since + STAYS || hint.find(situation, advice) !== null
  })
  const fresh: Advice[] = []
  for (const hint of allowed) {
    if (kept.length + fresh.length >= MOST) break
    const found = hint.find(situation, null)
    if (found) fresh.push({ id: hint.id, since: step, ...found })
  }
  return fresh.length === 0 && kept.length === shown.length ? shown : [...kept, ...fresh]
}
