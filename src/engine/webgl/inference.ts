/**
 * Forward in inference mode for whole splits and for pictures, in tiles of rows.
 *
 * A tile takes L + 1 passes, and one more for each hidden layer of the heads. For a split, the pass of the heads adds
 * up losses and scores over chunks of rows, so that little is read back. Outputs of all rows, which some metrics need, take
 * as many passes for each tile again. The memory for activations limits a tile; where the outputs of all tasks are wider
 * than any activation, theirs limits the tiles in which they are read, so that there are more of these.
 */
import type { Batch, Evaluation } from '../engine'
import { normaliserOf } from '../normaliser'
import { padded, type SplitData } from './data'
import type { Device, Texture, Textures } from './device'
import { headLogits, headSums, hiddenForward } from './heads'
import { classWeightsIn, type Held, type Pool } from './held'
import type { Net } from './net'
import type { Passes } from './passes'
import { type Pass, type Program, sizeOf } from './program'
import { type Runner, runAll } from './run'
import type { SettingsPlan } from './settings'
import { inferenceForward, type Place } from './trunk'

/** Most texels of a tile's widest activation: 16 MiB. */
const TILE_TEXELS = 2 ** 20
/** About how many sums to read back. If there are more rows, the device adds some of them up. */
const SUMS = 2048
const LONGEST_CHUNK = 64
/** The rows of a picture are rounded up to a multiple of this, so that few programs are compiled. */
const PICTURE_STEP = 256
const PICTURE_MOST = 4096
/** Rows of the picture whose programs are compiled in advance: 40 x 40 cells. */
const PICTURE_ROWS = 1600

type SplitName = 'train' | 'test'

/** The programs of one tile. */
interface Inference {
  readonly passes: readonly Pass[]
  readonly last: Program
  /** Rows of a tile. */
  readonly rows: number
}
interface Prediction extends Inference {
  readonly inputs: Texture
}

export class Inferring {
  private readonly net: Net
  private readonly evaluations: Readonly<Record<SplitName, Inference>>
  /** By number of rows, and whether it is of one task. */
  private readonly predictions = new Map<string, Prediction>()
  /** Compiled when the outputs of a split are first asked for: few metrics need them. */
  private readonly outputs: Partial<Record<SplitName, Inference>> = {}

  constructor(
    private readonly device: Device,
    { net, plan }: Passes,
    private readonly data: Readonly<Record<SplitName, SplitData>>,
    private readonly held: Held,
    private readonly run: Runner,
  ) {
    this.net = net
    this.evaluations = {
      train: evaluationOf(net, plan, data.train, true),
      test: evaluationOf(net, plan, data.test, false),
    }
  }

  /** Runs every program that evaluations and the page's picture need. */
  compile(): void {
    const options = this.net.losses.map(() => [])
    for (const split of ['train', 'test'] as const) this.evaluateWith(split, options, false)
    this.predict(0, new Float32Array(PICTURE_ROWS * this.net.spec.inputWidth))
  }

  evaluate(split: SplitName, lossOptions: readonly (readonly number[])[], withOutputs: boolean): Evaluation {
    this.held.uploadEvaluation(lossOptions)
    return this.evaluateWith(split, lossOptions, withOutputs)
  }

  /** Logits of one run: one array for each task, [N, outputs]. Of one wanted task alone, only its own are drawn. */
  predict(run: number, inputs: Float32Array, wanted?: readonly number[]): Float32Array[] {
    const { device, net } = this
    const { inputWidth, tasks } = net.spec
    const rows = inputs.length / inputWidth
    const one = wanted?.length === 1 ? wanted[0] : null
    const prediction = this.predictionFor(rows, one !== null)
    const textures = { ...this.held.textures, inputs: prediction.inputs }
    const isWanted = (t: number) => wanted?.includes(t) ?? true
    const result = tasks.map((task, t) => new Float32Array(isWanted(t) ? rows * task.outputs : 0))
    for (let first = 0; first < rows; first += prediction.rows) {
      const count = Math.min(prediction.rows, rows - first)
      const slice = inputs.subarray(first * inputWidth, (first + count) * inputWidth)
      device.write(prediction.inputs, padded(slice, inputWidth, net.inputStride))
      const read = this.readTile(prediction, textures, { run, first: 0, task: one ?? 0 })
      tasks.forEach((_, t) => {
        if (isWanted(t)) this.copyOutputs(t, read, one === null ? t * prediction.rows : 0, count, result[t], first)
      })
    }
    return result
  }

  dispose(): void {
    for (const { inputs } of this.predictions.values()) this.device.release([inputs])
    this.predictions.clear()
  }

