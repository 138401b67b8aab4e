import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newestCommon } from './commonStep'

describe('the newest common step', () => {
  it.each<[string, readonly (readonly number[])[], number]>([
    ['of one list is its last', [[0, 1, 2, 10, 20]], 20],
    [
      'is that of the list that is behind',
      [
        [0, 10, 20, 480, 483],
        [0, 10, 20, 480, 490, 1000],
      ],
      480,
    ],
    [
      'skips what another run has thinned out',
      [
        [0, 10, 20, 30],
        [0, 20, 40, 60],
        [0, 10, 20, 30, 40],
      ],
      20,
    ],
    ['is nowhere without a record', [[0, 10], []], -1],
    ['is nowhere without a list', [], -1],
  ])('%s', (_, lists, step) => {
    expect(newestCommon(lists.map((list) => Float64Array.from(list)))).toBe(step)
  })
  it('is in all lists, and no later step is', () => {
    const list = fc.uniqueArray(fc.nat(60), { maxLength: 30 }).map((steps) => steps.sort((a, b) => a - b))
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 4 }), (lists) => {
        const step = newestCommon(lists.map((each) => Float64Array.from(each)))
        const common = lists[0].filter((each) => lists.every((other) => other.includes(each)))
        expect(step).toBe(common.at(-1) ?? -1)
      }),
    )
  })
})
