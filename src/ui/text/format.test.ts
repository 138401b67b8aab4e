import { describe, expect, it } from 'vitest'
import {
  formatFixed,
  formatInteger,
  formatPercent,
  formatPower,
  formatSignificant,
  formatSteady,
  formatTick,
} from './format'

describe('numbers to read', () => {
  it('keep three significant digits', () => {
    expect([0, 1, 0.01, 1.23456, 12.3456, 123.456, 1234.56].map((value) => formatSignificant('en', value))).toEqual([
      '0',
      '1',
      '0.01',
      '1.23',
      '12.3',
      '123',
      '1,235',
    ])
  })
  it('use powers of ten for the very small and very large', () => {
    expect(formatSignificant('en', 3e-7)).toBe('3 × 10⁻⁷')
    expect(formatSignificant('en', -2.5e9)).toBe('−2.5 × 10⁹')
    expect(formatPower(1e12)).toBe('10¹²')
  })
  it('are short on an axis', () => {
    const shown = ['0', '0.5', '20,000', '10⁵', '1.5×10⁸', '−5×10⁷', '2×10⁻⁷']
    expect([0, 0.5, 2e4, 1e5, 1.5e8, -5e7, 2e-7].map((value) => formatTick('en', value))).toEqual(shown)
  })
  it('keep their width where they change', () => {
    expect([0, 1, -0.33, 0.05, 12.34, 145.6, 2e-5].map((value) => formatSteady('en', value))).toEqual([
      '0',
      '1.00',
      '−0.330',
      '0.050',
      '12.3',
      '146',
      '2 × 10⁻⁵',
    ])
  })
  it('have a true minus sign and say what is not a number', () => {
    expect(formatFixed('en', -0.416, 2)).toBe('−0.42')
    // A value that rounds to 0 has no sign.
    expect([-0.004, -0.0051, 0.004].map((value) => formatFixed('en', value, 2))).toEqual(['0.00', '−0.01', '0.00'])
    expect([formatInteger('en', -0.2), formatPercent('zh-CN', -0.001)]).toEqual(['0', '0%'])
    expect(formatFixed('en', -4.5e67, 3)).toBe('−4.5 × 10⁶⁷')
    expect(formatInteger('zh-CN', 12345)).toBe('12,345')
    expect(formatSignificant('en', Number.NaN)).toBe('–')
    expect(formatSignificant('en', Number.NEGATIVE_INFINITY)).toBe('−∞')
    expect(formatPercent('en', 0.634)).toBe('63%')
  })
})
