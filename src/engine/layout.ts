/**
 * Where each parameter is stored, for all engines, snapshots and exports.
 *
 * The parameters of a run are one row of `parameterCount` numbers: the trunk (`trunkCount`), then the heads task by
 * task. The row consists of groups of four consecutive outputs (one RGBA texel on the device), so a block
 * `[rows][outputs]` takes rows · ceil(outputs / 4) texels. Padding is always zero, and so is its gradient.
 *
 *     trunk layer l: weight [n_{l−1}][n_l], bias [n_l], with batch norm also gamma [n_l], beta [n_l]
 *     head t: for each hidden layer weight, bias; then weight [.][outputs_t] and bias, padded to the widest task
 *
 * Every head takes the same number of texels. Statistics of a layer: running mean [n_l], running variance [n_l].
 */
import type { ProgramSpec } from './engine'

export interface Block {
  /** As in PyTorch recordings: `trunk0.weight`, `bn0.gamma`, `head2.bias`; hidden head layers `head2.0.weight`. */
  readonly name: string
  readonly rows: number
  readonly columns: number
  /** Texels of a row. */
  readonly stride: number
  /** First texel in the run's row. */
  readonly texel: number
  readonly part: 'trunk' | 'head' | 'statistics'
  /** Trunk layer, or layer of the head. */
  readonly layer: number
  readonly task: number
  readonly kind: 'weight' | 'bias' | 'gamma' | 'beta' | 'mean' | 'variance'
}

export interface Layout {
  readonly parameterCount: number
  readonly trunkCount: number
  readonly statisticCount: number
  /** Texels of one head. */
  readonly headTexels: number
  readonly blocks: readonly Block[]
  readonly statistics: readonly Block[]
  /** Texels [from, to) of each trunk layer. */
  readonly layerTexels: readonly (readonly [number, number])[]
}

export const texels = (columns: number): number => Math.ceil(columns / 4)

/** Index in a run's row of element (row, column) of a block. */
export const indexIn = (block: Block, row: number, column: number): number =>
  4 * (block.texel + row * block.stride) + column

export function layoutOf(spec: Pick<ProgramSpec, 'inputWidth' | 'trunk' | 'head' | 'tasks' | 'batchNorm'>): Layout {
  const blocks: Block[] = []
  const statistics: Block[] = []
  const layerTexels: [number, number][] = []
  let texel = 0
  const add = (
    name: string,
    rows: number,
    columns: number,
    part: Block['part'],
    layer: number,
    task: number,
    kind: Block['kind'],
    width = columns,
  ) => {
    const stride = texels(width)
    blocks.push({ name, rows, columns, stride, texel, part, layer, task, kind })
    texel += rows * stride
  }
  let width = spec.inputWidth
  let statisticTexel = 0
  spec.trunk.forEach((units, layer) => {
    const from = texel
    add(`trunk${layer}.weight`, width, units, 'trunk', layer, -1, 'weight')
    add(`trunk${layer}.bias`, 1, units, 'trunk', layer, -1, 'bias')
    if (spec.batchNorm) {
      add(`bn${layer}.gamma`, 1, units, 'trunk', layer, -1, 'gamma')
      add(`bn${layer}.beta`, 1, units, 'trunk', layer, -1, 'beta')
      for (const kind of ['mean', 'variance'] as const) {
        const name = `bn${layer}.${kind === 'mean' ? 'mean' : 'var'}`
        statistics.push({
          name,
          rows: 1,
          columns: units,
          stride: texels(units),
          texel: statisticTexel,
          part: 'statistics',
          layer,
          task: -1,
          kind,
        })
        statisticTexel += texels(units)
      }
    }
    layerTexels.push([from, texel])
    width = units
  })
  const trunkTexels = texel
  const widest = Math.max(...spec.tasks.map((task) => task.outputs))
  spec.tasks.forEach((task, t) => {
    let below = width
    spec.head.forEach((units, layer) => {
      add(`head${t}.${layer}.weight`, below, units, 'head', layer, t, 'weight')
      add(`head${t}.${layer}.bias`, 1, units, 'head', layer, t, 'bias')
      below = units
    })
    add(`head${t}.weight`, below, task.outputs, 'head', spec.head.length, t, 'weight', widest)
    add(`head${t}.bias`, 1, task.outputs, 'head', spec.head.length, t, 'bias', widest)
  })
  return {
    parameterCount: 4 * texel,
    trunkCount: 4 * trunkTexels,
    statisticCount: 4 * statisticTexel,
    headTexels: (texel - trunkTexels) / spec.tasks.length,
    blocks,
    statistics,
    layerTexels,
  }
}
