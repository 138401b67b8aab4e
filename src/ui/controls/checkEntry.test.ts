import { describe, expect, it } from 'vitest'
import { checkEntry } from './checkEntry'

const weight = { value: 1, min: 0, max: 100, show: String }
const share = { value: 0.2, min: 0, max: 0.5, percent: true, show: (value: number) => `${100 * value} %` }
const steps = {
  value: 10,
  min: -1,
  max: 1e7,
  integer: true,
  show: (value: number) => (value < 0 ? 'never' : `${value}`),
}

describe('checkEntry', () => {
  it('takes a number inside the limits', () => {
    expect(checkEntry('0,125', weight)).toEqual({ value: 0.125 })
    expect(checkEntry('１２', weight)).toEqual({ value: 12 })
    expect(checkEntry('7 %', share)).toEqual({ value: 0.07 })
    expect(checkEntry('12,5', share)).toEqual({ value: 0.125 })
  })
  it('names the limit instead of moving the number to it', () => {
    expect(checkEntry('500', weight)).toEqual({ fault: { kind: 'above', limit: 100 } })
    expect(checkEntry('-1', weight)).toEqual({ fault: { kind: 'below', limit: 0 } })
    expect(checkEntry('1e999', weight)).toEqual({ fault: { kind: 'above', limit: 100 } })
    expect(checkEntry('80', share)).toEqual({ fault: { kind: 'above', limit: 0.5 } })
  })
  it('refuses a fraction of a count instead of rounding it', () => {
    expect(checkEntry('2.5', steps)).toEqual({ fault: { kind: 'fraction' } })
    expect(checkEntry('1,000', steps)).toEqual({ value: 1000 })
  })
  it('refuses a text that is not a number, and an empty field', () => {
    expect(checkEntry('abc', weight)).toEqual({ fault: { kind: 'unreadable' } })
    expect(checkEntry('', weight)).toEqual({ fault: { kind: 'unreadable' } })
  })
  it('knows the words that the field itself shows', () => {
    expect(checkEntry('Never', steps)).toEqual({ value: -1 })
    expect(checkEntry('20 %', share)).toEqual({ value: 0.2 })
  })
  it('keeps the hidden digits of a number when its shown text is typed again', () => {
    expect(checkEntry('0.33', { ...weight, value: 1 / 3, show: (value) => value.toFixed(2) })).toEqual({ value: 1 / 3 })
  })
})
