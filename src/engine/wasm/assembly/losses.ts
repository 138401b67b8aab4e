/**
 * Losses of the rows of a batch, their derivatives, and scores, for one task and four rows at a time.
 *
 * `order` has the number of the data's row behind each row, with room for whole groups of four. `mask` has a byte for
 * each of the data's rows, 1 where it has a label, or is 0 where all have one. Outputs are matrices as in `dense.ts`;
 * `outputRow` is the distance of their rows in bytes.
 */

import { categoricalValue, derivative, error, pull, spread, value } from './formulas'
import { column, promoted, storeColumn, sumPairs } from './lanes'
import { exp, log } from './maths'

/** All bits of a lane are set where its row is in the batch and has a label. */
// @ts-expect-error: decorator
@inline function labelled(first: i32, rows: i32, order: usize, mask: usize): v128 {
  const inBatch = i32x4.lt_s(i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3)), i32x4.splat(rows))
  if (!mask) return inBatch
  const has = i32x4(
    load<u8>(mask + load<u32>(order)), load<u8>(mask + load<u32>(order, 4)),
    load<u8>(mask + load<u32>(order, 8)), load<u8>(mask + load<u32>(order, 12)),
  )
  return v128.and(inBatch, i32x4.ne(has, i32x4.splat(0)))
}

/** One number of each of four rows of the data, which are `row` bytes apart. */
// @ts-expect-error: decorator
@inline function gathered(data: usize, row: usize, order: usize): v128 {
  let lanes = v128.load32_zero(data + row * load<u32>(order))
  lanes = v128.load_lane<u32>(data + row * load<u32>(order, 4), lanes, 1)
  lanes = v128.load_lane<u32>(data + row * load<u32>(order, 8), lanes, 2)
  return v128.load_lane<u32>(data + row * load<u32>(order, 12), lanes, 3)
}

/**
 * Sum of the losses of the labelled rows, each the mean over the outputs. Writes ∂(sum · scale)/∂output into `to` if
 * that is not 0, and 0 for rows without a label, whose target may be NaN.
 */
// @ts-expect-error: decorator
@inline export function elementwiseWith(
  kind: i32, rows: i32, outputs: i32, output: usize, outputRow: usize, targets: usize, mask: usize, order: usize,
  to: usize, scale: f32, option0: f32, option1: f32,
): f64 {
  const o0 = f32x4.splat(option0), o1 = f32x4.splat(option1)
  const count = f32x4.splat(f32(outputs)), factor = f32x4.splat(scale)
  const targetRow: usize = usize(outputs) << 2
  let sum = f64x2.splat(0)
  for (let r = 0; r < rows; r += 4) {
    const has = labelled(r, rows, order, mask)
    for (let k: usize = 0; k < targetRow; k += 4) {
      const z = column(output + k, outputRow)
      const y = v128.and(gathered(targets + k, targetRow, order), has)
      sum = f64x2.add(sum, promoted(v128.and(f32x4.div(value(kind, z, y, o0, o1), count), has)))
      if (to) {
        const slope = f32x4.div(f32x4.mul(derivative(kind, z, y, o0, o1), factor), count)
        storeColumn(to + k, outputRow, v128.and(slope, has))
      }
    }
    order += 16
    output += outputRow << 2
    to += to ? outputRow << 2 : 0
  }
  return sumPairs(sum)
}

