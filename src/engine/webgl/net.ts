/**
 * Numbers of a program spec that GLSL text needs: counts, and the texel at which each block starts in a run's row of
 * parameters. `layout.ts` decides these places.
 */

import { lossById } from '../../core/losses/all'
import type { Loss } from '../../core/losses/define'
import { optimizerById } from '../../core/optimizers/all'
import type { ProgramSpec } from '../engine'
import type { Block, Layout } from '../layout'
import { layoutOf, texels } from '../layout'
import { type Branch, branchesOf } from './branches'
import { type Size, sizeOf } from './program'

/** A dense layer: y = x W + b. */
export interface Dense {
  readonly rows: number
  readonly columns: number
  /** Texels of a row of W. */
  readonly stride: number
  /** First texel of W and of b, counted from the start of the run's row in the trunk, and of the head in heads. */
  readonly weight: number
  readonly bias: number
}
export interface TrunkLayer extends Dense {
  readonly gamma: number
  readonly beta: number
  /** First texel of the running mean and variance in the run's row of statistics. */
  readonly mean: number
  readonly variance: number
  /** Texels [from, to) of everything that belongs to the layer. */
  readonly from: number
  readonly to: number
}

export interface Net {
  readonly spec: ProgramSpec
  /** The loss of each task. */
  readonly losses: readonly Loss[]
  readonly layout: Layout
  /** T, R, B, and L. */
  readonly tasks: number
  readonly runs: number
  readonly batch: number
  readonly depth: number
  /** Of the tasks that are products. */
  readonly branches: readonly Branch[]
  /** Texels of a run's row, of its trunk, of one head, of its statistics. */
  readonly row: number
  readonly trunkRow: number
  readonly headRow: number
  readonly statisticRow: number
  readonly trunk: readonly TrunkLayer[]
  /** Hidden layers of a head and its output layer (padded to the widest task). */
  readonly hidden: readonly Dense[]
  readonly output: Dense
  readonly inputStride: number
  /** Width of the representation in texels. */
  readonly representationStride: number
  /** Outputs of the widest task. The column of the cotangent with this number holds the sample's loss. */
  readonly widest: number
  readonly cotangentStride: number
  /** Target columns of the widest task. The mask follows them. */
  readonly targetWidth: number
  readonly targetStride: number
  readonly parameters: Size
  /** Textures of the optimizer, as large as the parameters: `slot0`, `slot1`, … */
  readonly slots: readonly string[]
  readonly statistics: Size
  /** The trunk's gradient of each task, [T, R, trunkRow]. */
  readonly taskGradients: Size
}

export function netOf(spec: ProgramSpec): Net {
  const layout = layoutOf(spec)
  const row = layout.parameterCount / 4
  const trunkRow = layout.trunkCount / 4
  const statisticRow = layout.statisticCount / 4
  const widest = Math.max(...spec.tasks.map((task) => task.outputs))
  const targetWidth = Math.max(...spec.tasks.map((task) => task.targetWidth))
  const tasks = spec.tasks.length
  const heads = spec.head.length
  return {
    spec,
    losses: spec.tasks.map((task) => lossById(task.loss)),
    layout,
    tasks,
    runs: spec.runCount,
    batch: spec.batchSize,
    depth: spec.trunk.length,
    branches: branchesOf(spec),
    row,
    trunkRow,
    headRow: layout.headTexels,
    statisticRow,
    trunk: spec.trunk.map((_, layer) => trunkLayer(layout, layer)),
    hidden: spec.head.map((_, layer) => headLayer(layout, layer, trunkRow)),
    // All heads are padded to the widest one, and task 0 may have fewer outputs.
    output: { ...headLayer(layout, heads, trunkRow), columns: widest },
    inputStride: texels(spec.inputWidth),
    representationStride: texels(spec.trunk[spec.trunk.length - 1]),
    widest,
    cotangentStride: texels(widest + 1),
    targetWidth,
    targetStride: texels(targetWidth + 1),
    parameters: sizeOf(spec.runCount * row),
    slots: optimizerById(spec.optimizer).slots.map((_, k) => `slot${k}`),
    statistics: sizeOf(spec.runCount * Math.max(1, statisticRow)),
    taskGradients: sizeOf(tasks * spec.runCount * trunkRow),
  }
}

function find(blocks: readonly Block[], layer: number, part: Block['part'], kind: Block['kind']): Block | undefined {
  return blocks.find((b) => b.layer === layer && b.part === part && b.kind === kind && b.task <= 0)
}

function dense(blocks: readonly Block[], layer: number, part: 'trunk' | 'head', origin: number): Dense {
  const weight = find(blocks, layer, part, 'weight')
  const bias = find(blocks, layer, part, 'bias')
  if (weight === undefined || bias === undefined) throw new Error(`no ${part} layer ${layer} in the layout`)
  const { rows, columns, stride } = weight
  return { rows, columns, stride, weight: weight.texel - origin, bias: bias.texel - origin }
}

function trunkLayer(layout: Layout, layer: number): TrunkLayer {
  const [from, to] = layout.layerTexels[layer]
  return {
    ...dense(layout.blocks, layer, 'trunk', 0),
    gamma: find(layout.blocks, layer, 'trunk', 'gamma')?.texel ?? -1,
    beta: find(layout.blocks, layer, 'trunk', 'beta')?.texel ?? -1,
    mean: find(layout.statistics, layer, 'statistics', 'mean')?.texel ?? -1,
    variance: find(layout.statistics, layer, 'statistics', 'variance')?.texel ?? -1,
    from,
    to,
  }
}

const headLayer = (layout: Layout, layer: number, trunkRow: number): Dense =>
  dense(layout.blocks, layer, 'head', trunkRow)
