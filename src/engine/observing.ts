import type { Need } from '../core/weightings/define'
import type { Batch, Observed, Population } from './engine'

interface Asked {
  /** Weights of all runs are known without looking at the step. */
  readonly weighsFirst: boolean
  /** What the weightings look at. */
  readonly needs: readonly Need[]
  readonly recorded: boolean
  readonly measured: boolean
  /** Losses are read at every step: it costs nothing here, or is worth it. */
  readonly everyLoss: boolean
}

interface Seen {
  /** null: nothing was looked at. */
  readonly observed: Observed | null
  /** The update is the second half of this observation (`apply`); else it is made as if nobody had looked (`advance`). */
  readonly begun: boolean
}

/** Looks at a step in front of its update, no further than somebody asks. */
export function observeStep(population: Population, batch: Batch, asked: Asked): Seen {
  const { weighsFirst, needs, recorded, measured, everyLoss } = asked
  if (!weighsFirst) {
    const observed = population.observe(batch, {
      // With a Gramian WebGL rounds the update differently, so it may not hang on what is recorded.
      gramian: measured || needs.includes('gramian'),
      representationGramian: needs.includes('representationGramian'),
    })
    return { observed, begun: true }
  }
  // Weights that need nothing: a recorded step is looked at whole, at others the losses show a run that diverges.
  if (recorded || (measured && !everyLoss)) {
    return { observed: population.probe(batch, { gramian: recorded, representationGramian: false }), begun: false }
  }
  if (!everyLoss) return { observed: null, begun: false }
  return { observed: population.observe(batch, { gramian: false, representationGramian: false }), begun: true }
}
