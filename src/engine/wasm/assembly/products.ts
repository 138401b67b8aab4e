/**
 * Tasks that are products of two heads, over matrices of one column, whose rows are 16 bytes apart. The lanes behind the
 * column stay 0.
 */
import { productLogit, productSlope } from './formulas'

// @ts-expect-error: decorator
@inline function first(lanes: v128): v128 {
  return v128.and(lanes, i32x4(-1, 0, 0, 0))
}

/** to = ζ(own, given). */
export function logits(bytes: usize, own: usize, given: usize, to: usize): void {
  for (let k: usize = 0; k < bytes; k += 16)
    v128.store(to + k, first(productLogit(v128.load(own + k), v128.load(given + k))))
}

/** From e = ∂l/∂ζ: ofGiven = e ∂ζ/∂given, and e = e ∂ζ/∂own in place. */
export function logitsBack(bytes: usize, own: usize, given: usize, e: usize, ofGiven: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) {
    const a = v128.load(own + k), c = v128.load(given + k), from = v128.load(e + k)
    v128.store(ofGiven + k, first(f32x4.mul(from, productSlope(c, a))))
    v128.store(e + k, first(f32x4.mul(from, productSlope(a, c))))
  }
}
