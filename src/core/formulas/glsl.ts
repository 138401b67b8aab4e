import type { Operations } from './operations'

/** GLSL ES 3.00 text of what the language lacks or drivers get wrong; put in front of every program. */
export const GLSL_HELPERS = `
float f_sign(float x) { return x > 0.0 ? 1.0 : (x < 0.0 ? -1.0 : 0.0); }
// Drivers overflow in tanh; e stays in (0, 1].
float f_tanh(float x) { float e = exp(-2.0 * min(abs(x), 20.0)); return f_sign(x) * (1.0 - e) / (1.0 + e); }
// Below 1e-4 the series is exact to float32; above it log(1 + x) keeps its digits by Kahan's quotient.
float f_log1p(float x) { float u = 1.0 + x; return u == 1.0 ? x : log(u) * (x / (u - 1.0)); }
float f_power(float a, float b) { return b == 0.0 ? 1.0 : (a <= 0.0 ? (b > 0.0 ? 0.0 : 3.0e38) : pow(a, b)); }
// Series up to 2.2, continued fraction beyond: about 2e-7 in float32.
float f_erf(float z) {
  float x = abs(z);
  if (x > 4.0) return f_sign(z);
  float value;
  if (x < 2.2) {
    float s = x * x; float term = x; float sum = x;
    for (int n = 1; n < 40; n++) { term *= 2.0 * s / float(2 * n + 1); sum += term; }
    value = 1.1283791670955126 * exp(-s) * sum;
  } else {
    float f = 0.0;
    for (int k = 24; k >= 1; k--) { f = 0.5 * float(k) / (x + f); }
    value = 1.0 - exp(-x * x) / (1.7724538509055159 * (x + f));
  }
  return f_sign(z) * value;
}`

/** A number as a GLSL float literal: never an integer, never NaN; infinities as the largest float. */
export function literal(value: number): string {
  if (Number.isNaN(value)) throw new Error('NaN has no GLSL literal')
  const bounded = Math.max(-3.4e38, Math.min(3.4e38, value))
  const text = Number(bounded.toPrecision(9)).toString()
  const withPoint = /[.e]/.test(text) ? text : `${text}.0`
  return bounded < 0 ? `(${withPoint})` : withPoint
}

/** Formulas printed as GLSL ES 3.00 expressions over float variables. Needs `GLSL_HELPERS`. */
export const glsl: Operations<string, string> = {
  constant: literal,
  add: (a, b) => `(${a} + ${b})`,
  subtract: (a, b) => `(${a} - ${b})`,
  multiply: (a, b) => `(${a} * ${b})`,
  divide: (a, b) => `(${a} / ${b})`,
  negate: (a) => `(-${a})`,
  minimum: (a, b) => `min(${a}, ${b})`,
  maximum: (a, b) => `max(${a}, ${b})`,
  absolute: (a) => `abs(${a})`,
  sign: (a) => `f_sign(${a})`,
  exp: (a) => `exp(${a})`,
  log: (a) => `log(${a})`,
  log1p: (a) => `f_log1p(${a})`,
  squareRoot: (a) => `sqrt(${a})`,
  power: (a, b) => `f_power(${a}, ${b})`,
  tanh: (a) => `f_tanh(${a})`,
  erf: (a) => `f_erf(${a})`,
  sine: (a) => `sin(${a})`,
  cosine: (a) => `cos(${a})`,
  less: (a, b) => `(${a} < ${b})`,
  select: (condition, whenTrue, whenFalse) => `(${condition} ? ${whenTrue} : ${whenFalse})`,
}
