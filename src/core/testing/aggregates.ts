/**
 * The device-side aggregates in their simplest form, over explicit gradients [T][P]. The engines' versions and
 * the golden vectors are compared with them.
 */
import type { Aggregate } from '../weightings/define'

export interface DeviceMemory {
  readonly tracked: readonly (readonly number[])[] | null
  readonly squares: readonly (readonly number[])[] | null
}
export const startMemory = (_taskCount: number): DeviceMemory => ({ tracked: null, squares: null })

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, p) => sum + x * b[p], 0)
const GUARD = 1e-8

export interface Reduced {
  readonly memory: DeviceMemory
  readonly trackedGramian?: number[][]
  readonly squares?: number[]
  /** The vectors that the weights multiply. */
  readonly vectors: readonly (readonly number[])[]
  /** The result of the sign vote, which needs no weights. */
  readonly direction?: number[]
}

/** One step of an aggregate; `uniforms` [P] are the sign vote's draws. */
export function reference(
  aggregate: Aggregate,
  gradients: readonly (readonly number[])[],
  losses: readonly number[],
  memory: DeviceMemory,
  uniforms: readonly number[] = [],
): Reduced {
  switch (aggregate.kind) {
    case 'tracked': {
      const { keep, take, scale } = aggregate
      const old = memory.tracked ?? gradients.map((g) => g.map(() => 0))
      const factor = (g: readonly number[], loss: number) =>
        ({ one: 1, inverseLoss: 1 / (loss + GUARD), lossOverNorm: loss / (Math.sqrt(dot(g, g)) + GUARD) })[scale]
      const tracked = gradients.map((g, t) => {
        const s = take * factor(g, losses[t])
        return g.map((x, p) => keep * old[t][p] + s * x)
      })
      const trackedGramian = tracked.map((a) => tracked.map((b) => dot(a, b)))
      return { memory: { ...memory, tracked }, trackedGramian, vectors: tracked }
    }
    case 'squares': {
      const old = memory.squares ?? gradients.map((g) => g.map(() => 0))
      const sums = gradients.map((g, t) => g.map((x, p) => old[t][p] + x * x))
      const squares = gradients.map((g, t) => g.reduce((sum, x, p) => sum + (x * x) / Math.sqrt(sums[t][p] + 1e-7), 0))
      return { memory: { ...memory, squares: sums }, squares, vectors: gradients }
    }
    case 'representationVote':
      // Gradients over parameters do not show what the vote dropped at the representation, so they stay as they are.
      return { memory, vectors: gradients }
    case 'signVote': {
      const direction = gradients[0].map((_, p) => {
        const sum = gradients.reduce((total, g) => total + g[p], 0)
        const size = gradients.reduce((total, g) => total + Math.abs(g[p]), 0)
        if (!(size > 0)) return 0
        const positive = 0.5 * (1 + sum / size)
        return gradients.reduce((total, g, t) => {
          const kept = (positive > uniforms[p] && g[p] > 0) || (positive < uniforms[p] && g[p] < 0) ? 1 : 0
          const leak = aggregate.leak[t] ?? 0
          return total + (leak + (1 - leak) * kept) * g[p]
        }, 0)
      })
      return { memory, vectors: gradients, direction }
    }
  }
}
