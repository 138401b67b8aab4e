/**
 * Forward in inference mode for whole splits and for pictures, in tiles of rows.
 *
 * A tile takes L + 1 passes, and one more for each hidden layer of the heads. For a split, the pass of the heads adds
 * up losses and scores over chunks of rows, so that little is read back. The memory for activations limits a tile.
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
  private readonly predictions = new Map<number, Prediction>()

  constructor(
    private readonly device: Device,
    { net, plan }: Passes,
    private readonly data: Readonly<Record<SplitName, SplitData>>,
    private readonly held: Held,
    private readonly run: Runner,
  ) {
    this.net = net
    this.evaluations = { train: evaluationOf(net, plan, data.train), test: evaluationOf(net, plan, data.test) }
  }

  /** Runs every program that evaluations and the page's picture need. */
  compile(): void {
    const options = this.net.losses.map(() => [])
    for (const split of ['train', 'test'] as const) this.evaluateWith(split, options)
    this.predict(0, new Float32Array(PICTURE_ROWS * this.net.spec.inputWidth))
  }

  evaluate(split: SplitName, lossOptions: readonly (readonly number[])[]): Evaluation {
    this.held.uploadEvaluation(lossOptions)
    return this.evaluateWith(split, lossOptions)
  }

  /** Logits of one run: one array for each task, [N, outputs]. */
  predict(run: number, inputs: Float32Array): Float32Array[] {
    const { device, net } = this
    const { inputWidth, tasks } = net.spec
    const rows = inputs.length / inputWidth
    const prediction = this.predictionFor(rows)
    const textures = { ...this.held.textures, inputs: prediction.inputs }
    const result = tasks.map((task) => new Float32Array(rows * task.outputs))
    const stride = 4 * net.output.stride
    for (let first = 0; first < rows; first += prediction.rows) {
      const count = Math.min(prediction.rows, rows - first)
      const slice = inputs.subarray(first * inputWidth, (first + count) * inputWidth)
      device.write(prediction.inputs, padded(slice, inputWidth, net.inputStride))
      const read = this.readTile(prediction, textures, { run, first: 0 })
      tasks.forEach(({ outputs }, t) => {
        for (let row = 0; row < count; row++) {
          const from = (t * prediction.rows + row) * stride
          for (let k = 0; k < outputs; k++) result[t][(first + row) * outputs + k] = read[from + k]
        }
      })
    }
    return result
  }

  dispose(): void {
    for (const { inputs } of this.predictions.values()) this.device.release([inputs])
    this.predictions.clear()
  }

  /** Uses the options of the losses that were uploaded last. */
  private evaluateWith(split: SplitName, lossOptions: Batch['lossOptions']): Evaluation {
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
    return { losses, scores }
  }

  private predictionFor(rows: number): Prediction {
    const capacity = Math.min(PICTURE_MOST, Math.ceil(rows / PICTURE_STEP) * PICTURE_STEP)
    const known = this.predictions.get(capacity)
    if (known !== undefined) return known
    const inputs = this.device.create(sizeOf(capacity * this.net.inputStride))
    const prediction = { ...predictionOf(this.net, capacity), inputs }
    this.predictions.set(capacity, prediction)
    return prediction
  }

  private readTile(
    { passes, last }: Inference,
    textures: Textures,
    uniforms: { readonly run: number; readonly first: number },
  ): Float32Array {
    const { textures: pool, made } = runAll(this.run, passes, textures, uniforms)
    const [result] = this.run(last, pool, uniforms)
    this.device.release(made)
    const read = this.device.read(result)
    this.device.release([result])
    return read
  }
}

function evaluationOf(net: Net, plan: SettingsPlan, data: SplitData): Inference {
  const widest = Math.max(
    net.inputStride,
    ...net.trunk.map((layer) => layer.stride),
    ...net.hidden.map((h) => net.tasks * h.stride),
  )
  const rows = Math.max(1, Math.min(data.rows, Math.floor(TILE_TEXELS / (net.runs * widest))))
  const chunk = Math.min(LONGEST_CHUNK, Math.max(1, Math.ceil((rows * net.tasks * net.runs) / SUMS)))
  const place: Place = { runs: net.runs, rows, gather: false, inputs: data.inputs }
  return {
    passes: [...inferenceForward(net, place), ...hiddenForward(net, place)],
    last: headSums(net, plan, place, chunk),
    rows,
  }
}

function predictionOf(net: Net, capacity: number): Inference {
  const place: Place = { runs: 1, rows: capacity, gather: false, inputs: sizeOf(capacity * net.inputStride) }
  return {
    passes: [...inferenceForward(net, place), ...hiddenForward(net, place)],
    last: headLogits(net, place),
    rows: capacity,
  }
}
