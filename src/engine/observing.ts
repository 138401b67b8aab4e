import type { Need } from '../core/weightings/define'
import type { Batch, Observed, Population } from './engine'

interface Asked {
  /** The weights of all runs are known without an observation. */
  readonly weighsFirst: boolean
  /** What the weightings need. */
  readonly needs: readonly Need[]
  readonly recorded: boolean
  readonly measured: boolean
  /** Read the losses in every step. */
  readonly everyLoss: boolean
}

interface Seen {
  /** null if nothing was read. */
  readonly observed: Observed | null
  /** The observation has begun the update, so `apply` must finish it. Otherwise `advance` makes the whole update. */
  readonly begun: boolean
}

/** Observes a step before its update, and reads no more than is asked for. */
export function observeStep(population: Population, batch: Batch, asked: Asked): Seen {
  const { weighsFirst, needs, recorded, measured, everyLoss } = asked
  if (!weighsFirst) {
    const observed = population.observe(batch, {
      // WebGL rounds the update differently with a Gramian, so asking for one must not depend on what is recorded.
      gramian: measured || needs.includes('gramian'),
      representationGramian: needs.includes('representationGramian'),
    })
    return { observed, begun: true }
  }
  // A recorded step is observed whole. At other steps the losses alone show whether a run has diverged.
  if (recorded || (measured && !everyLoss)) {
    return { observed: population.probe(batch, { gramian: recorded, representationGramian: false }), begun: false }
  }
  if (!everyLoss) return { observed: null, begun: false }
  return { observed: population.observe(batch, { gramian: false, representationGramian: false }), begun: true }
}
