import type { Operations } from './operations'

/**
 * GLSL ES 3.00 functions that the language lacks or that drivers compute badly. Every program starts with them.
 * Each returns NaN for NaN, so that a divergence stays visible.
 */
export const GLSL_HELPERS = `
float f_sign(float x) { return x > 0.0 ? 1.0 : (x < 0.0 ? -1.0 : x); }
// Drivers overflow in tanh, so it is computed from e = exp(-2|x|) in (0, 1]. Near 0 that cancels; use Taylor's series.
float f_tanh(float x) {
  float s = x * x;
  if (s < 0.04) return x * (1.0 + s * (-0.33333333 + s * (0.13333333 + s * (-0.053968254 + s * 0.021869489))));
  float e = exp(-2.0 * min(abs(x), 20.0));
  return f_sign(x) * (1.0 - e) / (1.0 + e);
}
// ln(1 + x) = 2 artanh(x / (2 + x)) keeps all digits near 0, where a driver's log(1.0 + x) loses them.
float f_log1p(float x) {
  if (x < -0.5 || x > 1.0) return log(1.0 + x);
  float s = x / (2.0 + x);
  float q = s * s;
  float series = 0.090909091 + q * (0.076923077 + q * 0.066666667);
  series = 0.33333333 + q * (0.2 + q * (0.14285714 + q * (0.11111111 + q * series)));
  return 2.0 * s * (1.0 + q * series);
}
float f_power(float a, float b) { return b == 0.0 ? 1.0 : (a == 0.0 ? (b > 0.0 ? 0.0 : 3.0e38) : pow(a, b)); }
// Cody's rational approximations, as for numbers: within about 2e-7.
float f_erf(float z) {
  float x = abs(z);
  if (x > 4.0) return f_sign(z);
  if (x < 0.7) {
    float s = z * z;
    float a = (((0.18577771 * s + 3.1611237) * s + 113.86415) * s + 377.48524) * s + 3209.3776;
    return z * a / ((((s + 23.601291) * s + 244.02464) * s + 1282.6165) * s + 2844.2368);
  }
  float a = ((((2.1531154e-8 * x + 0.56418850) * x + 8.8831498) * x + 66.119191) * x + 298.63514) * x + 881.95222;
  a = ((a * x + 1712.0476) * x + 2051.0784) * x + 1230.3394;
  float b = ((((x + 15.744926) * x + 117.69395) * x + 537.18110) * x + 1621.3896) * x + 3290.7992;
  b = ((b * x + 4362.6191) * x + 3439.3677) * x + 1230.3394;
  return f_sign(z) * (1.0 - exp(-x * x) * a / b);
}
// Drivers may be off by 2^-11. Reduce to a half turn, with pi in two parts, then use Taylor's series.
float f_sine(float x) {
  float turns = floor(x / 3.14159265 + 0.5);
  float r = x - turns * 3.140625 - turns * 9.67653590e-4;
  float s = r * r;
  float series = -1.98412698e-4 + s * (2.75573192e-6 - s * 2.50521084e-8);
  series = r * (1.0 + s * (-0.16666667 + s * (8.33333333e-3 + s * series)));
  return turns - 2.0 * floor(0.5 * turns) == 0.0 ? series : -series;
}`

/** A number as a GLSL float literal, never an integer. Infinity becomes the largest float; NaN throws. */
export function literal(value: number): string {
  if (Number.isNaN(value)) throw new Error('NaN has no GLSL literal')
  const bounded = Math.max(-3.4e38, Math.min(3.4e38, value))
  const [digits, exponent] = String(Number(bounded.toPrecision(9))).split('e')
  const text = (digits.includes('.') ? digits : `${digits}.0`) + (exponent ? `e${exponent}` : '')
  return bounded < 0 ? `(${text})` : text
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
  sine: (a) => `f_sine(${a})`,
  cosine: (a) => `f_sine(${a} + 1.57079633)`,
  less: (a, b) => `(${a} < ${b})`,
  select: (condition, whenTrue, whenFalse) => `(${condition} ? ${whenTrue} : ${whenFalse})`,
}
