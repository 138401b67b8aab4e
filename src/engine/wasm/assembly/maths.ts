/**
 * The functions of `Operations` that WASM lacks, over four float32 lanes. Polynomials and quotients of polynomials with
 * the smallest relative error (Remez), in plain IEEE operations, so every browser and processor computes the same bits.
 * Each function gives NaN for NaN. `formulas.test.ts` measures the largest errors, here in units of the last place:
 *
 * | function     | error | range                                                     |
 * | ------------ | ----- | --------------------------------------------------------- |
 * | exp          | 1.1   | −87 to 88.7; below it the nearest numbers but one, then 0 |
 * | log          | 1     | all above 0                                               |
 * | log1p        | 2     | all above −1                                              |
 * | tanh         | 5     | all                                                       |
 * | erf          | 6     | all                                                       |
 * | power        | 8     | results above 1e-37, exponents 0 to 5                     |
 * | sine, cosine | 2e-7, not of their size | −1,000 to 1,000                         |
 */
import { multiplyAdd } from './lanes'

// @ts-expect-error: decorator
@inline function numbers(value: f32): v128 { return f32x4.splat(value) }

/** A bound that keeps NaN: `a` must be the first operand. */
// @ts-expect-error: decorator
@inline function within(a: v128, low: f32, high: f32): v128 {
  return f32x4.pmax(f32x4.pmin(a, numbers(high)), numbers(low))
}

/** −1, 0 or 1. */
// @ts-expect-error: decorator
@inline export function sign(x: v128): v128 {
  const below = v128.bitselect(numbers(-1), x, f32x4.lt(x, numbers(0)))
  return v128.bitselect(numbers(1), below, f32x4.gt(x, numbers(0)))
}

/** 2ⁿ y for whole n from −151 to 129, in two steps, because 2ⁿ itself may be out of range. */
// @ts-expect-error: decorator
@inline function scaled(y: v128, n: v128): v128 {
  const whole = i32x4.trunc_sat_f32x4_s(n)
  const half = i32x4.shr_s(whole, 1)
  const bias = i32x4.splat(127)
  const first = i32x4.shl(i32x4.add(half, bias), 23)
  const second = i32x4.shl(i32x4.add(i32x4.sub(whole, half), bias), 23)
  return f32x4.mul(f32x4.mul(y, first), second)
}

/** eʳ for |r| ≤ ln 2 / 2. */
// @ts-expect-error: decorator
@inline function smallExp(r: v128): v128 {
  let p = multiplyAdd(numbers(0.001381459878757596), r, numbers(0.008368716575205326))
  p = multiplyAdd(p, r, numbers(0.04166838899254799))
  p = multiplyAdd(p, r, numbers(0.1666652113199234))
  p = multiplyAdd(p, r, numbers(0.4999999403953552))
  return f32x4.add(multiplyAdd(p, f32x4.mul(r, r), r), numbers(1))
}

/** eˣ = 2ⁿ eʳ with the nearest n, and ln 2 in two parts. */
export function exp(x: v128): v128 {
  const bounded = within(x, -105, 89)
  const n = f32x4.nearest(f32x4.mul(bounded, numbers(1.44269504)))
  let r = f32x4.sub(bounded, f32x4.mul(n, numbers(0.693359375)))
  r = f32x4.add(r, f32x4.mul(n, numbers(2.12194440e-4)))
  return scaled(smallExp(r), n)
}

/** The exponent e of x = 2ᵉ m with m from √½ to √2, as whole numbers in float32; x > 0. */
// @ts-expect-error: decorator
@inline function exponentOf(bits: v128): v128 { return i32x4.shr_s(i32x4.sub(bits, i32x4.splat(0x3f3504f3)), 23) }

