import { equal } from '../equal'
import { normalisedWeights, weightedSum } from '../weighted-sum'
import { definePair, type PairForm } from './define'

const constant = (first: number, second: number): PairForm => ({
  weigh(_seen, to) {
    to[0] = first
    to[1] = second
    return true
  },
})

export const equalPair = definePair(equal, ({ reduction }) =>
  reduction === 'mean' ? constant(0.5, 0.5) : constant(1, 1),
)

export const weightedSumPair = definePair(weightedSum, ({ normalize }, userWeights) => {
  const [first, second] = normalize ? normalisedWeights(userWeights) : userWeights
  return constant(first, second)
})
