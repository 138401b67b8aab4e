/** Which hints are on the page, decided anew after each record. */
import type { Found } from './define'
import { hints } from './hints'
import type { Situation } from './situation'

/** A hint on the page. While it holds, its numbers become new ones every 100 steps: a sentence is read, not watched. */
export interface Advice extends Found {
  readonly id: string
  /** Step at which it appeared. */
  readonly since: number
  /** Step of its numbers. */
  readonly at: number
}

/** One piece of advice at a time: a second one would ask which to take. */
const MOST = 1
/** Steps for which a hint and its numbers stay on the page even if it no longer holds. */
const STAYS = 100

/**
 * The next advice. `shown` is what is on the page; `hidden` are ids that the person dismissed. A hint leaves when it no
 * longer holds and has stood for 100 steps, and at once when something was changed or the run went back before its
 * numbers.
 */
export function advise(
  situation: Situation,
  shown: readonly Advice[] = [],
  hidden: readonly string[] = [],
): readonly Advice[] {
  const { past, step } = situation
  const changed = past.marks.findLast((mark) => mark <= step) ?? -1
  const allowed = hints.filter(({ id }) => !hidden.includes(id))
  const kept = shown.flatMap((advice) => {
    const hint = allowed.find(({ id }) => id === advice.id)
    if (!hint || changed >= advice.since || step < advice.at) return []
    if (step < advice.at + STAYS) return [advice]
    const found = hint.find(situation, advice)
    return found ? [{ ...advice, ...found, at: step }] : []
  })
  const fresh: Advice[] = []
  for (const hint of allowed) {
    if (kept.length + fresh.length >= MOST) break
    const found = hint.find(situation, null)
    if (found) fresh.push({ id: hint.id, since: step, at: step, ...found })
  }
  const next = [...kept, ...fresh]
  return next.length === shown.length && next.every((advice, k) => advice === shown[k]) ? shown : next
}
