import jsep from 'jsep'
import { numbers } from '../formulas/numbers'
import type { Operations } from '../formulas/operations'
import { FUNCTION_NAMES, type FunctionName, operandsOf, readTree, type Tree } from './tree'

/**
 * Parses a formula that a person typed into a tree of plain data; nothing is ever run as code. Allowed are
 * numbers, the given variables, + − * / ^, comparison with ? :, and a list of functions. jsep (MIT, 6 kB) does
 * the syntax, and every node of its result is checked against an allow-list.
 */
export interface Expression {
  readonly text: string
  readonly tree: Tree
  /** Variables that the formula uses. */
  readonly variables: readonly string[]
  evaluate(values: Readonly<Record<string, number>>): number
  read<V, C>(ops: Operations<V, C>, inputs: Readonly<Record<string, V>>): V
}

export type ParseFault =
  | 'empty'
  | 'tooLong'
  | 'tooDeep'
  | 'syntax'
  | 'unknownName'
  | 'unknownFunction'
  | 'operandCount'
  | 'notAllowed'

export interface ParseError {
  readonly ok: false
  /** Index of the first faulty character, from 0, and the number of faulty characters. */
  readonly at: number
  readonly length: number
  readonly reason: ParseFault
  /** The name or operator at fault. */
  readonly what: string
}
export type ParseResult = { readonly ok: true; readonly expression: Expression } | ParseError

export const LONGEST_EXPRESSION = 200
const DEEPEST = 40
const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E }
const BINARY: Readonly<Record<string, FunctionName>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
}

let prepared = false
function prepareParser(): void {
  if (prepared) return
  jsep.addBinaryOp('^', 11, true)
  prepared = true
}

/** Marks bracketed nodes, which jsep's tree does not: −x^2 means −(x^2), but (−x)^2 does not. */
const Parser = (jsep as unknown as { Jsep: new (text: string) => { parse(): unknown; gobbleGroup(): unknown } }).Jsep
class BracketParser extends Parser {
  override gobbleGroup(): unknown {
    const node = super.gobbleGroup()
    return typeof node === 'object' && node !== null ? { ...node, bracketed: true } : node
  }
}

class Fault extends Error {
  constructor(
    readonly reason: ParseFault,
    readonly what: string,
    readonly at: number | null = null,
  ) {
    super(reason)
  }
}

