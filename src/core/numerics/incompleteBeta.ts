/**
 * The regularised incomplete beta function, from which the tail of Student's t comes.
 *
 *     I_x(a, b) = 1/B(a, b) ∫_0^x u^(a−1) (1 − u)^(b−1) du,     B(a, b) = Γ(a) Γ(b) / Γ(a + b)
 *
 * x: 0 to 1; a, b > 0; all without a unit. By the continued fraction DLMF 8.17.22
 * (https://dlmf.nist.gov/8.17#v), evaluated with Lentz's method as Thompson and Barnett 1986 have it
 * (https://doi.org/10.1016/0021-9991(86)90046-X). It converges fast below (a + 1) / (a + b + 2); above,
 * I_x(a, b) = 1 − I_{1−x}(b, a). About 13 digits.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x > 0)) return Number.isNaN(x) ? Number.NaN : 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)
  return Math.exp(front) / (a * fraction(x, a, b))
}

const MOST_TERMS = 500
/** Replaces a denominator of 0. */
const TINY = 1e-300

/** 1 + d_1/(1 + d_2/(1 + …)). */
function fraction(x: number, a: number, b: number): number {
  let value = 1
  let c = 1
  let d = 0
  for (let n = 1; n <= MOST_TERMS; n++) {
    const term = coefficient(n, x, a, b)
    d = 1 / (1 + term * d || TINY)
    c = 1 + term / c || TINY
    value *= c * d
    if (Math.abs(c * d - 1) < 1e-15) break
  }
  return value
}

function coefficient(n: number, x: number, a: number, b: number): number {
  const m = n >> 1
  if (n % 2 === 0) return (m * (b - m) * x) / ((a + n - 1) * (a + n))
  return (-(a + m) * (a + b + m) * x) / ((a + n - 1) * (a + n))
}

/** Coefficients of Lanczos 1964 for g = 7, as Godfrey computed them. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** ln Γ(z) for z > 0, to about 14 digits. */
function logGamma(z: number): number {
  // The series is accurate from 1 on; Γ(z) = Γ(z + 1) / z moves the argument there.
  if (z < 1) return logGamma(z + 1) - Math.log(z)
  const series = LANCZOS.reduce(
    (sum, coefficientOf, i) => (i === 0 ? sum : sum + coefficientOf / (z - 1 + i)),
    LANCZOS[0],
  )
  const t = z + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (z - 0.5) * Math.log(t) - t + Math.log(series)
}
