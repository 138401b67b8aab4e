/** Small pieces of code over four float32 lanes. */

// @ts-expect-error: decorator
@inline export function splat(at: usize): v128 { return v128.load_splat<f32>(at) }

/** a b + c, rounded twice: a fused product would not be the same on every processor. */
// @ts-expect-error: decorator
@inline export function multiplyAdd(a: v128, b: v128, c: v128): v128 { return f32x4.add(f32x4.mul(a, b), c) }

/** Sums of the lanes of a, b, c and d, as the lanes of one vector. */
// @ts-expect-error: decorator
@inline export function sumLanes(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7))
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7))
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7))
}

/** The sum of four lanes, added in float64. */
// @ts-expect-error: decorator
@inline export function sumOf(a: v128): f64 { return sumPairs(promoted(a)) }

/** Lanes 0 and 2, and lanes 1 and 3, added in float64. */
// @ts-expect-error: decorator
@inline export function promoted(a: v128): v128 {
  return f64x2.add(f64x2.promote_low_f32x4(a), f64x2.promote_low_f32x4(v128.shuffle<f32>(a, a, 2, 3, 0, 1)))
}

// @ts-expect-error: decorator
@inline export function sumPairs(a: v128): f64 { return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1) }

/** The numbers at `at`, one row further, two and three rows further. */
// @ts-expect-error: decorator
@inline export function column(at: usize, row: usize): v128 {
  let lanes = v128.load32_zero(at)
  lanes = v128.load_lane<u32>(at + row, lanes, 1)
  lanes = v128.load_lane<u32>(at + 2 * row, lanes, 2)
  return v128.load_lane<u32>(at + 3 * row, lanes, 3)
}

/** Stores what `column` loads. */
// @ts-expect-error: decorator
@inline export function storeColumn(at: usize, row: usize, lanes: v128): void {
  v128.store_lane<u32>(at, lanes, 0)
  v128.store_lane<u32>(at + row, lanes, 1)
  v128.store_lane<u32>(at + 2 * row, lanes, 2)
  v128.store_lane<u32>(at + 3 * row, lanes, 3)
}
