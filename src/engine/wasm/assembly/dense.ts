/**
 * The products of a dense layer, in blocks of four rows by eight columns: eight sums stay in registers, and each loaded
 * vector serves four of them.
 *
 * Matrices have rows of whole vectors (four lanes), and room for whole groups of four rows. `row` is the distance of
 * two rows in bytes. Lanes behind a row's last number are 0 in weights, gradients and cotangents.
 */

import { activation, keepsInput, slope } from './formulas'
import { column, multiplyAdd, splat, storeColumn, sumLanes } from './lanes'

/** What happens to a finished sum s. */
/** y = s */
export const STORE = 0
/** y = φ(s), and s is kept where the derivative needs it */
export const ACTIVATE = 1
/** y = s φ′ */
export const SLOPE = 2
/** y = y + factor s */
export const ADD = 3

// @ts-expect-error: decorator
@inline function finish(kind: i32, mode: i32, sum: v128, y: usize, kept: usize, factor: v128): void {
  if (mode == STORE) v128.store(y, sum)
  if (mode == ACTIVATE) {
    if (keepsInput(kind)) v128.store(kept, sum)
    v128.store(y, activation(kind, sum))
  }
  if (mode == SLOPE) v128.store(y, f32x4.mul(sum, slope(kind, v128.load(kept))))
  if (mode == ADD) v128.store(y, multiplyAdd(factor, sum, v128.load(y)))
}

/**
 * Y = X W + b for a batch: X [rows, depth], W [depth, columns], and b [columns] or nothing if `bias` is 0. `kept` has
 * the shape of Y. `kind` and `mode` are constants, so that each use is compiled by itself.
 */
// @ts-expect-error: decorator
@inline export function productWith(
  kind: i32, mode: i32, rows: i32, depth: i32, x: usize, xRow: usize, w: usize, wRow: usize, bias: usize, y: usize,
  yRow: usize, kept: usize, scale: f32,
): void {
  const factor = f32x4.splat(scale)
  const zero = f32x4.splat(0)
  const end: usize = usize(depth) << 2
  for (let r = 0; r < rows; r += 4) {
    const x1 = x + xRow, x2 = x1 + xRow, x3 = x2 + xRow
    let c: usize = 0
    for (; c + 32 <= yRow; c += 32) {
      let a0 = zero, b0 = zero
      if (bias) { a0 = v128.load(bias + c); b0 = v128.load(bias + c, 16) }
      let a1 = a0, a2 = a0, a3 = a0, b1 = b0, b2 = b0, b3 = b0
      let at = w + c
      for (let i: usize = 0; i < end; i += 4) {
        const u = v128.load(at), v = v128.load(at, 16)
        at += wRow
        const s0 = splat(x + i), s1 = splat(x1 + i), s2 = splat(x2 + i), s3 = splat(x3 + i)
        a0 = multiplyAdd(s0, u, a0); b0 = multiplyAdd(s0, v, b0)
        a1 = multiplyAdd(s1, u, a1); b1 = multiplyAdd(s1, v, b1)
        a2 = multiplyAdd(s2, u, a2); b2 = multiplyAdd(s2, v, b2)
        a3 = multiplyAdd(s3, u, a3); b3 = multiplyAdd(s3, v, b3)
      }
      let to = y + c, by = kept + c
      finish(kind, mode, a0, to, by, factor); finish(kind, mode, b0, to + 16, by + 16, factor)
      to += yRow; by += yRow
      finish(kind, mode, a1, to, by, factor); finish(kind, mode, b1, to + 16, by + 16, factor)
      to += yRow; by += yRow
      finish(kind, mode, a2, to, by, factor); finish(kind, mode, b2, to + 16, by + 16, factor)
      to += yRow; by += yRow
      finish(kind, mode, a3, to, by, factor); finish(kind, mode, b3, to + 16, by + 16, factor)
    }
    if (c < yRow) {
      let a0 = zero
      if (bias) a0 = v128.load(bias + c)
      let a1 = a0, a2 = a0, a3 = a0
      let at = w + c
      for (let i: usize = 0; i < end; i += 4) {
        const u = v128.load(at)
        at += wRow
        a0 = multiplyAdd(splat(x + i), u, a0)
        a1 = multiplyAdd(splat(x1 + i), u, a1)
        a2 = multiplyAdd(splat(x2 + i), u, a2)
        a3 = multiplyAdd(splat(x3 + i), u, a3)
      }
      let to = y + c, by = kept + c
      finish(kind, mode, a0, to, by, factor)
      to += yRow; by += yRow
      finish(kind, mode, a1, to, by, factor)
      to += yRow; by += yRow
      finish(kind, mode, a2, to, by, factor)
      to += yRow; by += yRow
      finish(kind, mode, a3, to, by, factor)
    }
    x = x3 + xRow
    y += yRow << 2
    kept += yRow << 2
  }
}

