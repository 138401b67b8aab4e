import type { Vote } from '../../core/weightings/aggregates'
import type { Batch, ProgramSpec, Weights } from '../engine'
import type { Kernels } from './kernels'
import type { Passes } from './passes'
import type { Runs } from './runs'

/** The gradient of a run, for trunk and heads, made when the weights of the step are known. */
export class Direction<V> {
  private readonly spec: ProgramSpec
  private readonly kernels: Kernels<V>
  private readonly gradient: V
  private readonly cotangent: V

  constructor(
    { spec, layout, kernels }: Runs<V>,
    private readonly passes: Passes<V>,
  ) {
    this.spec = spec
    this.kernels = kernels
    this.gradient = kernels.vector(layout.parameterCount)
    this.cotangent = passes.cotangent()
  }

  /**
   * `vectors` has one vector for each task, to be mixed for the trunk. If it is null, the weighted losses go back in
   * one pass. Returns the same list each time.
   */
  of(run: number, batch: Batch, vectors: readonly V[] | null, weights: Weights): V {
    const { aggregate } = batch.runs[run]
    const g = this.gradient
    this.kernels.clear(g)
    if (aggregate?.kind === 'representationVote') {
      this.backVoted(g, run, this.voteOf(run, batch, aggregate.leak, weights), weights)
    } else if (vectors === null) {
      this.backWeighted(g, run, weights)
    } else {
      if (aggregate?.kind === 'signVote') {
        this.kernels.signVote(vectors, this.voteOf(run, batch, aggregate.leak, weights), g)
      } else {
        this.mix(g, run, vectors, weights)
      }
      for (let t = 0; t < this.spec.tasks.length; t++) {
        this.passes.backHead(run, t, g, weights.heads[this.at(run, t)], null, 0)
      }
    }
    return g
  }

  /** Σ_t α_t v_t. */
  private mix(g: V, run: number, vectors: readonly V[], weights: Weights): void {
    vectors.forEach((vector, t) => {
      const weight = weights.trunk[this.at(run, t)]
      if (weight !== 0) this.kernels.addScaled(g, vector, weight)
    })
  }

  /** One backward pass for all tasks, of the sum of their weighted cotangents. */
  private backWeighted(g: V, run: number, weights: Weights): void {
    this.kernels.clear(this.cotangent)
    for (let t = 0; t < this.spec.tasks.length; t++) {
      const at = this.at(run, t)
      this.passes.backHead(run, t, g, weights.heads[at], this.cotangent, weights.trunk[at])
    }
    this.passes.backTrunk(run, this.cotangent, g)
  }

  /** Like `backWeighted`, but the vote decides what passes at the representation. */
  private backVoted(g: V, run: number, vote: Vote, weights: Weights): void {
    const { passes, kernels } = this
    const cotangents = passes.cotangents(run, g, (t) => weights.heads[this.at(run, t)])
    const { representation } = passes.network
    kernels.representationVote(cotangents, passes.representation(run), representation, vote, this.cotangent)
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
