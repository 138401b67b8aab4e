import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { normal, PURPOSE, stepRandom } from '../numerics/random'
import type { OptionDescriptor, OptionDescriptors } from '../options'
import { reference, startMemory } from '../testing/aggregates'
import { weightingById, weightings } from './all'
import { decide, initState, settle } from './decide'
import { aggregateOf } from './declared'
import type { Decision, Observation } from './define'
import { roundingOf } from './gramian'
import { WEIGHT_LIMIT } from './limit'

/** Both ends of an option. */
function ends(descriptor: OptionDescriptor): unknown[] {
  switch (descriptor.kind) {
    case 'real':
    case 'integer':
      return [descriptor.min, descriptor.default, descriptor.max]
    case 'choice':
      return [...descriptor.values]
    case 'switch':
      return [false, true]
    case 'perTask':
    case 'perClass':
      return [[], [descriptor.max, descriptor.min]]
    case 'text':
      return [descriptor.default, 'n1 / L2; c1_2; ln(L)']
    case 'curves':
      return [[]]
  }
}
const options = (descriptors: OptionDescriptors) =>
  fc.record(Object.fromEntries(Object.entries(descriptors).map(([name, one]) => [name, fc.constantFrom(...ends(one))])))

const ODD = [0, 1e-300, 1e-12, 1, 1, 1, 2, 1e12, 1e150, -1, Number.NaN, Number.POSITIVE_INFINITY]
const film = fc.record({
  seed: fc.nat(10_000),
  losses: fc.array(fc.constantFrom(...ODD), { minLength: 1, maxLength: 16 }),
  sizes: fc.array(fc.constantFrom(0, 0, 1e-150, 1e-9, 1, 1, 1, 1e9, 1e150, Number.NaN), {
    minLength: 16,
    maxLength: 16,
  }),
  width: fc.constantFrom(1, 2, 20),
})

/** Records what the method itself returns, because `decide` replaces weights that are not finite. */
const spyOn = (id: string) => {
  type Weigh = (seen: Observation, options: unknown) => Decision<unknown>
  return vi.spyOn(weightingById(id) as unknown as { weigh: Weigh }, 'weigh')
}
afterEach(() => {
  vi.restoreAllMocks()
})

/** Where a method may fail, so that `decide` has to replace its weights. */
function mayFail(id: string, { gramian }: Observation, options: unknown): boolean {
  const squares = gramian.map((row, i) => row[i])
  // Products of two entries of the Gramian overflow.
  if (Math.max(...squares) > 1e150) return true
  // The option divides each gradient by its length, and all lengths are 0.
  const { normalization, rankTolerance } = options as { readonly normalization: string; readonly rankTolerance: number }
  if (id === 'mgda') return ['l2', 'loss+'].includes(normalization) && squares.every((square) => square === 0)
  if (id !== 'imtl' && id !== 'imtl-g') return false
  // Two exactly opposed gradients: no direction has equal projections on both.
  const cosine = (i: number, j: number) => gramian[i][j] / Math.sqrt(squares[i]) / Math.sqrt(squares[j])
  const tolerance = Math.max(roundingOf(rankTolerance, squares.length), 1e-9)
  return squares.some((_, i) => squares.some((__, j) => cosine(i, j) <= 2 * tolerance - 1))
}

test.each(weightings.map(({ id, options: own }) => ({ id, own: own as OptionDescriptors })))(
  '$id: odd in, finite out, and nothing for a task that is not finite',
  ({ id, own }) => {
    fc.assert(
      fc.property(film, options(own), ({ seed, losses, sizes, width }, chosen) => {
        const config = { id, options: chosen, modifiers: [] }
        const taskCount = losses.length
        const ones = losses.map(() => 1)
        let state = initState(config, taskCount)
        let memory = startMemory(taskCount)
        const weigh = spyOn(id).mockClear()
        for (let step = 0; step < 3; step++) {
          const gradients = losses.map((_, i) =>
            Array.from({ length: width }, (__, p) => sizes[i] * normal(seed, PURPOSE.noise, step * 16 + i, p)),
          )
          const aggregate = aggregateOf(config, step + 1)
          const reduced =
            aggregate &&
            reference(
              aggregate,
              gradients,
              losses,
              memory,
              gradients[0].map(() => 0.5),
            )
          if (reduced) memory = reduced.memory
          const gramian = gradients.map((a) => gradients.map((b) => a.reduce((sum, x, p) => sum + x * b[p], 0)))
          const outcome = decide(
            config,
            {
              ...{ step, epoch: 0, learningRate: 0.1, taskCount, losses, gramian, userWeights: ones },
              ...{ metrics: ones.map(() => 0.5), trackedGramian: reduced?.trackedGramian, squares: reduced?.squares },
              random: stepRandom(seed, PURPOSE.weighting, step),
            },
            state,
          )
          for (const vector of [outcome.weights, outcome.headWeights]) {
            expect(
              vector.every((x) => Number.isFinite(x) && Math.abs(x) <= WEIGHT_LIMIT),
              `${vector}`,
            ).toBe(true)
          }
          losses.forEach((loss, i) => {
            if (!Number.isFinite(loss) || !Number.isFinite(gramian[i][i])) expect(outcome.weights[i]).toBe(0)
          })
          state = settle(
            config,
            { losses, lossesAfter: losses.map((l) => 0.9 * l), asked: outcome.asked },
            outcome.state,
          )
        }
        weigh.mock.results.forEach(({ value }, call) => {
          const [seen, given] = weigh.mock.calls[call]
          const { weights, headWeights = [] } = value as Decision<unknown>
          const finite = [...weights, ...headWeights].every(Number.isFinite)
          expect(finite || mayFail(id, seen, given), `${weights} of ${id} itself`).toBe(true)
        })
        weigh.mockRestore()
        expect(JSON.stringify(state.method ?? []), 'a state that can be kept').not.toMatch(/null/)
      }),
      { numRuns: 40 },
    )
  },
)
