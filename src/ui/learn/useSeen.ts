import { useEffect, useReducer } from 'react'
import type { Seen, Shown } from '../../lessons/define'
import { laneCurve } from '../../state/compare/curves'
import { compareStore, lanesPopulation } from '../../state/compare/store'
import { mainHistory, runStore } from '../../state/run'
import { throttle } from '../../state/throttle'

/** Milliseconds between two updates of the numbers in a text. */
const EVERY = 250

const NOTHING: Seen = { steps: [], column: () => [] }

const seenInRun = (): Seen => ({
  steps: mainHistory.steps,
  column: (name, index) => mainHistory.column(name, index),
})

function seenInLanes(): Seen {
  const lanes = compareStore.getState().comparison.lanes.map((_, lane) => ({
    get steps() {
      return laneCurve(lane, 'totalTest').steps
    },
    column: (...[name, index]: Parameters<Seen['column']>) => laneCurve(lane, name, index).mean,
  }))
  return { ...NOTHING, steps: lanes[0]?.steps ?? [], lanes }
}

const seenAt = (place: Shown['place'] | undefined): Seen => {
  if (place === 'run') return seenInRun()
  return place === 'compare' ? seenInLanes() : NOTHING
}

/** What the place has measured so far; renders again a few times a second while it trains. */
export function useSeen(place: Shown['place'] | undefined): Seen {
  const [, refresh] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    const beat = throttle(EVERY)
    const show = () => beat.run(refresh)
    const stops = [
      runStore.subscribe((run, before) => {
        if (place === 'run' && run.historyVersion !== before.historyVersion) show()
      }),
      lanesPopulation.store.subscribe((lanes, before) => {
        if (place === 'compare' && lanes.version !== before.version) show()
      }),
      compareStore.subscribe(() => place === 'compare' && show()),
    ]
    return () => {
      for (const stop of stops) stop()
      beat.cancel()
    }
  }, [place])
  return seenAt(place)
}
