/** Methods over the eigenvectors of a matrix [2, 2]: one Jacobi rotation, with the bits of `numerics/eigen.ts`. */
import { alignedMtl } from '../aligned-mtl'
import { config } from '../config'
import { roundingOf } from '../gramian'
import { imtlG } from '../imtl-g'
import { definePair } from './define'
import { isDegenerate } from './degenerate'

/** Eigenvalue k at k, its vector at 2 + 2k; ascending. */
const LENGTH = 6

function eigenOf(a: number, b: number, c: number, to: Float64Array): void {
  let low = a
  let high = c
  let cosine = 1
  let sine = 0
  if (b !== 0 && Math.abs(b) > 1e-17 * Math.sqrt(Math.abs(a * c))) {
    const theta = (c - a) / (2 * b)
    const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
    cosine = 1 / Math.hypot(t, 1)
    sine = t * cosine
    low = a - t * b
    high = c + t * b
  }
  const swaps = high < low
  const first = swaps ? 1 : 0
  to[first] = low
  to[1 - first] = high
  to[2 + 2 * first] = cosine
  to[3 + 2 * first] = -sine
  to[4 - 2 * first] = sine
  to[5 - 2 * first] = cosine
}

export const alignedMtlPair = definePair(alignedMtl, ({ scaleMode, rankTolerance, reduction, preference }) => {
  const p1 = preference[0] ?? 1
  const p2 = preference[1] ?? 1
  const share = reduction === 'mean' ? 0.5 : 1
  const e = new Float64Array(LENGTH)
  return {
    weigh(seen, to) {
      eigenOf(seen[2], seen[3], seen[4], e)
      const cut = rankTolerance * 2 * e[1]
      if (!(e[1] > cut && e[1] > 0)) return false
      const from = e[0] > cut && e[0] > 0 ? 0 : 1
      const scale = scaleMode === 'rmse' ? (from === 0 ? (e[0] + e[1]) / 2 : e[1]) : e[from]
      let a1 = 0
      let a2 = 0
      for (let k = from; k < 2; k++) {
        const v1 = e[2 + 2 * k]
        const v2 = e[3 + 2 * k]
        const along = Math.sqrt(scale / e[k]) * (v1 * p1 + v2 * p2)
        a1 += along * v1
        a2 += along * v2
      }
      to[0] = a1 * share
      to[1] = a2 * share
      return true
    },
  }
})

/** C⁺ b for the cosine matrix with diagonal (c11, c22) and c12, written into `to`. */
function pseudoSolve(
  c11: number,
  c12: number,
  c22: number,
  b1: number,
  b2: number,
  cut: number,
  e: Float64Array,
  to: Float64Array,
): void {
  eigenOf(c11, c12, c22, e)
  const least = cut * e[1]
  to[0] = 0
  to[1] = 0
  for (let k = 0; k < 2; k++) {
    if (!(e[k] > least) || e[k] <= 0) continue
    const v1 = e[2 + 2 * k]
    const v2 = e[3 + 2 * k]
    const along = (v1 * b1 + v2 * b2) / e[k]
    to[0] += along * v1
    to[1] += along * v2
  }
}

/** cos 45°, as a Jacobi rotation computes it where the diagonal has equal entries. */
const HALFWAY = 1 / Math.hypot(1, 1)

/**
 * Both gradients get the same cosine with d, so α_1 : α_2 = n_2 : n_1, unless they are opposed. C has (1, 1) as the
 * eigenvector of 1 + C_12, so C⁺ 1 has equal entries.
 */
export const imtlGPair = definePair(imtlG, ({ rankTolerance }) => {
  const cut = roundingOf(rankTolerance, 2)
  return {
    weigh(seen, to) {
      if (isDegenerate(seen)) return false
      const n1 = Math.sqrt(seen[2])
      const n2 = Math.sqrt(seen[4])
      const cosine = seen[3] * (1 / n1) * (1 / n2)
      const value = 1 + cosine
      const isKept = value > cut * Math.max(1 - cosine, value) && value > 0
      const along = isKept ? (HALFWAY + HALFWAY) / value : 0
      const x = Math.abs(cosine) > 1e-17 ? along * HALFWAY : 1
      const v1 = x / n1
      const v2 = x / n2
      const sum = v1 + v2
      to[0] = sum > 0 ? v1 / sum : 0
      to[1] = sum > 0 ? v2 / sum : 0
      return true
    },
  }
})

export const configPair = definePair(config, ({ rankTolerance, preference }) => {
  const cut = roundingOf(rankTolerance, 2)
  const p1 = preference[0] ?? 1
  const p2 = preference[1] ?? 1
  const e = new Float64Array(LENGTH)
  return {
    weigh(seen, to) {
      if (isDegenerate(seen)) return false
      const m11 = seen[2]
      const m12 = seen[3]
      const m22 = seen[4]
      const n1 = Math.sqrt(m11)
      const n2 = Math.sqrt(m22)
      const i1 = 1 / n1
      const i2 = 1 / n2
      pseudoSolve(m11 * i1 * i1, m12 * i1 * i2, m22 * i2 * i2, p1, p2, cut, e, to)
      const b1 = to[0] / n1
      const b2 = to[1] / n2
      const image1 = m11 * b1 + m12 * b2
      const image2 = m12 * b1 + m22 * b2
      const square = b1 * image1 + b2 * image2
      const factor = square > 0 ? (image1 + image2) / square : 0
      to[0] = b1 * factor
      to[1] = b2 * factor
      return true
    },
  }
})
