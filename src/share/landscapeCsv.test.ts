import { expect, it } from 'vitest'
import { createPath } from '../core/landscapes/paths'
import { usualSetup } from '../core/landscapes/setup'
import { landscapeCsv } from './landscapeCsv'

it('has a row for each kept step of each path', () => {
  const setup = { ...usualSetup('bowls'), steps: 3 }
  const path = createPath(setup, setup.methods[0], [1, 2])
  path.advance(3)
  const [head, rows] = [...landscapeCsv([{ method: '=Mean', start: 1, kept: path.kept }])]
  expect(head).toBe('method,start,step,x1,x2,loss1,loss2,weight1,weight2,direction1,direction2\r\n')
  const lines = rows.trimEnd().split('\r\n')
  expect(lines).toHaveLength(4)
  expect(lines[0]).toBe("'=Mean,1,0,1,2,6.5,1,0.5,0.5,1,1.5")
})
