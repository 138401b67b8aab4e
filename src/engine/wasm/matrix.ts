/** Matrices as the kernels have them: rows of whole vectors, and room for whole groups of four rows. */
import type { Heap, Place } from './heap'

const LANES = 4

const lanesOf = (width: number): number => LANES * Math.ceil(width / LANES)

/** Bytes from one row to the next. */
export const rowBytes = (width: number): number => 4 * lanesOf(width)

export const matrixBytes = (rows: number, width: number): number => lanesOf(rows) * rowBytes(width)

/** Writes flat numbers into the rows. */
export function writeMatrix(heap: Heap, to: Place, rows: number, width: number, values: ArrayLike<number>): void {
  const { numbers } = heap
  const stride = lanesOf(width)
  let at = to.at / 4
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < width; i++) numbers[at + i] = values[row * width + i]
    at += stride
  }
}

/** The rows as flat numbers. */
export function readMatrix(heap: Heap, from: Place, rows: number, width: number): Float32Array {
  const stride = lanesOf(width)
  const start = from.at / 4
  const values = new Float32Array(rows * width)
  for (let row = 0; row < rows; row++) {
    const at = start + row * stride
    values.set(heap.numbers.subarray(at, at + width), row * width)
  }
  return values
}