/** Parses `text` over the given variables. Never throws; the error names the character. */
export function parseExpression(text: string, variables: readonly string[]): ParseResult {
  try {
    if (text.trim() === '') throw new Fault('empty', '')
    if (text.length > LONGEST_EXPRESSION) throw new Fault('tooLong', '', LONGEST_EXPRESSION)
    // jsep recurses on nested brackets. Bounding their number bounds its depth.
    if ((text.match(/[([?]/g)?.length ?? 0) > DEEPEST) throw new Fault('tooDeep', '')
    prepareParser()
    const tree = convert(new BracketParser(text).parse() as Node, variables, 0)
    return { ok: true, expression: expressionOf(text, tree) }
  } catch (error) {
    return faultOf(error, text)
  }
}

function expressionOf(text: string, tree: Tree): Expression {
  return {
    text,
    tree,
    variables: [...new Set(variablesIn(tree))],
    evaluate: (values) => readTree(tree, numbers, values),
    read: (ops, inputs) => readTree(tree, ops, inputs),
  }
}

function variablesIn(tree: Tree): string[] {
  switch (tree.kind) {
    case 'number':
      return []
    case 'variable':
      return [tree.name]
    case 'power':
      return variablesIn(tree.base)
    case 'choice':
      return [...tree.less, tree.yes, tree.no].flatMap(variablesIn)
    case 'call':
      return tree.operands.flatMap(variablesIn)
  }
}

function faultOf(error: unknown, text: string): ParseError {
  if (error instanceof Fault) {
    const found = error.what === '' ? -1 : text.search(wholeWord(error.what))
    const at = error.at ?? Math.max(found, 0)
    return { ok: false, at, length: Math.max(error.what.length, 1), reason: error.reason, what: error.what }
  }
  const index = (error as { index?: unknown }).index
  const at = typeof index === 'number' ? Math.min(index, text.length) : 0
  return { ok: false, at, length: 1, reason: 'syntax', what: text.slice(at, at + 1) }
}

/** Finds a name as a whole word, so that `e` does not match inside `exp`. */
function wholeWord(what: string): RegExp {
  const escaped = what.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return /^\w+$/.test(what) ? new RegExp(`(?<!\\w)${escaped}(?!\\w)`) : new RegExp(escaped)
}

/** A node of jsep's tree, with the parts that are read here. */
type Node = { readonly type: string; readonly [key: string]: unknown }

function convert(node: Node, variables: readonly string[], depth: number): Tree {
  if (depth > DEEPEST) throw new Fault('tooDeep', '')
  const inner = (child: unknown) => convert(child as Node, variables, depth + 1)
  switch (node.type) {
    case 'Literal':
      if (typeof node.value !== 'number') throw new Fault('notAllowed', String(node.raw ?? ''))
      return { kind: 'number', value: node.value }
    case 'Identifier':
      return named(String(node.name), variables)
    case 'UnaryExpression':
      if (node.operator === '+') return inner(node.argument)
      if (node.operator !== '-') throw new Fault('notAllowed', String(node.operator))
      return { kind: 'call', name: 'negate', operands: [inner(node.argument)] }
    case 'BinaryExpression':
      return unaryBeforePower(node)
        ? { kind: 'call', name: 'negate', operands: [power(inner((node.left as Node).argument), inner(node.right))] }
        : binary(String(node.operator), inner(node.left), inner(node.right))
    case 'ConditionalExpression':
      return choice(node.test as Node, inner, node.consequent, node.alternate)
    case 'CallExpression':
      return call(node, inner)
    case 'Compound':
      throw new Fault('syntax', '', null)
    default:
      throw new Fault('notAllowed', node.type === 'MemberExpression' ? '.' : '')
  }
}

/** −x^2 without brackets: jsep applies the minus first, mathematics the power. */
function unaryBeforePower(node: Node): boolean {
  const left = node.left as Node
  return node.operator === '^' && left.type === 'UnaryExpression' && left.operator === '-' && left.bracketed !== true
}

function named(name: string, variables: readonly string[]): Tree {
  if (variables.includes(name)) return { kind: 'variable', name }
  if (Object.hasOwn(CONSTANTS, name)) return { kind: 'number', value: CONSTANTS[name] }
  throw new Fault('unknownName', name)
}

function binary(operator: string, left: Tree, right: Tree): Tree {
  if (operator === '^') return power(left, right)
  const name = BINARY[operator]
  if (name === undefined) throw new Fault('notAllowed', operator)
  return { kind: 'call', name, operands: [left, right] }
}

/** Small whole powers become products, so that every reader gets (−2)^3 right. */
function power(base: Tree, exponent: Tree): Tree {
  const negated = exponent.kind === 'call' && exponent.name === 'negate' ? exponent.operands[0] : null
  const whole = negated ?? exponent
  if (whole.kind !== 'number' || !Number.isInteger(whole.value) || whole.value < 0 || whole.value > 16) {
    return { kind: 'call', name: 'pow', operands: [base, exponent] }
  }
  const product = wholePower(base, whole.value)
  return negated ? { kind: 'call', name: 'divide', operands: [{ kind: 'number', value: 1 }, product] } : product
}

function wholePower(base: Tree, exponent: number): Tree {
  if (exponent === 0) return { kind: 'number', value: 1 }
  return exponent === 1 ? base : { kind: 'power', base, exponent }
}

function choice(test: Node, inner: (child: unknown) => Tree, consequent: unknown, alternate: unknown): Tree {
  const operator = test.type === 'BinaryExpression' ? String(test.operator) : ''
  const [left, right] = [test.left, test.right]
  const yes = inner(consequent)
  const no = inner(alternate)
  if (operator === '<') return { kind: 'choice', less: [inner(left), inner(right)], yes, no }
  if (operator === '>') return { kind: 'choice', less: [inner(right), inner(left)], yes, no }
  if (operator === '<=') return { kind: 'choice', less: [inner(right), inner(left)], yes: no, no: yes }
  if (operator === '>=') return { kind: 'choice', less: [inner(left), inner(right)], yes: no, no: yes }
  throw new Fault('notAllowed', operator || '?')
}

function call(node: Node, inner: (child: unknown) => Tree): Tree {
  const callee = node.callee as Node
  if (callee.type !== 'Identifier') throw new Fault('notAllowed', '(')
  const name = String(callee.name)
  if (!(FUNCTION_NAMES as string[]).includes(name)) throw new Fault('unknownFunction', name)
  const operands = (node.arguments as unknown[]).map(inner)
  const [least, most] = operandsOf(name as FunctionName)
  if (operands.length < least || operands.length > most) throw new Fault('operandCount', name)
  return { kind: 'call', name: name as FunctionName, operands }
}
