import type { Formula, Operations } from './operations'

/** Precedence of a piece of TeX: a looser piece inside a tighter one gets brackets. */
const SUM = 1
const PRODUCT = 2
const ATOM = 3

/** A piece of TeX. A plain constant has its `value`, so that 1 · x and x + 0 are simplified. */
export interface Tex {
  readonly text: string
  readonly binding: number
  readonly value?: number
}
/** A condition and its negation, for the second line of a case distinction. */
export interface TexCondition {
  readonly holds: string
  readonly fails: string
}

const atom = (text: string): Tex => ({ text, binding: ATOM })
const bracketed = (piece: Tex, binding: number): string =>
  piece.binding < binding ? `\\left(${piece.text}\\right)` : piece.text
const called = (name: string, argument: Tex): Tex => atom(`${name}\\left(${argument.text}\\right)`)

const NAMED: readonly (readonly [number, string])[] = [
  [0.5, '\\tfrac{1}{2}'],
  [Math.SQRT1_2, '\\tfrac{1}{\\sqrt{2}}'],
  [1 / Math.sqrt(2 * Math.PI), '\\tfrac{1}{\\sqrt{2\\pi}}'],
  [Math.LN2, '\\ln 2'],
  [Math.PI, '\\pi'],
]

function constant(value: number): Tex {
  if (value < 0) return { text: `-${constant(-value).text}`, binding: SUM, value }
  const named = NAMED.find(([known]) => known === value)
  if (named) return { text: named[1], binding: ATOM, value }
  const [digits, exponent] = String(Number(value.toPrecision(6))).split('e')
  if (!exponent) return { text: digits, binding: ATOM, value }
  const power = `10^{${Number(exponent)}}`
  return { text: digits === '1' ? power : `${digits} \\cdot ${power}`, binding: PRODUCT, value }
}

const negate = (a: Tex): Tex =>
  a.value === undefined ? { text: `-${bracketed(a, PRODUCT)}`, binding: SUM } : constant(-a.value)

function add(a: Tex, b: Tex): Tex {
  if (a.value === 0) return b
  if (b.value === 0) return a
  const text = b.text.startsWith('-') ? `${a.text} - ${b.text.slice(1)}` : `${a.text} + ${b.text}`
  return { text, binding: SUM }
}

function subtract(a: Tex, b: Tex): Tex {
  if (b.value === 0) return a
  if (a.value === 0) return negate(b)
  return { text: `${a.text} - ${bracketed(b, PRODUCT)}`, binding: SUM }
}

function multiply(a: Tex, b: Tex): Tex {
  if (a.value === 0 || b.value === 1) return a
  if (b.value === 0 || a.value === 1) return b
  if (a.value === -1) return negate(b)
  if (b.value === -1) return negate(a)
  if (a.text === b.text) return power(a, constant(2))
  if (a.value !== undefined && a.value < 0) return negate(multiply(constant(-a.value), b))
  const sign = a.value !== undefined && b.value !== undefined ? ' \\cdot ' : '\\,'
  return { text: `${bracketed(a, PRODUCT)}${sign}${bracketed(b, PRODUCT)}`, binding: PRODUCT }
}

/** Has the precedence of a product, so that it gets brackets under another power. */
const power = (a: Tex, b: Tex): Tex => ({ text: `${bracketed(a, ATOM)}^{${b.text}}`, binding: PRODUCT })

const divide = (a: Tex, b: Tex): Tex => (b.value === 1 ? a : { text: `\\frac{${a.text}}{${b.text}}`, binding: PRODUCT })

/**
 * Prints formulas as TeX. Formulas are written for numerical safety, so the result reads well where the safe form
 * is the textbook form (most derivatives, most optimizers). Elsewhere an entry's own `tex` is better to read.
 */
export const tex: Operations<Tex, TexCondition> = {
  constant,
  add,
  subtract,
  multiply,
  divide,
  negate,
  minimum: (a, b) => atom(`\\min\\left(${a.text}, ${b.text}\\right)`),
  maximum: (a, b) => atom(`\\max\\left(${a.text}, ${b.text}\\right)`),
  absolute: (a) => atom(`\\left|${a.text}\\right|`),
  sign: (a) => called('\\operatorname{sign}', a),
  exp: (a) => ({ text: `e^{${a.text}}`, binding: PRODUCT }),
  log: (a) => called('\\ln', a),
  log1p: (a) => called('\\ln', add(constant(1), a)),
  squareRoot: (a) => atom(`\\sqrt{${a.text}}`),
  power,
  tanh: (a) => called('\\tanh', a),
  erf: (a) => called('\\operatorname{erf}', a),
  sine: (a) => called('\\sin', a),
  cosine: (a) => called('\\cos', a),
  less: (a, b) => ({ holds: `${a.text} < ${b.text}`, fails: `${a.text} \\ge ${b.text}` }),
  select: (condition, whenTrue, whenFalse) =>
    atom(`\\begin{cases}${whenTrue.text} & ${condition.holds}\\\\ ${whenFalse.text} & ${condition.fails}\\end{cases}`),
}

/** A formula in TeX, with the symbol of each of its inputs. */
export function texOf<Inputs extends string>(
  formula: Formula<Inputs>,
  symbols: Readonly<Record<Inputs, string>>,
): string {
  const entries = Object.entries<string>(symbols).map(([name, symbol]) => [name, atom(symbol)])
  return formula(tex, Object.fromEntries(entries) as Record<Inputs, Tex>).text
}
