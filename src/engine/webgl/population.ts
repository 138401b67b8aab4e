/**
 * Runs that train together on the device. This file decides which passes run when.
 *
 * The textures that passes make stay on the `Tape` until the end of the step. Those that the next step needs
 * (parameters, moments, running statistics) move into `Held`. A step whose weights depend on an observation reads once
 * and waits for it; with a tracked aggregate it reads twice. `advance` reads nothing.
 */
import type { Split } from '../../core/problems/define'
import type { Batch, EngineSnapshot, Evaluation, Observed, Population, ProgramSpec, Request, Weights } from '../engine'
import type { Layout } from '../layout'
import { splitData } from './data'
import type { Device, Texture, Textures } from './device'
import { lossesOf } from './gramian'
import { Held, type Pool } from './held'
import { Inferring } from './inference'
import { fittingBytes, passesFor } from './limits'
import type { Net } from './net'
import { Observer, type Tape } from './observer'
import type { Passes } from './passes'
import type { Pass, Program } from './program'
import { runAll } from './run'

type SplitName = 'train' | 'test'

/** `advance` reads one texel after this many steps, so that it does not queue far ahead of the device. */
const STEPS_AHEAD = 8

export class WebglPopulation implements Population {
  readonly layout: Layout
  private readonly passes: Passes
  private readonly net: Net
  private readonly held: Held
  private readonly observer: Observer
  private readonly inferring: Inferring
  /** Of all its textures, as far as they can be known beforehand. */
  private readonly bytes: number
  private calls = 0
  private steps = 0
  private tape: Tape | null = null
  /** δ and losses of the last `advance`, until they are read or the next step begins. */
  private cotangent: Texture | null = null
  private losses: Float64Array
  private lossLabels: Float64Array
  private lastBatch: Batch | null = null

  constructor(
    private readonly device: Device,
    readonly spec: ProgramSpec,
    splits: Readonly<Record<SplitName, Split>>,
  ) {
    this.passes = passesFor(spec, splits, device)
    const { net } = this.passes
    this.bytes = fittingBytes(device, this.passes, splits, device.bytesHeld)
    this.net = net
    this.layout = net.layout
    const data = { train: splitData(net, splits.train), test: splitData(net, splits.test) }
    this.held = new Held(device, this.passes, splits.train, data)
    this.observer = new Observer(device, this.passes, this.held, this.run)
    this.inferring = new Inferring(device, this.passes, data, this.held, this.run)
    this.losses = new Float64Array(net.tasks * net.runs).fill(Number.NaN)
    this.lossLabels = this.held.labels
    device.bytesHeld += this.bytes
  }

  /** Compiles every program that a step without aggregates, an evaluation or a picture needs. */
  compile(): void {
    const calls = this.calls
    this.device.compile(() => {
      const { passes } = this
      const perTask = [
        ...passes.trunkBackward.perTask,
        ...passes.taskGradients,
        ...passes.combinedUpdate(new Set(['weighted'])),
      ]
      const weighted = [...passes.trunkBackward.weighted, ...passes.weightedUpdate]
      const first = [...passes.forward, ...passes.headBackward]
      const all = [...first, ...perTask, ...weighted, ...optional(passes.statistics)]
      const { textures, made } = this.runAll(all, this.held.textures)
      const sums = [passes.products.program, passes.losses].flatMap((program) => this.run(program, textures))
      this.device.release([...made, ...sums])
      this.inferring.compile()
    })
    this.calls = calls
  }

  readonly drawCalls = (): number => this.calls

  write(snapshot: EngineSnapshot): void {
    this.dropTape()
    this.held.write(snapshot)
  }

  read(): EngineSnapshot {
    return this.held.read()
  }

  mark(): void {
    this.held.mark()
  }

  backToMark(): void {
    this.dropTape()
    this.held.backToMark()
  }

  advance(batch: Batch, weights: Weights): void {
    this.begin(batch)
    this.held.uploadWeights(weights, null)
    const { forward, headBackward, trunkBackward, weightedUpdate, statistics } = this.passes
    const passes = [...forward, ...headBackward, ...trunkBackward.weighted, ...weightedUpdate, ...optional(statistics)]
    const { textures, made } = this.runAll(passes, this.held.textures)
    const kept = this.held.update(textures)
    if (statistics !== null) {
      this.held.replace('statistics', textures.statistics)
      kept.add(textures.statistics)
    }
    this.cotangent = textures.cotangent
    kept.add(textures.cotangent)
    this.device.release(made.filter((texture) => !kept.has(texture)))
    if (++this.steps % STEPS_AHEAD === 0) this.device.wait(this.held.textures.parameters)
  }

