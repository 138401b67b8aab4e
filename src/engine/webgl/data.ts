/** A split as the device stores it, in float32: `inputs` [N, inputs] and `targets` [T, N, targets and mask]. */
import type { Split } from '../../core/problems/define'
import type { Net } from './net'
import { type Size, sizeOf } from './program'

export interface SplitData {
  readonly rows: number
  readonly split: Split
  readonly inputs: Size
  readonly targets: Size
  readonly inputValues: Float32Array
  readonly targetValues: Float32Array
}

/** The sizes of a split's textures. */
export const splitSizes = (net: Net, rows: number): Pick<SplitData, 'inputs' | 'targets'> => ({
  inputs: sizeOf(Math.max(1, rows) * net.inputStride),
  targets: sizeOf(net.tasks * Math.max(1, rows) * net.targetStride),
})

export function splitData(net: Net, split: Split): SplitData {
  return {
    rows: split.rows,
    split,
    ...splitSizes(net, split.rows),
    inputValues: padded(split.inputs, net.spec.inputWidth, net.inputStride),
    targetValues: targetValues(net, split),
  }
}

/** Pads rows of `width` numbers to rows of `stride` texels. */
export function padded(values: ArrayLike<number>, width: number, stride: number): Float32Array {
  const rows = values.length / width
  const result = new Float32Array(rows * stride * 4)
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < width; c++) result[row * stride * 4 + c] = values[row * width + c]
  }
  return result
}

function targetValues(net: Net, split: Split): Float32Array {
  const stride = 4 * net.targetStride
  const result = new Float32Array(net.tasks * split.rows * stride)
  net.spec.tasks.forEach(({ targetWidth }, t) => {
    const mask = split.masks[t]
    for (let row = 0; row < split.rows; row++) {
      // A missing label may be NaN, and 0 times NaN is not 0 on the device.
      if (mask !== null && mask[row] === 0) continue
      const at = (t * split.rows + row) * stride
      for (let c = 0; c < targetWidth; c++) result[at + c] = split.targets[t][row * targetWidth + c]
      result[at + net.targetWidth] = 1
    }
  })
  return result
}