/** ln(1 + f) − f for 1 + f from √½ to √2. */
// @ts-expect-error: decorator
@inline function smallLog(f: v128): v128 {
  let p = multiplyAdd(numbers(-0.07634497433900833), f, numbers(0.1276157796382904))
  p = multiplyAdd(p, f, numbers(-0.13160182535648346))
  p = multiplyAdd(p, f, numbers(0.14201757311820984))
  p = multiplyAdd(p, f, numbers(-0.16623356938362122))
  p = multiplyAdd(p, f, numbers(0.20001226663589478))
  p = multiplyAdd(p, f, numbers(-0.2500081956386566))
  p = multiplyAdd(p, f, numbers(0.3333333134651184))
  const square = f32x4.mul(f, f)
  return multiplyAdd(p, f32x4.mul(f, square), f32x4.mul(numbers(-0.5), square))
}

/** Numbers below the normal ones are scaled by 2²³ first. */
export function log(x: v128): v128 {
  const tiny = f32x4.lt(x, numbers(1.17549435e-38))
  const bits = v128.bitselect(f32x4.mul(x, numbers(8388608)), x, tiny)
  const whole = exponentOf(bits)
  const f = f32x4.sub(i32x4.sub(bits, i32x4.shl(whole, 23)), numbers(1))
  const e = f32x4.sub(f32x4.convert_i32x4_s(whole), v128.and(tiny, numbers(23)))
  let y = f32x4.sub(smallLog(f), f32x4.mul(e, numbers(2.12194440e-4)))
  y = f32x4.add(f32x4.add(f, y), f32x4.mul(e, numbers(0.693359375)))
  const ordinary = v128.and(f32x4.gt(x, numbers(0)), f32x4.lt(x, numbers(Infinity)))
  // −∞ at 0; the root is NaN below, and keeps ∞ and NaN.
  const special = v128.bitselect(numbers(-Infinity), f32x4.sqrt(x), f32x4.eq(x, numbers(0)))
  return v128.bitselect(y, special, ordinary)
}

/** ln(1 + x) = ln u + (x − (u − 1)) / u, where u is 1 + x as rounded. */
export function log1p(x: v128): v128 {
  const one = numbers(1)
  const u = f32x4.add(one, x)
  const lost = f32x4.div(f32x4.sub(x, f32x4.sub(u, one)), u)
  // At u = 0 and ∞ the correction is no number.
  return f32x4.add(log(u), v128.and(lost, f32x4.eq(lost, lost)))
}

/**
 * aᵇ = 2ᵗ with t = b e + b log₂ m for a = 2ᵉ m, finite a ≥ 0. Large products b e must keep their fraction, so b is
 * taken in two parts. 0⁰ is 1.
 */
export function power(a: v128, b: v128): v128 {
  const zero = numbers(0)
  const tiny = f32x4.lt(a, numbers(1.17549435e-38))
  const bits = v128.bitselect(f32x4.mul(a, numbers(8388608)), a, tiny)
  const whole = exponentOf(bits)
  const f = f32x4.sub(i32x4.sub(bits, i32x4.shl(whole, 23)), numbers(1))
  const e = f32x4.sub(f32x4.convert_i32x4_s(whole), v128.and(tiny, numbers(23)))
  const l = f32x4.mul(f32x4.add(f, smallLog(f)), numbers(1.44269504))
  const high = v128.and(b, i32x4.splat(0xfffff000))
  const rest = f32x4.add(f32x4.mul(f32x4.sub(b, high), e), f32x4.mul(b, l))
  const large = f32x4.mul(high, e)
  const t = f32x4.add(large, rest)
  const n = f32x4.nearest(within(t, -151, 129))
  const r = within(f32x4.add(f32x4.sub(large, n), rest), -0.51, 0.51)
  let y = scaled(smallExp(f32x4.mul(r, numbers(0.693147181))), n)
  y = v128.bitselect(v128.bitselect(zero, numbers(Infinity), f32x4.gt(b, zero)), y, f32x4.eq(a, zero))
  y = v128.bitselect(numbers(1), y, f32x4.eq(b, zero))
  return v128.bitselect(a, y, f32x4.ne(a, a))
}