  lastLosses(): Float64Array {
    if (this.cotangent !== null) {
      this.losses = this.sumLosses({ cotangent: this.cotangent }, this.lossLabels)
      this.dropCotangent()
    }
    return this.losses.slice()
  }

  observe(batch: Batch, request: Request): Observed {
    this.begin(batch)
    const { tape, observed, changed } = this.observer.observe(batch, request)
    this.tape = tape
    for (const [name, texture] of Object.entries(changed)) this.held.replace(name, texture)
    this.losses = observed.losses.slice()
    return observed
  }

  apply(weights: Weights): void {
    const { tape } = this
    if (tape === null) throw new Error('apply without observe')
    this.held.keep(tape.batch)
    this.held.uploadWeights(weights, null)
    const { textures, made } = this.runAll(this.restOf(tape), { ...tape.textures, ...this.held.textures })
    const kept = this.held.update(textures)
    this.device.release(made.filter((texture) => !kept.has(texture)))
    this.dropTape()
  }

  /** Passes from the tape to the new parameters. They run when the weights are known. */
  private restOf({ batch, directions }: Tape): readonly Pass[] {
    const { trunkBackward, weightedUpdate, combinedUpdate, votedUpdate, votedGradient } = this.passes
    const votes = batch.runs.some(({ aggregate }) => aggregate?.kind === 'representationVote')
    if (directions === null) return votes ? votedUpdate() : [...trunkBackward.weighted, ...weightedUpdate]
    return votes ? [...votedGradient(), ...combinedUpdate(directions)] : combinedUpdate(directions)
  }

  lossesAgain(): Float64Array {
    if (this.lastBatch === null) throw new Error('lossesAgain before a step')
    this.held.keep(this.lastBatch)
    const { textures, made } = this.runAll(this.passes.forward, this.held.textures)
    const losses = this.sumLosses(textures, this.lossLabels)
    this.device.release(made)
    return losses
  }

  probe(batch: Batch, request: Request): Observed {
    this.held.upload(batch)
    const { tape, observed, changed } = this.observer.observe(batch, request)
    this.device.release([...tape.made, ...Object.values(changed)])
    return observed
  }

  evaluate(split: SplitName, lossOptions: readonly (readonly number[])[], withOutputs = false): Evaluation {
    return this.inferring.evaluate(split, lossOptions, withOutputs)
  }

  predict(run: number, inputs: Float32Array, tasks?: readonly number[]): Float32Array[] {
    return this.inferring.predict(run, inputs, tasks)
  }

  dispose(): void {
    this.dropTape()
    this.held.dispose()
    this.inferring.dispose()
    this.device.bytesHeld -= this.bytes
  }

  private readonly run = (
    program: Program,
    textures: Textures,
    uniforms?: Readonly<Record<string, number>>,
  ): readonly Texture[] => {
    this.calls++
    return this.device.run(program, textures, uniforms)
  }

  /** `runAll` with the counting `run`. */
  private runAll(passes: readonly Pass[], from: Textures): { textures: Pool; made: Texture[] } {
    return runAll(this.run, passes, from)
  }

  private begin(batch: Batch): void {
    this.dropTape()
    this.held.upload(batch)
    this.lastBatch = batch
    this.lossLabels = this.held.labels
  }

  private sumLosses(textures: Textures, labels: Float64Array): Float64Array {
    const [sums] = this.run(this.passes.losses, textures)
    const losses = lossesOf(this.net, this.device.read(sums), labels)
    this.device.release([sums])
    return losses
  }

  private dropTape(): void {
    if (this.tape !== null) this.device.release(this.tape.made)
    this.tape = null
    this.dropCotangent()
  }

  private dropCotangent(): void {
    if (this.cotangent !== null) this.device.release([this.cotangent])
    this.cotangent = null
  }
}

const optional = (pass: Pass | null): Pass[] => (pass === null ? [] : [pass])