/** Y = X W + b. */
export function affine(
  rows: i32, depth: i32, x: usize, xRow: usize, w: usize, wRow: usize, bias: usize, y: usize, yRow: usize,
): void {
  productWith(-1, STORE, rows, depth, x, xRow, w, wRow, bias, y, yRow, 0, 0)
}

/** Y = X W. */
export function product(
  rows: i32, depth: i32, x: usize, xRow: usize, w: usize, wRow: usize, y: usize, yRow: usize,
): void {
  productWith(-1, STORE, rows, depth, x, xRow, w, wRow, 0, y, yRow, 0, 0)
}

/** Y = Y + factor X W. */
export function addProduct(
  rows: i32, depth: i32, x: usize, xRow: usize, w: usize, wRow: usize, y: usize, yRow: usize, factor: f32,
): void {
  productWith(-1, ADD, rows, depth, x, xRow, w, wRow, 0, y, yRow, 0, factor)
}

/** Rows of a gradient block: G[i..i+count) += factor X[:, i..i+count)ᵀ E, over eight or four columns. */
// @ts-expect-error: decorator
@inline function gradientRows(
  count: i32, wide: bool, rows: i32, x: usize, xRow: usize, e: usize, eRow: usize, g: usize, gRow: usize, factor: v128,
): void {
  const zero = f32x4.splat(0)
  let a0 = zero, a1 = zero, a2 = zero, a3 = zero, b0 = zero, b1 = zero, b2 = zero, b3 = zero
  for (let r = 0; r < rows; r++) {
    const u = v128.load(e)
    const s0 = splat(x)
    a0 = multiplyAdd(s0, u, a0)
    let s1 = zero, s2 = zero, s3 = zero
    if (count > 1) { s1 = v128.load_splat<f32>(x, 4); a1 = multiplyAdd(s1, u, a1) }
    if (count > 2) {
      s2 = v128.load_splat<f32>(x, 8); a2 = multiplyAdd(s2, u, a2)
      s3 = v128.load_splat<f32>(x, 12); a3 = multiplyAdd(s3, u, a3)
    }
    if (wide) {
      const v = v128.load(e, 16)
      b0 = multiplyAdd(s0, v, b0)
      if (count > 1) b1 = multiplyAdd(s1, v, b1)
      if (count > 2) { b2 = multiplyAdd(s2, v, b2); b3 = multiplyAdd(s3, v, b3) }
    }
    x += xRow
    e += eRow
  }
  addTo(g, factor, a0)
  if (wide) addTo(g + 16, factor, b0)
  if (count > 1) { addTo(g + gRow, factor, a1); if (wide) addTo(g + gRow + 16, factor, b1) }
  if (count > 2) {
    addTo(g + 2 * gRow, factor, a2); if (wide) addTo(g + 2 * gRow + 16, factor, b2)
    addTo(g + 3 * gRow, factor, a3); if (wide) addTo(g + 3 * gRow + 16, factor, b3)
  }
}

// @ts-expect-error: decorator
@inline function addTo(at: usize, factor: v128, sum: v128): void {
  v128.store(at, multiplyAdd(factor, sum, v128.load(at)))
}

/** G += factor Xᵀ E, and b += factor Σ E over the rows unless `bias` is 0: X [rows, inputs], E [rows, columns]. */
export function gradient(
  rows: i32, inputs: i32, x: usize, xRow: usize, e: usize, eRow: usize, g: usize, gRow: usize, bias: usize, scale: f32,
): void {
  const factor = f32x4.splat(scale)
  let i = 0
  for (; i + 4 <= inputs; i += 4) {
    let c: usize = 0
    for (; c + 32 <= eRow; c += 32) gradientRows(4, true, rows, x, xRow, e + c, eRow, g + c, gRow, factor)
    if (c < eRow) gradientRows(4, false, rows, x, xRow, e + c, eRow, g + c, gRow, factor)
    x += 16
    g += gRow << 2
  }
  for (; i + 2 <= inputs; i += 2) {
    let c: usize = 0
    for (; c + 32 <= eRow; c += 32) gradientRows(2, true, rows, x, xRow, e + c, eRow, g + c, gRow, factor)
    if (c < eRow) gradientRows(2, false, rows, x, xRow, e + c, eRow, g + c, gRow, factor)
    x += 8
    g += gRow << 1
  }
  if (i < inputs) {
    let c: usize = 0
    for (; c + 32 <= eRow; c += 32) gradientRows(1, true, rows, x, xRow, e + c, eRow, g + c, gRow, factor)
    if (c < eRow) gradientRows(1, false, rows, x, xRow, e + c, eRow, g + c, gRow, factor)
  }
  if (!bias) return
  for (let c: usize = 0; c < eRow; c += 16) {
    let sum = f32x4.splat(0)
    let at = e + c
    for (let r = 0; r < rows; r++) { sum = f32x4.add(sum, v128.load(at)); at += eRow }
    addTo(bias + c, factor, sum)
  }
}

