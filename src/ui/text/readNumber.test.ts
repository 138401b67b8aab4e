import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatFixed, formatInteger, formatSignificant } from './format'
import { readNumber } from './readNumber'

describe('numbers that are typed', () => {
  it.each([
    ['1e-3', 0.001],
    ['−2', -2],
    ['+3', 3],
    ['.25', 0.25],
    ['5.', 5],
    ['50 %', 50],
    ['× 6', 6],
    ['−45°', -45],
    ['007', 7],
    ['3×10^-7', 3e-7],
    ['3 × 10⁻⁷', 3e-7],
    ['10⁷', 1e7],
    ['-10^-2', -0.01],
    ['1e999', Number.POSITIVE_INFINITY],
  ])('%s', (typed, value) => expect(readNumber(typed)).toEqual(value))

  it.each([
    ['0,5', 0.5],
    ['0,001', 0.001],
    ['0,005', 0.005],
    ['0,125', 0.125],
    ['-0,125', -0.125],
    [',05', 0.05],
    [',125', 0.125],
    ['2,5e-3', 0.0025],
    ['1.000,5', 1000.5],
    ['1.234.567,8', 1234567.8],
    ['12,3456', 12.3456],
    ['1234,567', 1234.567],
  ])('a decimal comma: %s', (typed, value) => expect(readNumber(typed)).toBe(value))

  it.each([
    ['1,000', 1000],
    ['1,234.5', 1234.5],
    ['12,345,678', 12345678],
    ['1.000.000', 1e6],
    [' 1 000 ', 1000],
    ['1\u202f234,5', 1234.5],
    ['1’000.5', 1000.5],
    ['1_000', 1000],
    ['1,000e3', 1e6],
  ])('marks of thousands: %s', (typed, value) => expect(readNumber(typed)).toBe(value))

  it.each([
    ['１２', 12],
    ['０．５', 0.5],
    ['０，００１', 0.001],
    ['１，０００', 1000],
    ['－３', -3],
    ['１ｅ－３', 0.001],
    ['５０％', 50],
    ['１。５', 1.5],
    ['１　０００', 1000],
  ])('full width: %s', (typed, value) => expect(readNumber(typed)).toBe(value))

  it.each([
    '',
    ' ',
    'abc',
    '-',
    '.',
    ',',
    '1,2,3',
    '1,23.5',
    '1.2.3',
    '01,000,000',
    '1 5',
    '1 0000',
    '0 001',
    '5²',
    '½',
    '0x10',
    'Infinity',
    'NaN',
    '--1',
    '1e',
    '1e1.5',
    '5 % %',
    '3 apples',
    '1,000,5',
    '1.000,5,5',
    '1,000.5.5',
  ])('is refused: %j', (typed) => expect(readNumber(typed)).toBeNaN())

  it('any number that the page prints is read back as shown', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), (value) => {
        const near = (shown: string, slack: number) => Math.abs(readNumber(shown) - value) <= slack
        for (const language of ['en', 'zh-CN']) {
          expect(near(formatSignificant(language, value), 0.051 * Math.abs(value))).toBe(true)
          expect(near(formatFixed(language, value, 2), 0.0051 + 0.051 * Math.abs(value))).toBe(true)
          expect(near(formatInteger(language, value), 0.51)).toBe(true)
        }
      }),
    )
  })
  it('reads any pasted text quickly', () => {
    fc.assert(fc.property(fc.string({ maxLength: 2000 }), (typed) => typeof readNumber(typed) === 'number'))
    expect(readNumber("1 '".repeat(5000))).toBeNaN()
    expect(readNumber('1'.repeat(5000))).toBe(Number.POSITIVE_INFINITY)
  })
})
