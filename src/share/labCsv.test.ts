import { expect, test } from 'vitest'
import { labCsv } from './labCsv'

test('has a row for each point, and an empty cell where there is no value', () => {
  const rows = [
    {
      name: 'absolute error',
      at: Float64Array.of(-1, 0),
      columns: [Float64Array.of(1, 0), Float64Array.of(-1, Number.NaN)],
    },
    { name: '=1+1', at: Float64Array.of(2), columns: [Float64Array.of(4), Float64Array.of(4.5)] },
  ]
  expect(labCsv(['value', 'derivative'], rows, 'residual')).toBe(
    "entry,residual,value,derivative\r\nabsolute error,-1,1,-1\r\nabsolute error,0,0,\r\n'=1+1,2,4,4.5\r\n",
  )
  expect(labCsv(['value', 'derivative'], rows, 'residual', { separator: ';', decimal: ',' })).toContain(';2;4;4,5')
})
