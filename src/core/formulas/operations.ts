/**
 * The vocabulary in which every elementwise formula of the playground is written once.
 *
 * An activation, a loss or an optimizer's update is a function of an `Operations<V>` and values
 * `V`. Four readers give `V` a meaning: numbers (the CPU engine and plots), GLSL text (the WebGL
 * programs), AssemblyScript text (the WASM engine), TeX text. Conditions have their own type, so that a formula cannot branch: both sides
 * of a `select` are always evaluated and must be finite or harmless.
 */
export interface Operations<V, C = unknown> {
  constant(value: number): V
  add(a: V, b: V): V
  subtract(a: V, b: V): V
  multiply(a: V, b: V): V
  divide(a: V, b: V): V
  negate(a: V): V
  minimum(a: V, b: V): V
  maximum(a: V, b: V): V
  absolute(a: V): V
  /** −1, 0 or 1. */
  sign(a: V): V
  exp(a: V): V
  /** Natural logarithm; the caller keeps the argument above 0. */
  log(a: V): V
  /** ln(1 + a), accurate for small a. */
  log1p(a: V): V
  /** The caller keeps the argument at 0 or above. */
  squareRoot(a: V): V
  /** a to the power b for a ≥ 0; 0 to the power 0 is 1. */
  power(a: V, b: V): V
  tanh(a: V): V
  /** The error function, to about 2e-7 in float32, 1e-15 in float64. */
  erf(a: V): V
  sine(a: V): V
  cosine(a: V): V
  less(a: V, b: V): C
  select(condition: C, whenTrue: V, whenFalse: V): V
}

/** A formula over named inputs, written once and read as a number, as GLSL or as TeX. */
export type Formula<Inputs extends string> = <V, C>(ops: Operations<V, C>, inputs: Readonly<Record<Inputs, V>>) => V
