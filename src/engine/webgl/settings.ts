/**
 * The few numbers that change with a step. They are uploaded into permanent textures without a draw call.
 *
 * | texture    | texels                            | holds                                            |
 * | ---------- | --------------------------------- | ------------------------------------------------ |
 * | `settings` | 1 + R (3 + 2 ceil(C / 4)) + T O + T R | step; seed, dropout, decay, clipping, aggregate,|
 * |            |                                   | C optimizer constants of the trunk, and as many  |
 * |            |                                   | of the heads, for each run; O texels of          |
 * |            |                                   | loss options and class weights for each task;    |
 * |            |                                   | 1 / normaliser and leak [T, R]                   |
 * | `weights`  | T R                               | α, h; s of a tracked aggregate; 1 in the last    |
 * |            |                                   | number leaves its memory unchanged               |
 * | `rows`     | ceil(R B / 4)                     | training row of each batch row, as float32       |
 *
 * Seeds and step numbers are split into halves of 16 bits, because float32 represents all integers only up to 2²⁴.
 */
import { inputNames } from '../../core/losses/classWeights'
import type { Loss } from '../../core/losses/define'
import type { Aggregate } from '../../core/weightings/define'
import type { Batch, RunSettings, Weights } from '../engine'
import { texels } from '../layout'
import type { Net } from './net'
import { type Size, sizeOf } from './program'

export interface SettingsPlan {
  readonly runs: number
  readonly tasks: number
  /** Texels of a run. */
  readonly runStride: number
  /** Texels of a run's optimizer constants: first those of the trunk, then those of the heads. */
  readonly constantTexels: number
  /** First texel of the runs, of the loss options [T], of the label counts [T, R]. */
  readonly runTexel: number
  readonly optionTexel: number
  /** Texels of a task's options: one for its numbers, the others for its class weights. */
  readonly optionStride: number
  readonly labelTexel: number
  /** The loss of each task. */
  readonly losses: readonly Loss[]
  readonly settings: Size
  readonly weights: Size
  readonly rows: Size
}

export const AGGREGATE = { none: 0, tracked: 1, squares: 2, signVote: 3, representationVote: 4 } as const

/** Texels of a run before its optimizer constants. */
export const CONSTANT_TEXEL = 3

export function settingsPlan(net: Net, constantCount: number): SettingsPlan {
  const { runs, tasks, batch } = net
  const constantTexels = texels(constantCount)
  const runStride = CONSTANT_TEXEL + 2 * constantTexels
  const runTexel = 1
  const optionTexel = runTexel + runs * runStride
  const categorical = net.losses.flatMap((loss, t) => (loss.form === 'categorical' ? [net.spec.tasks[t].outputs] : []))
  const optionStride = 1 + texels(Math.max(0, ...categorical))
  const labelTexel = optionTexel + tasks * optionStride
  return {
    runs,
    tasks,
    runStride,
    constantTexels,
    runTexel,
    optionTexel,
    optionStride,
    losses: net.losses,
    labelTexel,
    settings: sizeOf(labelTexel + tasks * runs),
    weights: sizeOf(tasks * runs),
    rows: sizeOf(texels(runs * batch)),
  }
}

/** GLSL that reads what `packSettings` wrote. Needs the input `settings`. */
export const settingsFunctions = (plan: SettingsPlan): string => `
vec4 runSetting(int r, int k) { return settings(${plan.runTexel} + r * ${plan.runStride} + k); }
uint wholeOf(vec2 halves) { return uint(halves.x) | (uint(halves.y) << 16u); }
uint seedOf(int r) { return wholeOf(runSetting(r, 0).xy); }
uint stepNumber() { return wholeOf(settings(0).xy); }
float dropoutOf(int r) { return runSetting(r, 0).z; }
int aggregateOf(int r) { return int(runSetting(r, 0).w); }
vec4 penalties(int r) { return runSetting(r, 1); }
vec4 lossOptions(int t) { return settings(${plan.optionTexel} + t * ${plan.optionStride}); }
float classWeight(int t, int k) { return settings(${plan.optionTexel} + t * ${plan.optionStride} + 1 + (k >> 2))[k & 3]; }
vec4 labelled(int t, int r) { return settings(${plan.labelTexel} + t * ${plan.runs} + r); }`

