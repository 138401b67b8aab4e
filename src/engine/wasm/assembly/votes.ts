/**
 * The sign votes of `core/weightings/aggregates.ts`, four elements at a time. Sums are in float64 and in the order of
 * operations there, so a link gives the same bits as with that code over these numbers.
 *
 * The table of a vote has 64 bytes for each task: its weight and its leak (f64), the place of its gradients (i32), and
 * from byte 32 on its votes on the four elements, which then become its factors (two f64x2).
 */
import { draw, w, x, y, z } from './random'

const LEAK: usize = 8
const PLACE: usize = 16
const LOW: usize = 32
const HIGH: usize = 48
const TASK: usize = 64

// @ts-expect-error: decorator
@inline function low(numbers: v128): v128 { return f64x2.promote_low_f32x4(numbers) }
// @ts-expect-error: decorator
@inline function high(numbers: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(numbers, numbers, 2, 3, 2, 3))
}

/** Four numbers of the task `at` from the place `offset` on. */
// @ts-expect-error: decorator
@inline function gradient(at: usize, offset: usize): v128 {
  return v128.load(usize(load<u32>(at + PLACE)) + offset)
}

/** Puts weight times numbers into the table as the votes of task `at`. Weight 0 gives 0, even if a number is infinite. */
// @ts-expect-error: decorator
@inline function vote(at: usize, lows: v128, highs: v128): void {
  const weight = load<f64>(at)
  const weights = f64x2.splat(weight)
  v128.store(at + LOW, weight == 0 ? f64x2.splat(0) : f64x2.mul(weights, lows))
  v128.store(at + HIGH, weight == 0 ? f64x2.splat(0) : f64x2.mul(weights, highs))
}

/** Turns the votes on two elements into factors; `drawn` are their draws, of 24 bits. */
// @ts-expect-error: decorator
@inline function decide(table: usize, end: usize, half: usize, drawn: v128): void {
  const zero = f64x2.splat(0)
  const one = f64x2.splat(1)
  const draws = f64x2.mul(f64x2.convert_low_i32x4_u(drawn), f64x2.splat(1 / 16777216))
  let size = zero
  let sum = zero
  for (let at = table; at < end; at += TASK) {
    const votes = v128.load(at + half)
    size = f64x2.add(size, f64x2.abs(votes))
    sum = f64x2.add(sum, votes)
  }
  const decided = f64x2.gt(size, zero)
  const positive = f64x2.mul(f64x2.splat(0.5), f64x2.add(one, f64x2.div(sum, size)))
  const up = f64x2.gt(positive, draws)
  const down = f64x2.lt(positive, draws)
  for (let at = table; at < end; at += TASK) {
    const votes = v128.load(at + half)
    const won = v128.or(v128.and(up, f64x2.gt(votes, zero)), v128.and(down, f64x2.lt(votes, zero)))
    const leak = f64x2.splat(load<f64>(at + LEAK))
    const share = f64x2.add(leak, f64x2.mul(f64x2.sub(one, leak), v128.and(won, one)))
    v128.store(at + half, f64x2.mul(f64x2.splat(load<f64>(at)), v128.bitselect(share, leak, decided)))
  }
}

/** The same for all four elements, of which the first has the number 4 `group`. */
// @ts-expect-error: decorator
@inline function decideAll(table: usize, end: usize, seed: u32, purpose: u32, step: u32, group: u32): void {
  draw(seed, purpose, step, group)
  const drawn = i32x4.shr_u(i32x4(x, y, z, w), 8)
  decide(table, end, LOW, drawn)
  decide(table, end, HIGH, v128.shuffle<i32>(drawn, drawn, 2, 3, 2, 3))
}

/** Factors times numbers; factor 0 gives 0, even if a number is infinite. */
// @ts-expect-error: decorator
@inline function weighted(factors: v128, numbers: v128): v128 {
  return v128.andnot(f64x2.mul(factors, numbers), f64x2.eq(factors, f64x2.splat(0)))
}

/** Σ of what passes of four numbers of each task. */
// @ts-expect-error: decorator
@inline function passed(table: usize, end: usize, offset: usize): v128 {
  let lows = f64x2.splat(0)
  let highs = f64x2.splat(0)
  for (let at = table; at < end; at += TASK) {
    const numbers = gradient(at, offset)
    lows = f64x2.add(lows, weighted(v128.load(at + LOW), low(numbers)))
    highs = f64x2.add(highs, weighted(v128.load(at + HIGH), high(numbers)))
  }
  return v128.shuffle<f32>(f32x4.demote_f64x2_zero(lows), f32x4.demote_f64x2_zero(highs), 0, 1, 4, 5)
}

/** Of `bytes` of the tasks' gradients. */
export function signVote(bytes: usize, table: usize, tasks: i32, to: usize, seed: u32, purpose: u32, step: u32): void {
  const end = table + usize(tasks) * TASK
  for (let offset: usize = 0; offset < bytes; offset += 16) {
    for (let at = table; at < end; at += TASK) {
      const numbers = gradient(at, offset)
      vote(at, low(numbers), high(numbers))
    }
    decideAll(table, end, seed, purpose, step, u32(offset >> 4))
    v128.store(to + offset, passed(table, end, offset))
  }
}

/** 1, −1, or the number itself where that is 0 or undefined. */
// @ts-expect-error: decorator
@inline function sign(numbers: v128): v128 {
  const zero = f32x4.splat(0)
  const above = v128.bitselect(f32x4.splat(1), numbers, f32x4.gt(numbers, zero))
  return v128.bitselect(f32x4.splat(-1), above, f32x4.lt(numbers, zero))
}

/** Of cotangents of the representation at `activations`: matrices of `bytes`, with rows of `row` bytes. */
export function representationVote(
  bytes: usize, row: usize, table: usize, tasks: i32, activations: usize, to: usize, seed: u32, purpose: u32, step: u32,
): void {
  const end = table + usize(tasks) * TASK
  for (let unit: usize = 0; unit < row; unit += 16) {
    for (let at = table; at < end; at += TASK) {
      let lows = f64x2.splat(0)
      let highs = f64x2.splat(0)
      for (let offset = unit; offset < bytes; offset += row) {
        const signs = sign(v128.load(activations + offset))
        const numbers = gradient(at, offset)
        lows = f64x2.add(lows, f64x2.mul(low(signs), low(numbers)))
        highs = f64x2.add(highs, f64x2.mul(high(signs), high(numbers)))
      }
      vote(at, lows, highs)
    }
    decideAll(table, end, seed, purpose, step, u32(unit >> 4))
    for (let offset = unit; offset < bytes; offset += row) v128.store(to + offset, passed(table, end, offset))
  }
}
