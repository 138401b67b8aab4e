import { describe, expect, it, test } from 'vitest'
import { amountIn, type Decimal, dayPlaceIn, daysIn, decimalIn, inOrder, isMissing, noAndYes, tidy } from './cells'

describe('a number', () => {
  const read = (cell: string, decimal: Decimal = '.') => amountIn(tidy(cell), decimal)?.value ?? null

  it.each([
    ['1.316,45 €', ',', 1316.45],
    ['1\u00A0234,5', ',', 1234.5],
    ['12.345', ',', 12345],
    ['12.345', '.', 12.345],
    ['$1,200.50', '.', 1200.5],
    ['1’234.5', '.', 1234.5],
    ['(1,234)', '.', -1234],
    ['−3,5', ',', -3.5],
    ['１２３', '.', 123],
    ['1e-3', '.', 0.001],
    ['.5', '.', 0.5],
    ['1200元', '.', 1200],
  ] as const)('%s with a decimal %s', (cell, decimal, value) => {
    expect(read(cell, decimal)).toBe(value)
  })

  it('is not read from what only begins like one', () => {
    for (const cell of [
      '',
      '%',
      '1,2,3',
      '0,125.5',
      '0.125,5',
      '12 kg',
      '1-2',
      '2024-05-01',
      '1e999',
      '0x10',
      '1.2.3',
      '€',
      'e5',
    ]) {
      expect([cell, read(cell), read(cell, ',')]).toEqual([cell, null, null])
    }
  })

  it('keeps its percent sign', () => {
    expect(amountIn('12,5 %', ',')).toEqual({ value: 12.5, percent: true })
  })

  it('shows its decimal sign unless a thousands mark is as likely', () => {
    const shown = ['1,5', '1.234,5', '1,234', '-1.234', '1.5', '1,234.5', '12', 'a,b'].map(decimalIn)
    expect(shown).toEqual([',', ',', null, null, '.', '.', null, null])
  })

  it('with three decimals shows its decimal sign where no thousands mark can stand', () => {
    const shown = ['0,125', '-0.125', '0,125 %', '1234,567', '1,234,567'].map(decimalIn)
    expect(shown).toEqual([',', '.', ',', ',', null])
    expect([read('0,125', ','), read('0,125'), read('0.125'), read('0.125', ',')]).toEqual([0.125, null, 0.125, null])
  })
})

describe('a date', () => {
  const day = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date) / 86_400_000

  it('may have its year first or last, with the day before or after the month', () => {
    expect(
      ['2024-02-29', '2024/2/29', '2024年2月29日', '29.02.2024', '29/2/24'].map((cell) => daysIn(cell, 'first')),
    ).toEqual(new Array(5).fill(day(2024, 2, 29)))
    expect(daysIn('2/29/2024', 'second')).toBe(day(2024, 2, 29))
    expect(daysIn('2024-02-29T12:00:00Z', 'first')).toBe(day(2024, 2, 29) + 0.5)
  })

  it('exists', () => {
    for (const cell of ['2023-02-29', '31.04.2024', '2024-13-01', '1/2', '5', 'today'])
      expect(daysIn(cell, 'first')).toBeNull()
  })

  it('tells where its day stands if that is above 12', () => {
    expect(['13/2/2024', '2/13/2024', '2/3/2024', '2.3.2024', '2024-02-03'].map(dayPlaceIn)).toEqual([
      ...['first', 'second', 'either', 'first', null],
    ])
  })
})

test('missing values have many spellings, and 0 is none of them', () => {
  for (const cell of ['', ' ', 'NA', 'n/a', '#N/A', 'NULL', 'NaN', '-', 'k. A.', '缺失', '\\N'])
    expect(isMissing(tidy(cell))).toBe(true)
  for (const cell of ['0', 'no', '否', 'north america', '--5']) expect(isMissing(tidy(cell))).toBe(false)
})

test('no comes before yes by its word, else values as they sort', () => {
  expect(noAndYes('Ja', 'nein')).toEqual(['nein', 'Ja'])
  expect(noAndYes('是', '否')).toEqual(['否', '是'])
  expect(noAndYes('10', '9')).toEqual(['9', '10'])
  expect(['b', '10', 'a', '9'].toSorted(inOrder)).toEqual(['9', '10', 'a', 'b'])
})
