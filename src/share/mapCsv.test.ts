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
  engines: [['wasm'], []],
  ...parts,
})
const head = { place: ['rate', 'method'], seed: 'seed', measure: 'loss', diverged: 'diverged', engine: 'engine' }

test('a row for each cell and seed; a missing number is an empty cell, not 0; the engines are named', () => {
  const cells = [
    { place: [0.01, '=UW'], numbers: numbers({}), engines: ['CPU + WASM', ''] },
    {
      place: [0.1, 'MGDA'],
      numbers: numbers({ state: 'waiting', values: [], diverged: [], engines: [] }),
      engines: [],
    },
  ]
  expect(mapCsv(head, cells, [3, 4])).toBe(
    "rate,method,seed,loss,diverged,engine\r\n0.01,'=UW,3,0.5,,CPU + WASM\r\n0.01,'=UW,4,,7,\r\n",
  )
  expect(mapCsv(head, cells, [3, 4], { separator: ';', decimal: ',' })).toContain("0,01;'=UW;3;0,5;;CPU + WASM\r\n")
})
