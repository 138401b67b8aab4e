import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { glsl } from '../formulas/glsl'
import { parseExpression } from './parse'

const at = (text: string, x = 0.3, y = -0.7): number => {
  const parsed = parseExpression(text, ['x', 'y'])
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason} at ${parsed.at}`)
  return parsed.expression.evaluate({ x, y })
}
const fault = (text: string) => {
  const parsed = parseExpression(text, ['x', 'y'])
  return parsed.ok ? null : { at: parsed.at, reason: parsed.reason, what: parsed.what }
}

test.each([
  ['x + 2*y', 0.3 + 2 * -0.7],
  ['2^3^2', 512],
  ['-x^2', -(0.3 ** 2)],
  ['(-2)^3', -8],
  ['(-2)^2', 4],
  ['-2^2', -4],
  ['3*-x^2', -3 * 0.09],
  ['x^-2', 1 / 0.09],
  ['y^0 + y^1 + (2*y)^3', 1 - 0.7 - 1.4 ** 3],
  ['2^0.5', Math.SQRT2],
  ['sin(6*x)*cos(pi*y)', Math.sin(1.8) * Math.cos(-0.7 * Math.PI)],
  ['min(x, y, 1) + max(x, 2)', -0.7 + 2],
  ['x > y ? 1 : -1', 1],
  ['x <= y ? 1 : -1', -1],
  ['sqrt(x*x + y*y)', Math.hypot(0.3, 0.7)],
  ['e^x', Math.exp(0.3)],
  ['tan(x) - sign(y)', Math.tan(0.3) + 1],
])('%s', (text, value) => {
  expect(at(text)).toBeCloseTo(value, 12)
})

describe('errors name the character', () => {
  test.each([
    ['', { at: 0, reason: 'empty', what: '' }],
    ['sin(6*x', { at: 7, reason: 'syntax', what: '' }],
    ['x + foo', { at: 4, reason: 'unknownName', what: 'foo' }],
    ['exp(x) + q', { at: 9, reason: 'unknownName', what: 'q' }],
    ['bar(x)', { at: 0, reason: 'unknownFunction', what: 'bar' }],
    ['sin(x, y)', { at: 0, reason: 'operandCount', what: 'sin' }],
    ['x.constructor', { at: 1, reason: 'notAllowed', what: '.' }],
    ['x && y', { at: 2, reason: 'notAllowed', what: '&&' }],
    ['"a"', { at: 0, reason: 'notAllowed', what: '"a"' }],
  ])('%s', (text, expected) => {
    expect(fault(text)).toEqual(expected)
  })

  test('properties of JavaScript objects are not variables', () => {
    for (const name of ['toString', 'constructor', '__proto__', 'this', 'window']) expect(fault(name)).not.toBeNull()
  })
})

test('never throws or hangs for any text', () => {
  const piece = fc.constantFrom(
    'x',
    'y',
    '(',
    ')',
    '+',
    '-',
    '*',
    '/',
    '^',
    '?',
    ':',
    '<',
    ',',
    'sin',
    '1e9',
    '.',
    '[',
    '=',
  )
  let read = 0
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 80 }).map((parts) => parts.join('')),
      ),
      (text) => {
        const parsed = parseExpression(text, ['x', 'y'])
        if (parsed.ok) read++
        if (parsed.ok) expect(typeof parsed.expression.evaluate({ x: 0.1, y: 0.2 })).toBe('number')
        else expect(parsed.at).toBeLessThanOrEqual(Math.max(text.length, 1))
      },
    ),
    { numRuns: 500 },
  )
  expect(read).toBeGreaterThan(0)
})

test('nested powers cost time in proportion to their length', () => {
  const tower = (height: number) => `${'('.repeat(height)}x${'^16)'.repeat(height)}`
  expect(at(tower(2), 0.99)).toBeCloseTo(0.99 ** 256, 12)
  // Multiplied out this would be 16^39 factors.
  expect(at(tower(39), 1)).toBe(1)
  const parsed = parseExpression(tower(39), ['x'])
  expect(parsed.ok && JSON.stringify(parsed.expression.tree).length).toBeLessThan(3000)
})

test('the same tree prints as GLSL', () => {
  const parsed = parseExpression('x > 0 ? x^2 : -y', ['x', 'y'])
  if (!parsed.ok) throw new Error(parsed.reason)
  expect(parsed.expression.read(glsl, { x: 'a', y: 'b' })).toBe('((0.0 < a) ? (a * a) : (-b))')
  expect(parsed.expression.variables).toEqual(['x', 'y'])
})
