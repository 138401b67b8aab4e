import { erf } from './erf'
import type { Operations } from './operations'

/** Reads formulas as float64 numbers, for the CPU engine, plots and tests. */
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
