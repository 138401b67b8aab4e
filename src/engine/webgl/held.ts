/** Textures that a population keeps from step to step, and the uploads into them. */
import { classWeightsOf } from '../../core/losses/classWeights'
import type { Split } from '../../core/problems/define'
import type { Batch, EngineSnapshot, Weights } from '../engine'
import { normaliserOf } from '../normaliser'
import type { SplitData } from './data'
import type { Device, Texture } from './device'
import type { Net } from './net'
import type { Passes } from './passes'
import { packOptions, packSettings, packWeights } from './settings'
import { nextOf } from './update'

export type Pool = Record<string, Texture>

export class Held {
  readonly textures: Pool = {}
  /** Normalisers of the losses of the batch that was uploaded last, [T, R]; 0 without a label. */
  labels: Float64Array
  private readonly settings: Float32Array
  private readonly weights: Float32Array
  private readonly rows: Float32Array
  private batch: Batch | null = null
  /** Textures at the mark. An update makes new textures, so it is enough not to release the old ones. */
  private marked: Pool | null = null
  private uploadedRows: Int32Array | null = null
  /** True if the labels depend on class weights, which may change in each step. */
  private weighed = false
  private sums: Batch['sums']

  constructor(
    private readonly device: Device,
    private readonly passes: Passes,
    private readonly train: Split,
    data: { readonly train: SplitData; readonly test: SplitData },
  ) {
    const { net, plan } = passes
    this.labels = new Float64Array(net.tasks * net.runs)
    const values = (size: { width: number; height: number }) => new Float32Array(4 * size.width * size.height)
    this.settings = values(plan.settings)
    this.weights = values(plan.weights)
    this.rows = values(plan.rows)
    const { textures } = this
    textures.parameters = device.create(net.parameters)
    for (const name of net.slots) textures[name] = device.create(net.parameters)
    if (net.spec.batchNorm !== null) textures.statistics = device.create(net.statistics)
    textures.settings = device.create(plan.settings)
    textures.evaluationSettings = device.create(plan.settings)
    textures.weights = device.create(plan.weights)
    textures.rows = device.create(plan.rows)
    textures.inputs = device.create(data.train.inputs, data.train.inputValues)
    textures.targets = device.create(data.train.targets, data.train.targetValues)
    textures.testInputs = device.create(data.test.inputs, data.test.inputValues)
    textures.testTargets = device.create(data.test.targets, data.test.targetValues)
  }

  /** Uploads rows and settings of a batch, and finds the normalisers of its losses. */
  upload(batch: Batch): void {
    const { device, textures } = this
    const weights = classWeightsIn(this.passes.net, batch.lossOptions)
    const weighs = weights.some((ofTask) => ofTask !== null)
    const moved = batch.rows !== this.uploadedRows
    if (moved) {
      this.rows.set(batch.rows)
      device.write(textures.rows, this.rows)
      this.uploadedRows = batch.rows
    }
    if (moved || weighs || this.weighed || batch.sums !== this.sums) this.normalise(batch, weights)
    this.weighed = weighs
    this.sums = batch.sums
    packSettings(this.passes.plan, batch, this.labels, this.settings)
    device.write(textures.settings, this.settings)
    this.batch = batch
  }

  /** Uploads the batch unless it is the one that was uploaded last. */
  keep(batch: Batch): void {
    if (this.batch !== batch) this.upload(batch)
  }

  uploadWeights(weights: Weights | null, scales: Float64Array | null): void {
    const { net } = this.passes
    packWeights(weights, scales, net.tasks * net.runs, this.weights)
    this.device.write(this.textures.weights, this.weights)
  }

  /** Uploads the settings that an evaluation reads: the options of the losses. */
  uploadEvaluation(lossOptions: readonly (readonly number[])[]): void {
    const { plan } = this.passes
    const values = new Float32Array(4 * plan.settings.width * plan.settings.height)
    packOptions(plan, lossOptions, values)
    this.device.write(this.textures.evaluationSettings, values)
  }

  /** Puts what the update wrote in the place of the old values. Returns these textures, which are no longer the step's. */
  update(textures: Pool): Set<Texture> {
    const names = ['parameters', ...this.passes.net.slots]
    for (const name of names) this.replace(name, textures[nextOf(name)])
    return new Set(names.map((name) => this.textures[name]))
  }

  replace(name: string, texture: Texture): void {
    this.drop(name)
    this.textures[name] = texture
  }

  mark(): void {
    this.forgetMark()
    this.marked = {}
    for (const name of this.standing()) this.marked[name] = this.textures[name]
  }

  backToMark(): void {
    if (this.marked === null) throw new Error('no mark')
    for (const name of this.standing()) {
      if (this.textures[name] !== this.marked[name]) this.drop(name)
    }
    Object.assign(this.textures, this.marked)
  }

  /** Names of the textures that carry state from step to step. */
  private standing(): string[] {
    return ['parameters', ...this.passes.net.slots, 'statistics', 'tracked', 'squares'].filter(
      (name) => this.textures[name] !== undefined,
    )
  }

  /** Removes a texture, and releases it unless the mark needs it. */
  private drop(name: string): void {
    const texture = this.textures[name]
    if (texture !== undefined && texture !== this.marked?.[name]) this.device.release([texture])
    delete this.textures[name]
  }

  private forgetMark(): void {
    const { marked, textures } = this
    this.marked = null
    if (marked === null) return
    this.device.release(Object.keys(marked).flatMap((name) => (marked[name] === textures[name] ? [] : [marked[name]])))
  }

  write(snapshot: EngineSnapshot): void {
    this.forgetMark()
    const { device, textures } = this
    const put = (name: string, values: Float64Array) => device.write(textures[name], Float32Array.from(values))
    put('parameters', snapshot.parameters)
    for (const [k, name] of this.passes.net.slots.entries()) put(name, snapshot.slots[k])
    if (textures.statistics !== undefined) put('statistics', snapshot.statistics)
    for (const name of ['tracked', 'squares'] as const) {
      const values = snapshot[name]
      if (values !== null) this.replace(name, device.create(this.passes.net.taskGradients, Float32Array.from(values)))
      else this.drop(name)
    }
  }

  read(): EngineSnapshot {
    const { device, textures } = this
    const get = (name: string) => Float64Array.from(device.read(textures[name]))
    return {
      parameters: get('parameters'),
      slots: this.passes.net.slots.map(get),
      statistics: textures.statistics === undefined ? new Float64Array(0) : get('statistics'),
      tracked: textures.tracked === undefined ? null : get('tracked'),
      squares: textures.squares === undefined ? null : get('squares'),
    }
  }

  dispose(): void {
    this.forgetMark()
    this.device.release(Object.values(this.textures))
  }

  private normalise({ rows, sums }: Batch, weights: readonly (readonly number[] | null)[]): void {
    const { tasks, runs, batch } = this.passes.net
    this.labels = new Float64Array(tasks * runs)
    for (let t = 0; t < tasks; t++) {
      for (let r = 0; r < runs; r++) {
        this.labels[t * runs + r] = normaliserOf(this.train, t, weights[t], rows, r * batch, batch, sums?.[t])
      }
    }
  }
}

/** `classWeightsOf` for each task. */
export const classWeightsIn = ({ losses }: Net, lossOptions: Batch['lossOptions']): (readonly number[] | null)[] =>
  losses.map((loss, t) => classWeightsOf(loss, lossOptions[t]))
