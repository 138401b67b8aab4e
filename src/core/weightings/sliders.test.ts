import { describe, expect, it } from 'vitest'
import { answers, type Method, scenes } from '../testing/laws'
import { weightings } from './all'
import { followsSliders } from './declared'

const both = (method: Method) => {
  const film = scenes(7, 3, 6)
  const weights = (sliders: readonly number[]) => answers(method, film, sliders).map((answer) => answer.weights)
  return [weights([1, 1, 1]), weights([2, 0.5, 3])]
}
const follows = (method: Method) => followsSliders({ id: method.id, options: method.options ?? {}, modifiers: [] })

describe('methods that follow the sliders', () => {
  it.each(weightings.map(({ id }) => ({ id })))('$id', (method) => {
    const [even, uneven] = both(method)
    if (follows(method)) expect(uneven).not.toEqual(even)
    else expect(uneven).toEqual(even)
  })
  it('include a formula that names them', () => {
    for (const formulas of ['w / L', 'w1; 1; w2 + w3']) {
      const method = { id: 'formula', options: { formulas } }
      const [even, uneven] = both(method)
      expect(follows(method)).toBe(true)
      expect(uneven).not.toEqual(even)
    }
    expect(follows({ id: 'formula', options: { formulas: '1 / L' } })).toBe(false)
    expect(follows({ id: 'formula', options: { formulas: '1 / (' } })).toBe(false)
  })
})
