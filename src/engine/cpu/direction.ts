import { representationVote, signVote, type Vote } from '../../core/weightings/aggregates'
import type { Batch, ProgramSpec, Weights } from '../engine'
import type { Passes } from './passes'
import type { Runs } from './runs'

/** The gradient of a run, for trunk and heads, made when the weights of the step are known. */
export class Direction {
  private readonly spec: ProgramSpec
  private readonly trunkCount: number
  private readonly gradient: Float64Array
  private readonly cotangent: Float64Array

  constructor(
    { spec, layout }: Runs,
    private readonly passes: Passes,
  ) {
    this.spec = spec
    this.trunkCount = layout.trunkCount
    this.gradient = new Float64Array(layout.parameterCount)
    this.cotangent = passes.cotangent()
  }

  /**
   * `vectors` has one vector for each task, to be mixed for the trunk. If it is null, the weighted losses go back in
   * one pass. Returns the same array each time.
   */
  of(run: number, batch: Batch, vectors: readonly Float64Array[] | null, weights: Weights): Float64Array {
    const { aggregate } = batch.runs[run]
    const g = this.gradient.fill(0)
    if (aggregate?.kind === 'representationVote') {
      this.backVoted(g, run, this.voteOf(run, batch, aggregate.leak, weights), weights)
    } else if (vectors === null) {
      this.backWeighted(g, run, weights)
    } else {
      if (aggregate?.kind === 'signVote') {
        signVote(vectors, this.voteOf(run, batch, aggregate.leak, weights), g.subarray(0, this.trunkCount))
      } else {
        this.mix(g, run, vectors, weights)
      }
      this.spec.tasks.forEach((_, t) => {
        this.passes.backHead(run, t, g, weights.heads[this.at(run, t)], null, 0)
      })
    }
    return g
  }

  /** Σ_t α_t v_t. */
  private mix(g: Float64Array, run: number, vectors: readonly Float64Array[], weights: Weights): void {
    vectors.forEach((vector, t) => {
      const weight = weights.trunk[this.at(run, t)]
      if (weight !== 0) for (let k = 0; k < vector.length; k++) g[k] += weight * vector[k]
    })
  }

  /** One backward pass for all tasks, of the sum of their weighted cotangents. */
  private backWeighted(g: Float64Array, run: number, weights: Weights): void {
    this.cotangent.fill(0)
    this.spec.tasks.forEach((_, t) => {
      const at = this.at(run, t)
      this.passes.backHead(run, t, g, weights.heads[at], this.cotangent, weights.trunk[at])
    })
    this.passes.backTrunk(run, this.cotangent, g)
  }

  /** Like `backWeighted`, but the vote decides what passes at the representation. */
  private backVoted(g: Float64Array, run: number, vote: Vote, weights: Weights): void {
    const { passes } = this
    const cotangents = this.spec.tasks.map((_, t) => {
      const own = passes.cotangent()
      passes.backHead(run, t, g, weights.heads[this.at(run, t)], own, 1)
      return own
    })
    representationVote(cotangents, passes.representation(run), passes.network.representation, vote, this.cotangent)
    passes.backTrunk(run, this.cotangent, g)
  }

  private voteOf(run: number, { step, runs }: Batch, leak: readonly number[], weights: Weights): Vote {
    const own = this.spec.tasks.map((_, t) => weights.trunk[this.at(run, t)])
    return { weights: own, leak, seed: runs[run].seed, step }
  }

  /** Index in a [T, R] array. */
  private at(run: number, task: number): number {
    return task * this.spec.runCount + run
  }
}
