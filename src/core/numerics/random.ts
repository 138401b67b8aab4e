/**
 * Counter-based random numbers: a draw is a pure function of (seed, purpose, index), so initial
 * parameters, data, batches, dropout and a method's draws do not disturb each other, any draw can
 * be repeated out of order, and a snapshot needs no generator state.
 *
 * The hash is pcg4d of Jarzynski and Olano 2020, "Hash functions for GPU rendering", JCGT 9(3):
 * 32-bit multiplications only, so GLSL computes the same bits (`PCG4D_GLSL`).
 */
export const PURPOSE = {
  initialParameters: 1,
  inputs: 2,
  noise: 3,
  labels: 4,
  split: 5,
  batches: 6,
  dropout: 7,
  weighting: 8,
  signVote: 9,
  rareRows: 10,
  rareClass: 11,
  matrices: 12,
  outcomes: 13,
  madeUp: 14,
} as const

const scratch = new Uint32Array(4)

/** Four independent 32-bit words for (seed, purpose, index, lane). The array is reused by the next call. */
export function words(seed: number, purpose: number, index: number, lane = 0): Uint32Array {
  let x = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  let y = (Math.imul(purpose, 1664525) + 1013904223) >>> 0
  let z = (Math.imul(index, 1664525) + 1013904223) >>> 0
  let w = (Math.imul(lane, 1664525) + 1013904223) >>> 0
  x = (x + Math.imul(y, w)) >>> 0
  y = (y + Math.imul(z, x)) >>> 0
  z = (z + Math.imul(x, y)) >>> 0
  w = (w + Math.imul(y, z)) >>> 0
  x = (x ^ (x >>> 16)) >>> 0
  y = (y ^ (y >>> 16)) >>> 0
  z = (z ^ (z >>> 16)) >>> 0
  w = (w ^ (w >>> 16)) >>> 0
  x = (x + Math.imul(y, w)) >>> 0
  y = (y + Math.imul(z, x)) >>> 0
  z = (z + Math.imul(x, y)) >>> 0
  w = (w + Math.imul(y, z)) >>> 0
  scratch[0] = x
  scratch[1] = y
  scratch[2] = z
  scratch[3] = w
  return scratch
}

/** The same hash in GLSL ES 3.00; input (seed, purpose, index, lane). */
export const PCG4D_GLSL = `
uvec4 pcg4d(uvec4 v) {
  v = v * 1664525u + 1013904223u;
  v.x += v.y * v.w; v.y += v.z * v.x; v.z += v.x * v.y; v.w += v.y * v.z;
  v ^= v >> 16u;
  v.x += v.y * v.w; v.y += v.z * v.x; v.z += v.x * v.y; v.w += v.y * v.z;
  return v;
}`

/** Uniform in [0, 1) with 24 bits, exact in float32, so that both engines compare alike. */
export function uniform(seed: number, purpose: number, index: number, lane = 0): number {
  return (words(seed, purpose, index, lane)[0] >>> 8) / 16777216
}

/** Standard normal (Box and Muller 1958). */
export function normal(seed: number, purpose: number, index: number, lane = 0): number {
  const bits = words(seed, purpose, index, lane)
  const radius = Math.sqrt(-2 * Math.log((bits[0] + 1) / 4294967297))
  return radius * Math.cos((2 * Math.PI * bits[1]) / 4294967296)
}

/** A permutation of 0..count−1 (Fisher and Yates), a pure function of its key like every draw. */
export function permutation(seed: number, purpose: number, lane: number, count: number): Int32Array {
  const order = new Int32Array(count)
  for (let i = 0; i < count; i++) order[i] = i
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(((words(seed, purpose, i, lane)[0] * 1.0) / 4294967296) * (i + 1))
    const held = order[i]
    order[i] = order[j]
    order[j] = held
  }
  return order
}

/** The random numbers that a weighting may use. Tests pass recorded draws instead. */
export interface RandomSource {
  /** In [0, 1). */
  uniform(): number
  normal(): number
  /** A new permutation of the given items. */
  order(items: readonly number[]): number[]
}

/** The draws of one step of one run, in the order of the calls. */
export function stepRandom(seed: number, purpose: number, step: number): RandomSource {
  let drawn = 0
  return {
    uniform: () => uniform(seed, purpose, step, drawn++),
    normal: () => normal(seed, purpose, step, drawn++),
    order(items) {
      const order = [...items]
      for (let i = order.length - 1; i > 0; i--) {
        const j = Math.floor(uniform(seed, purpose, step, drawn++) * (i + 1))
        const held = order[i]
        order[i] = order[j]
        order[j] = held
      }
      return order
    },
  }
}
