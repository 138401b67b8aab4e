/** Which hints are on the page, decided anew after each record. */
import { type Found, hints } from './hints'
import type { Situation } from './situation'

/** A hint on the page. Its numbers stay those of the step at which it appeared. */
export interface Advice extends Found {
  readonly id: string
  readonly since: number
}

/** Nobody reads more at a time. */
const MOST = 2
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
    if (kept.some(({ id }) => id === hint.id)) continue
    const found = hint.find(situation, null)
    if (found && !tells(found, [...kept, ...fresh])) fresh.push({ id: hint.id, since: step, ...found })
  }
  return fresh.length === 0 && kept.length === shown.length ? shown : [...kept, ...fresh]
}

/** True if one on the page already changes the same: two sentences with one remedy would be one too many. */
const tells = ({ action }: Found, others: readonly Advice[]): boolean =>
  others.some((other) => remedyOf(other) === remedyOf({ action }))

function remedyOf({ action }: Pick<Found, 'action'>): string {
  if (action.kind === 'weigh') return 'weight'
  if (action.kind === 'restart') return 'restart'
  return /\.weight$/.test(action.path) ? 'weight' : action.path
}
