import type { Landscape } from '../../core/landscapes/define'
import { distanceToFront, NEAR_FRONT } from '../../core/landscapes/ends'
import type { Kept } from '../../core/landscapes/kept'

type WithFront = Pick<Landscape, 'paretoPoint'>

/** Finds the first kept step of one path that is near the Pareto set. It looks at each kept step once. */
export class Arrivals {
  private readonly front: WithFront
  private first: number | null = null
  private seen = 0

  constructor(landscape: Landscape | null) {
    this.front = landscape ? remembered(landscape) : {}
  }

  /** `kept` may have grown since the last call. */
  firstIn({ count, steps, positions }: Pick<Kept, 'count' | 'steps' | 'positions'>): number | null {
    if (!this.front.paretoPoint) return null
    for (; this.first === null && this.seen < count; this.seen++) {
      const point = [positions[2 * this.seen], positions[2 * this.seen + 1]] as const
      const distance = distanceToFront(this.front, point)
      if (distance !== null && distance <= NEAR_FRONT) this.first = steps[this.seen]
    }
    // The last entry may be replaced by a later step.
    if (this.first === null) this.seen = Math.max(0, count - 1)
    return this.first
  }
}

const fronts = new WeakMap<Landscape, WithFront>()

/** The same curve, each of whose points is computed once. */
function remembered(landscape: Landscape): WithFront {
  const found = fronts.get(landscape)
  if (found) return found
  const { paretoPoint } = landscape
  const points = new Map<number, readonly [number, number]>()
  const front: WithFront = paretoPoint
    ? {
        paretoPoint: (share) => {
          const known = points.get(share) ?? paretoPoint(share)
          points.set(share, known)
          return known
        },
      }
    : {}
  fronts.set(landscape, front)
  return front
}