  /** Uses the options of the losses that were uploaded last. */
  private evaluateWith(split: SplitName, lossOptions: Batch['lossOptions'], withOutputs: boolean): Evaluation {
    const { tasks, runs } = this.net
    const { textures } = this.held
    const data = this.data[split]
    const inference = this.evaluations[split]
    const own: Pool = split === 'train' ? {} : { inputs: textures.testInputs, targets: textures.testTargets }
    const pool = { ...textures, ...own, settings: textures.evaluationSettings }
    const count = tasks * runs
    const losses = new Float64Array(count)
    const scores = new Float64Array(count)
    for (let first = 0; first < data.rows; first += inference.rows) {
      const read = this.readTile(inference, pool, { run: 0, first })
      const chunks = read.length / 4 / count
      for (let i = 0; i < count; i++) {
        for (let c = 0; c < chunks; c++) {
          losses[i] += read[4 * (i * chunks + c)]
          scores[i] += read[4 * (i * chunks + c) + 1]
        }
      }
    }
    classWeightsIn(this.net, lossOptions).forEach((weights, t) => {
      const total = normaliserOf(data.split, t, weights, null, 0, data.rows)
      for (let r = 0; r < runs; r++) losses[t * runs + r] = total > 0 ? losses[t * runs + r] / total : Number.NaN
    })
    return { losses, scores, outputs: withOutputs ? this.outputsOf(split, pool) : null }
  }

  /** Outputs for a split in tiles of their own, so that the sums of an evaluation are the same with and without them. */
  private outputsOf(split: SplitName, pool: Pool): Float32Array[] {
    const { tasks, runs } = this.net
    const data = this.data[split]
    const inference = this.outputs[split] ?? outputsOf(this.net, data)
    this.outputs[split] = inference
    const result = this.net.spec.tasks.map((task) => new Float32Array(runs * data.rows * task.outputs))
    for (let first = 0; first < data.rows; first += inference.rows) {
      const read = this.readTile(inference, pool, { run: 0, first })
      const count = Math.min(inference.rows, data.rows - first)
      for (let t = 0; t < tasks; t++) {
        for (let r = 0; r < runs; r++) {
          this.copyOutputs(t, read, (t * runs + r) * inference.rows, count, result[t], r * data.rows + first)
        }
      }
    }
    return result
  }

  /** Copies the outputs of a task for `count` rows: from row `from` of a tile that was read to row `to`. */
  private copyOutputs(
    t: number,
    read: Float32Array,
    from: number,
    count: number,
    into: Float32Array,
    to: number,
  ): void {
    const { outputs } = this.net.spec.tasks[t]
    const stride = 4 * this.net.output.stride
    for (let row = 0; row < count; row++) {
      for (let k = 0; k < outputs; k++) into[(to + row) * outputs + k] = read[(from + row) * stride + k]
    }
  }

  private predictionFor(rows: number, ofOne: boolean): Prediction {
    const capacity = Math.min(PICTURE_MOST, Math.ceil(rows / PICTURE_STEP) * PICTURE_STEP)
    const key = `${capacity} ${ofOne}`
    const known = this.predictions.get(key)
    if (known !== undefined) return known
    const inputs = this.device.create(sizeOf(capacity * this.net.inputStride))
    const prediction = { ...predictionOf(this.net, capacity, ofOne), inputs }
    this.predictions.set(key, prediction)
    return prediction
  }

  private readTile(
    { passes, last }: Inference,
    textures: Textures,
    uniforms: { readonly run: number; readonly first: number; readonly task?: number },
  ): Float32Array {
    const { textures: pool, made } = runAll(this.run, passes, textures, uniforms)
    const [result] = this.run(last, pool, uniforms)
    this.device.release(made)
    const read = this.device.read(result)
    this.device.release([result])
    return read
  }
}

/** Rows of a tile in which no texture is wider than `widest` texels per row and run. */
const tileRows = (net: Net, data: SplitData, widest: number): number =>
  Math.max(1, Math.min(data.rows, Math.floor(TILE_TEXELS / (net.runs * widest))))

/** Texels per row and run of the widest activation. */
const widestOf = (net: Net): number =>
  Math.max(net.inputStride, ...net.trunk.map((layer) => layer.stride), ...net.hidden.map((h) => net.tasks * h.stride))

function evaluationOf(net: Net, plan: SettingsPlan, data: SplitData, joins: boolean): Inference {
  const rows = tileRows(net, data, widestOf(net))
  const chunk = Math.min(LONGEST_CHUNK, Math.max(1, Math.ceil((rows * net.tasks * net.runs) / SUMS)))
  const place: Place = { runs: net.runs, rows, gather: false, inputs: data.inputs }
  return {
    passes: [...inferenceForward(net, place), ...hiddenForward(net, place)],
    last: headSums(net, plan, place, chunk, joins),
    rows,
  }
}

function outputsOf(net: Net, data: SplitData): Inference {
  const rows = tileRows(net, data, Math.max(widestOf(net), net.tasks * net.output.stride))
  return logitsAt(net, { runs: net.runs, rows, gather: false, inputs: data.inputs })
}

const predictionOf = (net: Net, capacity: number, ofOne: boolean): Inference =>
  logitsAt(net, { runs: 1, rows: capacity, gather: false, inputs: sizeOf(capacity * net.inputStride) }, ofOne)

const logitsAt = (net: Net, place: Place, ofOne = false): Inference => ({
  passes: [...inferenceForward(net, place), ...hiddenForward(net, place)],
  last: headLogits(net, place, ofOne),
  rows: place.rows,
})
