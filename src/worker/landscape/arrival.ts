import type { Landscape } from '../../core/landscapes/define'
import { distanceToFront, NEAR_FRONT } from '../../core/landscapes/ends'
import type { Kept } from '../../core/landscapes/kept'

/** Finds the first kept step of one path that is near the Pareto set. It looks at each kept step once. */
export class Arrivals {
  private first: number | null = null
  private seen = 0

  constructor(private readonly landscape: Landscape | null) {}

  /** `kept` may have grown since the last call. */
  firstIn({ count, steps, positions }: Pick<Kept, 'count' | 'steps' | 'positions'>): number | null {
    const { landscape } = this
    if (!landscape?.paretoPoint) return null
    for (; this.first === null && this.seen < count; this.seen++) {
      const point = [positions[2 * this.seen], positions[2 * this.seen + 1]] as const
      const distance = distanceToFront(landscape, point)
      if (distance !== null && distance <= NEAR_FRONT) this.first = steps[this.seen]
    }
    // The last entry may be replaced by a later step.
    if (this.first === null) this.seen = Math.max(0, count - 1)
    return this.first
  }
}
