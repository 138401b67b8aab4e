import { expect, it } from 'vitest'
import { remembered } from './remembered'

it('computes once for each object, also where the result is undefined', () => {
  const asked: object[] = []
  const nothing = remembered((given: object) => {
    asked.push(given)
    return undefined
  })
  const [a, b] = [{}, {}]
  expect([nothing(a), nothing(a), nothing(b)]).toEqual([undefined, undefined, undefined])
  expect(asked).toEqual([a, b])
})

it('returns the same result again', () => {
  const squares = remembered((numbers: readonly number[]) => numbers.map((x) => x * x))
  const numbers = [1, 2, 3]
  expect(squares(numbers)).toEqual([1, 4, 9])
  expect(squares(numbers)).toBe(squares(numbers))
})
