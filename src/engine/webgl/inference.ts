/**
 * Whole splits and pictures: forward in inference mode, in tiles of rows.
 *
 * L + 1 passes a tile without hidden head layers: the heads' pass adds up losses and scores over
 * chunks of rows, so that little is read back. A tile is as large as its activations may be.
 */
import type { Evaluation } from '../engine'
import { padded, type SplitData } from './data'
import type { Device, Texture, Textures } from './device'
import { headLogits, headSums, hiddenForward } from './heads'
import type { Net } from './net'
import { type Pass, type Program, sizeOf } from './program'
import type { SettingsPlan } from './settings'
import { inferenceForward, type Place } from './trunk'

/** Texels of the widest activation of a tile: 16 MiB. */
const TILE_TEXELS = 2 ** 20
/** Sums to read back, about; more rows than this are added up on the device. */
const SUMS = 2048
const LONGEST_CHUNK = 64
/** Rows of a picture's programs come in multiples of this, so that few are compiled. */
const PICTURE_STEP = 256
const PICTURE_MOST = 4096

export interface Inference {
  readonly passes: readonly Pass[]
  readonly last: Program
  /** Rows of a tile. */
  readonly rows: number
}
type Runner = (program: Program, textures: Textures, uniforms: Readonly<Record<string, number>>) => Texture

export function evaluationOf(net: Net, plan: SettingsPlan, data: SplitData): Inference {
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

export function predictionOf(net: Net, rows: number): Inference {
  const capacity = Math.min(PICTURE_MOST, Math.ceil(rows / PICTURE_STEP) * PICTURE_STEP)
  const place: Place = { runs: 1, rows: capacity, gather: false, inputs: sizeOf(capacity * net.inputStride) }
  return {
    passes: [...inferenceForward(net, place), ...hiddenForward(net, place)],
    last: headLogits(net, place),
    rows: capacity,
  }
}

/** Runs the passes of one tile; the answer is the caller's. */
function runTile(
  run: Runner,
  device: Device,
  { passes, last }: Inference,
  textures: Textures,
  uniforms: { run: number; first: number },
): Texture {
  const pool: Record<string, Texture> = { ...textures }
  const made: Texture[] = []
  for (const { writes, program } of passes) {
    pool[writes] = run(program, pool, uniforms)
    made.push(pool[writes])
  }
  const result = run(last, pool, uniforms)
  device.release(made)
  return result
}

export function evaluate(
  run: Runner,
  device: Device,
  net: Net,
  inference: Inference,
  data: SplitData,
  textures: Textures,
): Evaluation {
  const count = net.tasks * net.runs
  const losses = new Float64Array(count)
  const scores = new Float64Array(count)
  for (let first = 0; first < data.rows; first += inference.rows) {
    const sums = runTile(run, device, inference, textures, { run: 0, first })
    const read = device.read(sums)
    device.release([sums])
    const chunks = read.length / 4 / count
    for (let i = 0; i < count; i++) {
      for (let c = 0; c < chunks; c++) {
        losses[i] += read[4 * (i * chunks + c)]
        scores[i] += read[4 * (i * chunks + c) + 1]
      }
    }
  }
  for (let i = 0; i < count; i++) {
    const labelled = data.labelled[Math.floor(i / net.runs)]
    losses[i] = labelled > 0 ? losses[i] / labelled : Number.NaN
  }
  return { losses, scores }
}

/** Logits of one run, one array a task, [N, outputs]. */
export function predict(
  run: Runner,
  device: Device,
  net: Net,
  inference: Inference,
  textures: Textures,
  runIndex: number,
  inputs: Float32Array,
): Float32Array[] {
  const rows = inputs.length / net.spec.inputWidth
  const result = net.spec.tasks.map((task) => new Float32Array(rows * task.outputs))
  const stride = 4 * net.output.stride
  for (let first = 0; first < rows; first += inference.rows) {
    const count = Math.min(inference.rows, rows - first)
    const width = net.spec.inputWidth
    const slice = padded(inputs.subarray(first * width, (first + count) * width), width, net.inputStride)
    device.write(textures.inputs, slice)
    const logits = runTile(run, device, inference, textures, { run: runIndex, first: 0 })
    const read = device.read(logits)
    device.release([logits])
    net.spec.tasks.forEach(({ outputs }, t) => {
      for (let row = 0; row < count; row++) {
        const from = (t * inference.rows + row) * stride
        for (let k = 0; k < outputs; k++) result[t][(first + row) * outputs + k] = read[from + k]
      }
    })
  }
  return result
}
