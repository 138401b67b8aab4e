import type { NamedLane } from '../useLanes'
import './laneMark.css'

/** The lane's dot; hollow for a single-task baseline. */
export function LaneMark({ lane }: { readonly lane: Pick<NamedLane, 'color' | 'dashed'> }) {
  return <span className={lane.dashed ? 'lane-mark hollow' : 'lane-mark'} style={{ '--c': lane.color }} />
}
