/**
 * The first half of a step: losses, Gramians, aggregates, and the tape that the second half needs.
 *
 * It changes nothing by itself. New memories and statistics are returned in `changed`, so that a probe can discard
 * them.
 */
import type { Batch, Observed, Request } from '../engine'
import { squareSumsOf } from './aggregates'
import type { Direction } from './combination'
import type { Device, Texture, Textures } from './device'
import { lossesOf } from './gramian'
import type { Held, Pool } from './held'
import type { Net } from './net'
import type { Passes } from './passes'
import type { Program } from './program'
import { type Runner, runAll } from './run'

export interface Tape {
  readonly batch: Batch
  readonly textures: Pool
  /** Textures that belong to the tape alone. Whoever ends the step must release them. */
  readonly made: readonly Texture[]
  /** Directions that the runs take; null if the trunk's backward pass waits for the weights. */
  readonly directions: ReadonlySet<Direction> | null
}

interface Observation {
  readonly tape: Tape
  readonly observed: Observed
  /** New statistics and memories by name. */
  readonly changed: Pool
}

/** Keeps n_t = 0 and l_t = 0 finite in a tracked aggregate's scale. */
const GUARD = 1e-8

export class Observer {
  private readonly net: Net

  constructor(
    private readonly device: Device,
    private readonly passes: Passes,
    private readonly held: Held,
    private readonly run: Runner,
  ) {
    this.net = passes.net
  }

  observe(batch: Batch, request: Request): Observation {
    const { forward, headBackward, trunkBackward, taskGradients, statistics } = this.passes
    const kinds = new Set(batch.runs.map((run) => run.aggregate?.kind))
    const perTask = request.gramian || kinds.has('tracked') || kinds.has('squares') || kinds.has('signVote')
    const products = request.gramian || kinds.has('tracked')
    const backward = perTask ? [...trunkBackward.perTask, ...taskGradients] : []
    const { textures, made } = runAll(this.run, [...forward, ...headBackward, ...backward], this.held.textures)
    const changed: Pool = {}
    if (statistics !== null) changed.statistics = this.one(statistics.program, textures)
    // Draw everything that needs no earlier read before the first read.
    const sums = this.one(products ? this.passes.products.program : this.passes.losses, textures)
    const representation = request.representationGramian ? this.drawRepresentation(textures) : null
    const squares = kinds.has('squares') ? this.drawSquares(textures, changed) : null
    const read = this.readAndRelease(sums)
    const { labels } = this.held
    const losses = products ? this.passes.products.losses(read, labels) : lossesOf(this.net, read, labels)
    const layerGramians = products ? this.passes.products.products(read) : null
    const tracked = kinds.has('tracked') && layerGramians !== null
    const trackedGramian = tracked ? this.track(batch, textures, changed, losses, layerGramians) : null
    const observed: Observed = {
      losses,
      layerGramians: request.gramian ? layerGramians : null,
      representationGramian:
        representation === null
          ? null
          : this.passes.representation().products.products(this.readAndRelease(representation)),
      trackedGramian,
      squares: squares === null ? null : this.squareSums(batch, squares),
    }
    const directions = perTask ? directionsOf(kinds) : null
    return { tape: { batch, textures, made, directions }, observed, changed }
  }

  private drawRepresentation(textures: Textures): Texture {
    const { pass, products } = this.passes.representation()
    const representation = this.one(pass.program, textures)
    const sums = this.one(products.program, { representation })
    this.device.release([representation])
    return sums
  }

  private drawSquares(textures: Textures, changed: Pool): Texture {
    const { pass, sums } = this.passes.squares()
    changed.squares = this.remember(pass.program, 'squares', textures)
    return this.one(sums, { ...textures, squares: changed.squares })
  }

  /** y ← keep y + take s g. s needs losses and norms, so such a step reads twice. */
  private track(
    batch: Batch,
    textures: Textures,
    changed: Pool,
    losses: Float64Array,
    layerGramians: Float64Array,
  ): Float64Array {
    const { pass, products } = this.passes.tracked()
    this.held.uploadWeights(null, this.scales(batch, losses, layerGramians))
    changed.tracked = this.remember(pass.program, 'tracked', textures)
    const gramian = sumLayers(this.net, products.products(this.readAndRelease(this.one(products.program, changed))))
    const size = this.net.tasks ** 2
    return gramian.map((value, i) => (batch.runs[Math.floor(i / size)].aggregate?.kind === 'tracked' ? value : 0))
  }

  private squareSums(batch: Batch, sums: Texture): Float64Array {
    const all = squareSumsOf(this.net, this.readAndRelease(sums))
    return all.map((value, i) => (batch.runs[i % this.net.runs].aggregate?.kind === 'squares' ? value : 0))
  }

  /** s [T, R]: 1, l / (n + 1e-8) or 1 / (l + 1e-8); NaN without a label. */
  private scales(batch: Batch, losses: Float64Array, layerGramians: Float64Array): Float64Array {
    const { tasks, runs } = this.net
    const gramian = sumLayers(this.net, layerGramians)
    return Float64Array.from({ length: tasks * runs }, (_, i) => {
      const t = Math.floor(i / runs)
      const r = i % runs
      const aggregate = batch.runs[r].aggregate
      if (Number.isNaN(losses[i])) return Number.NaN
      if (aggregate?.kind !== 'tracked' || aggregate.scale === 'one') return 1
      const norm = Math.sqrt(Math.max(0, gramian[(r * tasks + t) * tasks + t]))
      return aggregate.scale === 'lossOverNorm' ? losses[i] / (norm + GUARD) : 1 / (losses[i] + GUARD)
    })
  }

  /** Makes the new memory from the old one. The first one is zeros. */
  private remember(program: Program, name: 'tracked' | 'squares', textures: Textures): Texture {
    if (this.held.textures[name] !== undefined) return this.one(program, textures)
    const empty = this.device.create(this.net.taskGradients)
    const memory = this.one(program, { ...textures, [name]: empty })
    this.device.release([empty])
    return memory
  }

  /** Runs a program with one target. */
  private one(program: Program, textures: Textures): Texture {
    return this.run(program, textures)[0]
  }

  private readAndRelease(texture: Texture): Float32Array {
    const read = this.device.read(texture)
    this.device.release([texture])
    return read
  }
}

/** [L, R, T, T] to [R, T, T]. */
function sumLayers({ depth }: Net, layers: Float64Array): Float64Array {
  const each = layers.length / depth
  const sum = new Float64Array(each)
  layers.forEach((value, i) => {
    sum[i % each] += value
  })
  return sum
}

function directionsOf(kinds: ReadonlySet<string | undefined>): ReadonlySet<Direction> {
  const directions = new Set<Direction>(['weighted'])
  if (kinds.has('tracked')) directions.add('tracked')
  if (kinds.has('signVote')) directions.add('signVote')
  if (kinds.has('representationVote')) directions.add('representationVote')
  return directions
}