/** Odd: x P(x²) / Q(x²). From 9.02 on it is 1. */
// @ts-expect-error: decorator
@inline export function tanh(x: v128): v128 {
  const c = within(x, -9.02, 9.02)
  const s = f32x4.mul(c, c)
  let p = multiplyAdd(numbers(1.3319067120465495e-8), s, numbers(2.0583477127741558e-5))
  p = multiplyAdd(p, s, numbers(0.003494034278090006))
  p = multiplyAdd(p, s, numbers(0.1337971769479609))
  p = multiplyAdd(p, s, numbers(0.9999999790196895))
  let q = multiplyAdd(numbers(7.762017280989418e-7), s, numbers(0.0003283092400061244))
  q = multiplyAdd(q, s, numbers(0.02587107209942929))
  q = multiplyAdd(q, s, numbers(0.4671303293597681))
  q = multiplyAdd(q, s, numbers(1))
  return within(f32x4.div(f32x4.mul(c, p), q), -1, 1)
}

/** Odd: x P(x²) / Q(x²). From 3.95 on it is 1. */
export function erf(x: v128): v128 {
  const c = within(x, -3.95, 3.95)
  const s = f32x4.mul(c, c)
  let p = multiplyAdd(numbers(2.025910823608325e-6), s, numbers(0.00028468806715375707))
  p = multiplyAdd(p, s, numbers(0.003808165402017157))
  p = multiplyAdd(p, s, numbers(0.05287545825334584))
  p = multiplyAdd(p, s, numbers(0.19155036767618727))
  p = multiplyAdd(p, s, numbers(1.1283791437440616))
  let q = multiplyAdd(numbers(3.7831847844824334e-5), s, numbers(0.001170727176841997))
  q = multiplyAdd(q, s, numbers(0.015055096928657398))
  q = multiplyAdd(q, s, numbers(0.11455965121555656))
  q = multiplyAdd(q, s, numbers(0.5030897689873209))
  q = multiplyAdd(q, s, numbers(1))
  return within(f32x4.div(f32x4.mul(c, p), q), -1, 1)
}

/** sin r for |r| ≤ π/2, or −sin r where n is odd. */
// @ts-expect-error: decorator
@inline function halfWave(r: v128, n: v128): v128 {
  const s = f32x4.mul(r, r)
  let p = multiplyAdd(numbers(2.605750751172309e-6), s, numbers(-0.0001980959059437737))
  p = multiplyAdd(p, s, numbers(0.00833306647837162))
  p = multiplyAdd(p, s, numbers(-0.16666659712791443))
  const y = multiplyAdd(f32x4.mul(p, s), r, r)
  return v128.xor(y, i32x4.shl(i32x4.trunc_sat_f32x4_s(n), 31))
}

/** x − n π, with π in three parts. */
// @ts-expect-error: decorator
@inline function without(x: v128, n: v128): v128 {
  let r = f32x4.sub(x, f32x4.mul(n, numbers(3.140625)))
  r = f32x4.sub(r, f32x4.mul(n, numbers(9.67502593994140625e-4)))
  return f32x4.sub(r, f32x4.mul(n, numbers(1.509957990978376e-7)))
}

/** (−1)ⁿ sin(x − n π) with the nearest n. */
export function sine(x: v128): v128 {
  const n = f32x4.nearest(f32x4.mul(x, numbers(0.318309886)))
  return halfWave(without(x, n), n)
}

/** −(−1)ⁿ sin(x − (n + ½) π) with the nearest n. */
export function cosine(x: v128): v128 {
  const half = numbers(0.5)
  const n = f32x4.nearest(f32x4.sub(f32x4.mul(x, numbers(0.318309886)), half))
  return halfWave(without(x, f32x4.add(n, half)), f32x4.add(n, numbers(1)))
}