/** T = Wᵀ: W [inputs, outputs], T [outputs, inputs] with whole groups of four rows; lanes behind `inputs` are 0. */
export function transpose(w: usize, wRow: usize, inputs: i32, outputs: i32, to: usize, toRow: usize): void {
  const zero = f32x4.splat(0)
  for (let j = 0; j < outputs; j += 4) {
    let from = w + (usize(j) << 2)
    for (let i = 0; i < inputs; i += 4) {
      const a = v128.load(from)
      let b = zero, c = zero, d = zero
      if (i + 1 < inputs) b = v128.load(from + wRow)
      if (i + 2 < inputs) c = v128.load(from + 2 * wRow)
      if (i + 3 < inputs) d = v128.load(from + 3 * wRow)
      const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5)
      const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7), gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7)
      const at = to + (usize(i) << 2)
      v128.store(at, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5))
      v128.store(at + toRow, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7))
      v128.store(at + 2 * toRow, v128.shuffle<f32>(ef, gh, 0, 1, 4, 5))
      v128.store(at + 3 * toRow, v128.shuffle<f32>(ef, gh, 2, 3, 6, 7))
      from += wRow << 2
    }
    to += toRow << 2
  }
}

/** As `affine`, for a layer with one output, like most heads. `t` is the weight as one row, from `transpose`. */
export function affineOne(rows: i32, x: usize, xRow: usize, t: usize, bias: usize, y: usize, yRow: usize): void {
  const start = splat(bias)
  for (let r = 0; r < rows; r += 4) {
    const x1 = x + xRow, x2 = x1 + xRow, x3 = x2 + xRow
    let a = f32x4.splat(0)
    let b = a, c = a, d = a
    for (let i: usize = 0; i < xRow; i += 16) {
      const w = v128.load(t + i)
      a = multiplyAdd(w, v128.load(x + i), a)
      b = multiplyAdd(w, v128.load(x1 + i), b)
      c = multiplyAdd(w, v128.load(x2 + i), c)
      d = multiplyAdd(w, v128.load(x3 + i), d)
    }
    storeColumn(y, yRow, f32x4.add(start, sumLanes(a, b, c, d)))
    x = x3 + xRow
    y += yRow << 2
  }
}

/** As `gradient`, for a layer with one output. */
export function gradientOne(
  rows: i32, inputs: i32, x: usize, xRow: usize, e: usize, eRow: usize, g: usize, gRow: usize, bias: usize, scale: f32,
): void {
  const factor = f32x4.splat(scale)
  const zero = f32x4.splat(0)
  let left = inputs
  for (let i: usize = 0; i < xRow; i += 32) {
    let a = zero, b = zero, c = zero, d = zero
    let from = x + i, at = e
    // The second half of the last block is of no use where the row ends before it.
    const more: usize = i + 32 <= xRow ? 16 : 0
    let r = 0
    for (; r + 2 <= rows; r += 2) {
      const s = splat(at), t = splat(at + eRow)
      a = multiplyAdd(s, v128.load(from), a)
      b = multiplyAdd(s, v128.load(from + more), b)
      c = multiplyAdd(t, v128.load(from + xRow), c)
      d = multiplyAdd(t, v128.load(from + xRow + more), d)
      from += xRow << 1
      at += eRow << 1
    }
    if (r < rows) {
      const s = splat(at)
      a = multiplyAdd(s, v128.load(from), a)
      b = multiplyAdd(s, v128.load(from + more), b)
    }
    left = addColumn(g, gRow, f32x4.mul(factor, f32x4.add(a, c)), left)
    g += gRow << 2
    if (more) left = addColumn(g, gRow, f32x4.mul(factor, f32x4.add(b, d)), left)
    g += gRow << 2
  }
  if (!bias) return
  let sum: f32 = 0
  for (let r = 0; r < rows; r++) { sum += load<f32>(e); e += eRow }
  store<f32>(bias, load<f32>(bias) + scale * sum)
}

/** Adds up to four lanes to the numbers of a column, and returns how many numbers the column has below them. */
// @ts-expect-error: decorator
@inline function addColumn(at: usize, row: usize, lanes: v128, left: i32): i32 {
  if (left >= 4) storeColumn(at, row, f32x4.add(lanes, column(at, row)))
  else {
    if (left > 0) store<f32>(at, load<f32>(at) + f32x4.extract_lane(lanes, 0))
    if (left > 1) store<f32>(at + row, load<f32>(at + row) + f32x4.extract_lane(lanes, 1))
    if (left > 2) store<f32>(at + 2 * row, load<f32>(at + 2 * row) + f32x4.extract_lane(lanes, 2))
  }
  return left - 4
}
