import { numbers } from '../formulas/numbers'
import type { Operations } from '../formulas/operations'

const round = Math.fround

/** Reads formulas as a device does: with float64 functions, but every constant and result rounded to float32. */
export const float32: Operations<number, boolean> = {
  ...numbers,
  constant: round,
  add: (a, b) => round(a + b),
  subtract: (a, b) => round(a - b),
  multiply: (a, b) => round(a * b),
  divide: (a, b) => round(a / b),
  exp: (a) => round(Math.exp(a)),
  log: (a) => round(Math.log(a)),
  log1p: (a) => round(Math.log1p(a)),
  squareRoot: (a) => round(Math.sqrt(a)),
  power: (a, b) => round(a ** b),
  tanh: (a) => round(Math.tanh(a)),
  erf: (a) => round(numbers.erf(a)),
  sine: (a) => round(Math.sin(a)),
  cosine: (a) => round(Math.cos(a)),
}
