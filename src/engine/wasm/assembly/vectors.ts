/** Loops over whole vectors. Counts are numbers of bytes, multiples of 16. */
import { multiplyAdd, promoted, sumPairs } from './lanes'

/** Copies rows of the data, `order` has their numbers, into a matrix. */
export function gather(rows: i32, data: usize, row: usize, order: usize, to: usize): void {
  for (let r = 0; r < rows; r++) {
    const from = data + row * load<u32>(order + (usize(r) << 2))
    for (let c: usize = 0; c < row; c += 16) v128.store(to + c, v128.load(from + c))
    to += row
  }
}

/** Σ a b. Sums of 32 products are added in float64. */
export function innerProduct(a: usize, b: usize, bytes: usize): f64 {
  let total = f64x2.splat(0)
  const end = a + bytes
  while (a < end) {
    const stop = min(a + 128, end)
    let even = f32x4.splat(0),
      odd = f32x4.splat(0)
    for (; a + 32 <= stop; a += 32) {
      even = multiplyAdd(v128.load(a), v128.load(b), even)
      odd = multiplyAdd(v128.load(a, 16), v128.load(b, 16), odd)
      b += 32
    }
    if (a < stop) {
      even = multiplyAdd(v128.load(a), v128.load(b), even)
      a += 16
      b += 16
    }
    total = f64x2.add(total, promoted(f32x4.add(even, odd)))
  }
  return sumPairs(total)
}

/** to += weight a. */
export function addScaled(to: usize, a: usize, bytes: usize, weight: f32): void {
  const factor = f32x4.splat(weight)
  for (let k: usize = 0; k < bytes; k += 16)
    v128.store(to + k, multiplyAdd(factor, v128.load(a + k), v128.load(to + k)))
}

/** to = keep y + factor g, and keep y where the factor is 0, even if g is not finite. */
export function blend(to: usize, y: usize, g: usize, bytes: usize, keep: f32, factor: f32): void {
  const k0 = f32x4.splat(keep),
    k1 = f32x4.splat(factor)
  const some = f32x4.ne(k1, f32x4.splat(0))
  for (let k: usize = 0; k < bytes; k += 16) {
    const fresh = v128.and(f32x4.mul(k1, v128.load(g + k)), some)
    v128.store(to + k, f32x4.add(f32x4.mul(k0, v128.load(y + k)), fresh))
  }
}

/** to = s + g². Returns Σ g² / √(to + guard). */
export function accumulateSquares(to: usize, s: usize, g: usize, bytes: usize, guard: f32): f64 {
  let sum = f64x2.splat(0)
  for (let k: usize = 0; k < bytes; k += 16) {
    const own = v128.load(g + k)
    const square = f32x4.mul(own, own)
    const all = f32x4.add(v128.load(s + k), square)
    v128.store(to + k, all)
    sum = f64x2.add(sum, promoted(f32x4.div(square, f32x4.sqrt(f32x4.add(all, f32x4.splat(guard))))))
  }
  return sumPairs(sum)
}

/** Bounds every number to ± `bound`; NaN stays. */
export function clipValues(g: usize, bytes: usize, bound: f32): void {
  const high = f32x4.splat(bound),
    low = f32x4.splat(-bound)
  for (let k: usize = 0; k < bytes; k += 16) v128.store(g + k, f32x4.max(low, f32x4.min(high, v128.load(g + k))))
}

export function multiply(g: usize, bytes: usize, factor: f32): void {
  const by = f32x4.splat(factor)
  for (let k: usize = 0; k < bytes; k += 16) v128.store(g + k, f32x4.mul(v128.load(g + k), by))
}

/** a = a ⊙ b. */
export function multiplyEach(a: usize, b: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(a + k, f32x4.mul(v128.load(a + k), v128.load(b + k)))
}

export function copy(to: usize, from: usize, bytes: usize): void {
  memory.copy(to, from, bytes)
}

export function clear(at: usize, bytes: usize): void {
  memory.fill(at, 0, bytes)
}

/** The first byte that no static data needs. */
export function heapBase(): usize {
  return __heap_base
}
