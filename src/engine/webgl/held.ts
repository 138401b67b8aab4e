/** Textures that a population keeps from step to step, and the uploads into them. */
import { optimizerById } from '../../core/optimizers/all'
import type { Split } from '../../core/problems/define'
import type { Batch, EngineSnapshot, Weights } from '../engine'
import type { SplitData } from './data'
import type { Device, Texture } from './device'
import type { Passes } from './passes'
import { packSettings, packWeights } from './settings'

export type Pool = Record<string, Texture>

export class Held {
  readonly textures: Pool = {}
  readonly slotNames: readonly string[]
  /** Number of labelled rows in the batch that was uploaded last, [T, R]. */
  labels: Float64Array
  private readonly settings: Float32Array
  private readonly weights: Float32Array
  private readonly rows: Float32Array
  private batch: Batch | null = null
  /** Textures at the mark. An update makes new textures, so it is enough not to release the old ones. */
  private marked: Pool | null = null
  private uploadedRows: Int32Array | null = null

  constructor(
    private readonly device: Device,
    private readonly passes: Passes,
    private readonly masks: Split['masks'],
    data: { readonly train: SplitData; readonly test: SplitData },
  ) {
    const { net, plan } = passes
    this.slotNames = optimizerById(net.spec.optimizer).slots.map((_, k) => `slot${k}`)
    this.labels = new Float64Array(net.tasks * net.runs)
    const values = (size: { width: number; height: number }) => new Float32Array(4 * size.width * size.height)
    this.settings = values(plan.settings)
    this.weights = values(plan.weights)
    this.rows = values(plan.rows)
    const { textures } = this
    textures.parameters = device.create(net.parameters)
    for (const name of this.slotNames) textures[name] = device.create(net.parameters)
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

  /** Uploads rows and settings of a batch, and counts its labels. */
  upload(batch: Batch): void {
    const { device, textures } = this
    if (batch.rows !== this.uploadedRows) {
      this.rows.set(batch.rows)
      device.write(textures.rows, this.rows)
      this.countLabels(batch.rows)
      this.uploadedRows = batch.rows
    }
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
    for (const [t, options] of lossOptions.entries()) values.set(options, 4 * (plan.optionTexel + t))
    this.device.write(this.textures.evaluationSettings, values)
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
    return ['parameters', ...this.slotNames, 'statistics', 'tracked', 'squares'].filter(
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
    for (const [k, name] of this.slotNames.entries()) put(name, snapshot.slots[k])
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
      slots: this.slotNames.map(get),
      statistics: textures.statistics === undefined ? new Float64Array(0) : get('statistics'),
      tracked: textures.tracked === undefined ? null : get('tracked'),
      squares: textures.squares === undefined ? null : get('squares'),
    }
  }

  dispose(): void {
    this.forgetMark()
    this.device.release(Object.values(this.textures))
  }

  private countLabels(rows: Int32Array): void {
    const { tasks, runs, batch } = this.passes.net
    this.labels = new Float64Array(tasks * runs)
    for (let t = 0; t < tasks; t++) {
      const mask = this.masks[t]
      for (let r = 0; r < runs; r++) {
        let known = mask === null ? batch : 0
        if (mask !== null) for (let b = 0; b < batch; b++) known += mask[rows[r * batch + b]]
        this.labels[t * runs + r] = known
      }
    }
  }
}
