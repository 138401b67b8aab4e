import type { Operations } from './operations'

/**
 * erf to full float64 precision: the series 2/√π Σ (−1)ⁿ z^(2n+1) / (n! (2n+1)) up to |z| = 2.5, above
 * that 1 − erfc by the continued fraction of Lentz. Abramowitz and Stegun 1964, 7.1.5 and 7.1.14.
 */
export function erf(z: number): number {
  const x = Math.abs(z)
  if (x > 6) return Math.sign(z)
  const value = x < 2.5 ? erfSeries(x) : 1 - erfcFraction(x)
  return z < 0 ? -value : value
}

function erfSeries(x: number): number {
  const square = x * x
  let term = x
  let sum = x
  // The positive form e^{−x²} Σ 2ⁿ x^(2n+1) / (2n+1)!! does not cancel.
  for (let n = 1; n < 200 && term > 1e-17 * sum; n++) {
    term *= (2 * square) / (2 * n + 1)
    sum += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-square) * sum
}

function erfcFraction(x: number): number {
  let fraction = 0
  for (let k = 60; k >= 1; k--) fraction = (0.5 * k) / (x + fraction)
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * (x + fraction))
}

/** Formulas read as float64 numbers: the CPU engine, plots and tests. */
export const numbers: Operations<number, boolean> = {
  constant: (value) => value,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  negate: (a) => -a,
  minimum: Math.min,
  maximum: Math.max,
  absolute: Math.abs,
  sign: Math.sign,
  exp: Math.exp,
  log: Math.log,
  log1p: Math.log1p,
  squareRoot: Math.sqrt,
  power: (a, b) => a ** b,
  tanh: Math.tanh,
  erf,
  sine: Math.sin,
  cosine: Math.cos,
  less: (a, b) => a < b,
  select: (condition, whenTrue, whenFalse) => (condition ? whenTrue : whenFalse),
}
