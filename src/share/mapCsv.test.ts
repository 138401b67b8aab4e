import { expect, test } from 'vitest'
import type { CellNumbers } from '../core/maps/measures'
import { mapCsv } from './mapCsv'

const numbers = (parts: Partial<CellNumbers>): CellNumbers => ({
  state: 'known',
  values: [0.5, Number.NaN],
  mean: 0.5,
  deviation: Number.NaN,
  known: 1,
  diverged: [null, 7],
  ...parts,
})
const head = { place: ['rate', 'method'], seed: 'seed', measure: 'loss', diverged: 'diverged' }

test('a row for each cell and seed; a missing number is an empty cell, not 0', () => {
  const cells = [
    { place: [0.01, '=UW'], numbers: numbers({}) },
    { place: [0.1, 'MGDA'], numbers: numbers({ state: 'waiting', values: [], diverged: [] }) },
  ]
  expect(mapCsv(head, cells, [3, 4])).toBe("rate,method,seed,loss,diverged\r\n0.01,'=UW,3,0.5,\r\n0.01,'=UW,4,,7\r\n")
  expect(mapCsv(head, cells, [3, 4], { separator: ';', decimal: ',' })).toContain("0,01;'=UW;3;0,5;\r\n")
})