/** As `elementwiseWith`, for the logits of classes with the given weights and their mean. */
// @ts-expect-error: decorator
@inline export function categoricalWith(
  kind: i32, rows: i32, outputs: i32, output: usize, outputRow: usize, targets: usize, mask: usize, order: usize,
  to: usize, scale: f32, option0: f32, option1: f32, weights: usize, mean: f32,
): f64 {
  const o0 = f32x4.splat(option0), o1 = f32x4.splat(option1)
  const count = f32x4.splat(f32(outputs)), factor = f32x4.splat(scale)
  const meanWeight = f32x4.splat(mean)
  const end: usize = usize(outputs) << 2
  let sum = f64x2.splat(0)
  for (let r = 0; r < rows; r += 4) {
    const has = labelled(r, rows, order, mask)
    const y = v128.and(gathered(targets, 4, order), has)
    let top = column(output, outputRow)
    let all = f32x4.splat(0), chosen = f32x4.splat(0), place = f32x4.splat(0), weight = f32x4.splat(1)
    const one = f32x4.splat(1)
    for (let k: usize = 0; k < end; k += 4) {
      const z = column(output + k, outputRow)
      top = f32x4.max(top, z)
      const own = v128.load_splat<f32>(weights + k)
      const right = f32x4.eq(place, y)
      all = f32x4.add(all, f32x4.mul(own, z))
      chosen = v128.bitselect(z, chosen, right)
      weight = v128.bitselect(own, weight, right)
      place = f32x4.add(place, one)
    }
    let total = f32x4.splat(0)
    for (let k: usize = 0; k < end; k += 4) total = f32x4.add(total, exp(f32x4.sub(column(output + k, outputRow), top)))
    const logTotal = f32x4.add(top, log(total))
    const logTarget = f32x4.sub(chosen, logTotal)
    const meanLog = f32x4.div(f32x4.sub(f32x4.div(all, count), f32x4.mul(meanWeight, logTotal)), weight)
    const lost = f32x4.mul(weight, categoricalValue(kind, logTarget, meanLog, o0, o1))
    sum = f64x2.add(sum, promoted(v128.and(lost, has)))
    if (to) {
      const towards = f32x4.mul(f32x4.mul(weight, pull(kind, logTarget, o0, o1)), factor)
      const around = f32x4.mul(spread(kind, o0, o1), factor)
      place = f32x4.splat(0)
      for (let k: usize = 0; k < end; k += 4) {
        const p = exp(f32x4.sub(column(output + k, outputRow), logTotal))
        const right = v128.and(one, f32x4.eq(place, y))
        const share = f32x4.div(v128.load_splat<f32>(weights + k), count)
        const spreads = f32x4.mul(around, f32x4.sub(f32x4.mul(meanWeight, p), share))
        const slope = f32x4.add(f32x4.mul(towards, f32x4.sub(p, right)), spreads)
        storeColumn(to + k, outputRow, v128.and(slope, has))
        place = f32x4.add(place, one)
      }
      to += outputRow << 2
    }
    order += 16
    output += outputRow << 2
  }
  return sumPairs(sum)
}

/** Sum over the labelled rows and outputs of a regression's error. */
// @ts-expect-error: decorator
@inline export function errorsWith(
  kind: i32, rows: i32, outputs: i32, output: usize, outputRow: usize, targets: usize, mask: usize, order: usize,
  option0: f32, option1: f32,
): f64 {
  const o0 = f32x4.splat(option0), o1 = f32x4.splat(option1)
  const targetRow: usize = usize(outputs) << 2
  let sum = f64x2.splat(0)
  for (let r = 0; r < rows; r += 4) {
    const has = labelled(r, rows, order, mask)
    for (let k: usize = 0; k < targetRow; k += 4) {
      const z = column(output + k, outputRow)
      const y = v128.and(gathered(targets + k, targetRow, order), has)
      sum = f64x2.add(sum, promoted(v128.and(error(kind, z, y, o0, o1), has)))
    }
    order += 16
    output += outputRow << 2
  }
  return sumPairs(sum)
}

/** Number of the labelled rows' yes/no columns that are right, over the columns of a row: the sign of each output. */
export function correctSigns(
  rows: i32, outputs: i32, output: usize, outputRow: usize, targets: usize, mask: usize, order: usize,
): f64 {
  let count = 0
  for (let r = 0; r < rows; r++) {
    const row = load<u32>(order + (usize(r) << 2))
    if (!mask || load<u8>(mask + row)) {
      const first = targets + ((usize(row) * usize(outputs)) << 2)
      for (let k = 0; k < outputs; k++) {
        const at = usize(k) << 2
        count += i32((load<f32>(output + at) > 0) == (load<f32>(first + at) > 0.5))
      }
    }
    output += outputRow
  }
  return f64(count) / f64(outputs)
}

/** Number of labelled rows whose class is right: the first of the largest outputs. */
export function correct(
  rows: i32, outputs: i32, output: usize, outputRow: usize, targets: usize, mask: usize, order: usize,
): f64 {
  let count = 0
  for (let r = 0; r < rows; r++) {
    const row = load<u32>(order + (usize(r) << 2))
    if (!mask || load<u8>(mask + row)) {
      const y = load<f32>(targets + (row << 2))
      let best = 0
      for (let k = 1; k < outputs; k++) {
        if (load<f32>(output + (usize(k) << 2)) > load<f32>(output + (usize(best) << 2))) best = k
      }
      count += i32(f32(best) == y)
    }
    output += outputRow
  }
  return f64(count)
}
