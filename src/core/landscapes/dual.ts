/**
 * Formulas with their exact derivatives, by dual numbers: every operation carries its value and its derivatives along
 * x and y. The formula is written down once as a list of operations, so that an evaluation allocates nothing.
 *
 * At a kink: |a|, sign(a) and √a have slope 0 at a = 0, min and max take the slope of their first operand when both
 * are equal.
 */

import type { Expression } from '../expression/parse'
import { erf } from '../formulas/erf'
import type { Operations } from '../formulas/operations'

/** Place of an operation's result on the tape. */
type Place = number

/** Reads the values at `a`, `b` and `c`, and writes value and derivatives of its own place. */
type Instruction = (v: Float64Array, dx: Float64Array, dy: Float64Array) => void

/** 0 · ∞ = 0: a constant inside a function has no derivative, however steep the function is. */
const times = (slope: number, derivative: number): number => (derivative === 0 ? 0 : slope * derivative)

/** Records a formula; the operations return places. The first two places are x and y. */
class Recorder implements Operations<Place, Place> {
  readonly instructions: Instruction[] = []
  private used = 2

  get length(): number {
    return this.used
  }

  private record(make: (to: Place) => Instruction): Place {
    const to = this.used++
    this.instructions.push(make(to))
    return to
  }
  /** A function of one operand, with its derivative as a function of operand and result. */
  private one(a: Place, value: (a: number) => number, slope: (a: number, result: number) => number): Place {
    return this.record((to) => (v, dx, dy) => {
      v[to] = value(v[a])
      const s = slope(v[a], v[to])
      dx[to] = times(s, dx[a])
      dy[to] = times(s, dy[a])
    })
  }
  private copy(chosen: (v: Float64Array) => Place): Place {
    return this.record((to) => (v, dx, dy) => {
      const from = chosen(v)
      v[to] = v[from]
      dx[to] = dx[from]
      dy[to] = dy[from]
    })
  }
  constant(value: number): Place {
    return this.record((to) => (v) => {
      v[to] = value
    })
  }
  add(a: Place, b: Place): Place {
    return this.record((to) => (v, dx, dy) => {
      v[to] = v[a] + v[b]
      dx[to] = dx[a] + dx[b]
      dy[to] = dy[a] + dy[b]
    })
  }
  subtract(a: Place, b: Place): Place {
    return this.record((to) => (v, dx, dy) => {
      v[to] = v[a] - v[b]
      dx[to] = dx[a] - dx[b]
      dy[to] = dy[a] - dy[b]
    })
  }
  multiply(a: Place, b: Place): Place {
    return this.record((to) => (v, dx, dy) => {
      v[to] = v[a] * v[b]
      dx[to] = times(v[b], dx[a]) + times(v[a], dx[b])
      dy[to] = times(v[b], dy[a]) + times(v[a], dy[b])
    })
  }
  divide(a: Place, b: Place): Place {
    return this.record((to) => (v, dx, dy) => {
      v[to] = v[a] / v[b]
      dx[to] = (dx[a] - times(v[to], dx[b])) / v[b]
      dy[to] = (dy[a] - times(v[to], dy[b])) / v[b]
    })
  }
  power(a: Place, b: Place): Place {
    return this.record((to) => (v, dx, dy) => {
      v[to] = v[a] ** v[b]
      const base = v[b] * v[a] ** (v[b] - 1)
      const exponent = v[a] > 0 ? Math.log(v[a]) * v[to] : 0
      dx[to] = times(base, dx[a]) + times(exponent, dx[b])
      dy[to] = times(base, dy[a]) + times(exponent, dy[b])
    })
  }
  minimum = (a: Place, b: Place): Place => this.copy((v) => (v[a] <= v[b] || Number.isNaN(v[a]) ? a : b))
  maximum = (a: Place, b: Place): Place => this.copy((v) => (v[a] >= v[b] || Number.isNaN(v[a]) ? a : b))
  select = (condition: Place, yes: Place, no: Place): Place => this.copy((v) => (v[condition] > 0 ? yes : no))
  less = (a: Place, b: Place): Place =>
    this.record((to) => (v) => {
      v[to] = v[a] < v[b] ? 1 : 0
    })
  negate = (a: Place): Place =>
    this.one(
      a,
      (x) => -x,
      () => -1,
    )
  absolute = (a: Place): Place => this.one(a, Math.abs, Math.sign)
  sign = (a: Place): Place => this.one(a, Math.sign, () => 0)
  exp = (a: Place): Place => this.one(a, Math.exp, (_, result) => result)
  log = (a: Place): Place => this.one(a, Math.log, (x) => 1 / x)
  log1p = (a: Place): Place => this.one(a, Math.log1p, (x) => 1 / (1 + x))
  squareRoot = (a: Place): Place => this.one(a, Math.sqrt, (_, root) => (root === 0 ? 0 : 0.5 / root))
  tanh = (a: Place): Place => this.one(a, Math.tanh, (_, t) => 1 - t * t)
  erf = (a: Place): Place => this.one(a, erf, (x) => (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x))
  sine = (a: Place): Place => this.one(a, Math.sin, Math.cos)
  cosine = (a: Place): Place => this.one(a, Math.cos, (x) => -Math.sin(x))
}

/** f(x, y) with its gradient: writes f, ∂f/∂x and ∂f/∂y into `to` at the given places. */
export type Differentiated = (x: number, y: number, to: Float64Array, value: number, gradient: number) => void

export function differentiated(expression: Expression): Differentiated {
  const recorder = new Recorder()
  const result = expression.read(recorder, { x: 0, y: 1 })
  const { instructions, length } = recorder
  const v = new Float64Array(length)
  const dx = new Float64Array(length)
  const dy = new Float64Array(length)
  return (x, y, to, value, gradient) => {
    v[0] = x
    v[1] = y
    dx[0] = 1
    dy[1] = 1
    for (const instruction of instructions) instruction(v, dx, dy)
    to[value] = v[result]
    to[gradient] = dx[result]
    to[gradient + 1] = dy[result]
  }
}