const halves = (whole: number): [number, number] => [(whole >>> 0) & 0xffff, (whole >>> 0) >>> 16]

/** Component of a task's texel of options that holds the mean of its class weights. */
export const MEAN_WEIGHT = 3

/** `lossOptions` as `Batch` has them. */
export function packOptions(plan: SettingsPlan, lossOptions: Batch['lossOptions'], into: Float32Array): void {
  for (const [t, options] of lossOptions.entries()) {
    const loss = plan.losses[t]
    const count = inputNames(loss).length
    const at = 4 * (plan.optionTexel + t * plan.optionStride)
    into.set(options.slice(0, count), at)
    if (loss.form !== 'categorical') continue
    const weights = options.slice(count)
    into.set(weights, at + 4)
    into[at + MEAN_WEIGHT] = weights.reduce((sum, weight) => sum + weight, 0) / weights.length
  }
}

/** `labels` [T, R] are the normalisers of the losses of the batch. */
export function packSettings(plan: SettingsPlan, batch: Batch, labels: Float64Array, into: Float32Array): void {
  into.set(halves(batch.step), 0)
  for (const [r, run] of batch.runs.entries()) packRun(plan, run, into, 4 * (plan.runTexel + r * plan.runStride))
  packOptions(plan, batch.lossOptions, into)
  for (let t = 0; t < plan.tasks; t++) {
    for (let r = 0; r < plan.runs; r++) {
      const i = t * plan.runs + r
      const { aggregate } = batch.runs[r]
      into[4 * (plan.labelTexel + i)] = labels[i] > 0 ? 1 / labels[i] : 0
      into[4 * (plan.labelTexel + i) + 1] = leakOf(aggregate, t)
    }
  }
}

const leakOf = (aggregate: Aggregate | null, task: number): number =>
  aggregate?.kind === 'signVote' || aggregate?.kind === 'representationVote' ? (aggregate.leak[task] ?? 0) : 0

function packRun({ constantTexels }: SettingsPlan, run: RunSettings, into: Float32Array, at: number): void {
  into.set(halves(run.seed), at)
  into[at + 2] = run.dropout
  into[at + 3] = AGGREGATE[run.aggregate?.kind ?? 'none']
  into.set([run.l1, run.l2, run.clipValue, run.clipNorm], at + 4)
  into.set(memoryOf(run.aggregate), at + 8)
  into.set(run.optimizerConstants, at + 4 * CONSTANT_TEXEL)
  into.set(run.headConstants ?? run.optimizerConstants, at + 4 * (CONSTANT_TEXEL + constantTexels))
}

/** keep and take of a tracked aggregate. For other runs 1 and 0, which leave the memory unchanged. */
const memoryOf = (aggregate: Aggregate | null): [number, number] =>
  aggregate?.kind === 'tracked' ? [aggregate.keep, aggregate.take] : [1, 0]

/** `scales` [T, R] are s of the tracked aggregates; NaN leaves the memory of a task unchanged. */
export function packWeights(
  weights: Weights | null,
  scales: Float64Array | null,
  count: number,
  into: Float32Array,
): void {
  for (let i = 0; i < count; i++) {
    into[4 * i] = weights?.trunk[i] ?? 0
    into[4 * i + 1] = weights?.heads[i] ?? 0
    const scale = scales?.[i] ?? 0
    into[4 * i + 2] = Number.isNaN(scale) ? 0 : scale
    into[4 * i + 3] = Number.isNaN(scale) ? 1 : 0
  }
}
