import type { Operations } from '../formulas/operations'

/** An expression as plain data, without any code in it. */
export type Tree =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly operands: readonly Tree[] }
  /** A whole power of 2 or more. The base is evaluated once, so that nested powers stay cheap. */
  | { readonly kind: 'power'; readonly base: Tree; readonly exponent: number }
  | { readonly kind: 'choice'; readonly less: readonly [Tree, Tree]; readonly yes: Tree; readonly no: Tree }

type Reader = <V, C>(o: Operations<V, C>, operands: readonly V[]) => V
interface Definition {
  /** Number of operands: [least, most]. */
  readonly operands: readonly [number, number]
  readonly read: Reader
}
const one = (read: <V, C>(o: Operations<V, C>, a: V) => V): Definition => ({
  operands: [1, 1],
  read: (o, [a]) => read(o, a),
})
const two = (read: <V, C>(o: Operations<V, C>, a: V, b: V) => V): Definition => ({
  operands: [2, 2],
  read: (o, [a, b]) => read(o, a, b),
})

/** Whole powers up to 16 have their own kind of tree, which handles a negative base; `pow` is for all others. */
const FUNCTIONS = {
  add: two((o, a, b) => o.add(a, b)),
  subtract: two((o, a, b) => o.subtract(a, b)),
  multiply: two((o, a, b) => o.multiply(a, b)),
  divide: two((o, a, b) => o.divide(a, b)),
  negate: one((o, a) => o.negate(a)),
  pow: two((o, a, b) => o.power(a, b)),
  sin: one((o, a) => o.sine(a)),
  cos: one((o, a) => o.cosine(a)),
  tan: one((o, a) => o.divide(o.sine(a), o.cosine(a))),
  exp: one((o, a) => o.exp(a)),
  log: one((o, a) => o.log(a)),
  sqrt: one((o, a) => o.squareRoot(a)),
  abs: one((o, a) => o.absolute(a)),
  tanh: one((o, a) => o.tanh(a)),
  sign: one((o, a) => o.sign(a)),
  min: {
    operands: [1, 16],
    read: <V, C>(o: Operations<V, C>, all: readonly V[]) => all.reduce((a, b) => o.minimum(a, b)),
  },
  max: {
    operands: [1, 16],
    read: <V, C>(o: Operations<V, C>, all: readonly V[]) => all.reduce((a, b) => o.maximum(a, b)),
  },
} as const satisfies Record<string, Definition>

export type FunctionName = keyof typeof FUNCTIONS
/** Functions that a person may type. Operators are left out: they have no name in a formula. */
export const FUNCTION_NAMES = (Object.keys(FUNCTIONS) as FunctionName[]).filter(
  (name) => !['add', 'subtract', 'multiply', 'divide', 'negate'].includes(name),
)
export const operandsOf = (name: FunctionName): readonly [number, number] => FUNCTIONS[name].operands

/** Evaluates the tree with any operations: to a number, or to GLSL. `inputs` has a value for each variable. */
export function readTree<V, C>(tree: Tree, o: Operations<V, C>, inputs: Readonly<Record<string, V>>): V {
  switch (tree.kind) {
    case 'number':
      return o.constant(tree.value)
    case 'variable':
      return inputs[tree.name]
    case 'power': {
      const base = readTree(tree.base, o, inputs)
      return Array.from({ length: tree.exponent - 1 }).reduce<V>((product) => o.multiply(product, base), base)
    }
    case 'choice':
      return o.select(
        o.less(readTree(tree.less[0], o, inputs), readTree(tree.less[1], o, inputs)),
        readTree(tree.yes, o, inputs),
        readTree(tree.no, o, inputs),
      )
    case 'call':
      return FUNCTIONS[tree.name].read(
        o,
        tree.operands.map((operand) => readTree(operand, o, inputs)),
      )
  }
}
