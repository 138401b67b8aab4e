/** Every closed form against `decide`, over Jacobians of all angles and lengths. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WeightingConfig } from '../../config/types'
import { PURPOSE, stepRandom } from '../../numerics/random'
import type { LooseOptions } from '../../options'
import { decide, initState, settle } from '../decide'
import { pairFormOf, pairs } from './all'

const USER_WEIGHTS = [0.7, 2] as const
const LIMITS = { weightLimit: Number.MAX_VALUE }

interface Case {
  readonly id: string
  readonly options?: LooseOptions
  /** Share of the longest term α_i g_i by which the directions may differ; the same bits where it is not given. */
  readonly within?: number
}

const CASES: readonly Case[] = [
  { id: 'equal' },
  { id: 'equal', options: { reduction: 'sum' } },
  { id: 'weighted-sum' },
  { id: 'weighted-sum', options: { normalize: true } },
  { id: 'pcgrad' },
  { id: 'imtl-g', options: { rankTolerance: 1e-15 } },
  { id: 'imtl-g', options: { rankTolerance: 1e-3 } },
  { id: 'aligned-mtl' },
  { id: 'aligned-mtl', options: { scaleMode: 'rmse', reduction: 'mean', preference: [0.3, 2] } },
  { id: 'aligned-mtl', options: { scaleMode: 'median', rankTolerance: 1e-3 } },
  { id: 'config', options: { rankTolerance: 1e-15 } },
  { id: 'config', options: { rankTolerance: 1e-3, preference: [3, 0.5] } },
  { id: 'upgrad' },
  { id: 'upgrad', options: { regEps: 0, normEps: 0, preference: [2, 0.1] } },
  { id: 'upgrad', options: { preference: [1, 0] } },
  { id: 'dualproj' },
  { id: 'dualproj', options: { regEps: 0, normEps: 0, preference: [2, 0.1] } },
  { id: 'tchebycheff' },
  { id: 'tchebycheff', options: { preference: [0.2, 3], reference: [-1, 0.5] } },
  // The general forms of these close in on their answer or solve a system, so a closed form rounds otherwise.
  { id: 'mgda', options: { gramianNoise: 0 }, within: 1e-12 },
  { id: 'mgda', options: { gramianNoise: 1e-12 }, within: 1e-12 },
  { id: 'mgda', options: { gramianNoise: 1e-3, normalization: 'loss' }, within: 1e-12 },
  { id: 'mgda', options: { gramianNoise: 1e-12, normalization: 'l2' }, within: 1e-12 },
  { id: 'mgda', options: { gramianNoise: 1e-12, normalization: 'loss+' }, within: 1e-12 },
  // CAGrad's general form stops within 1e-8 of the mixture where its support changes.
  { id: 'cagrad', options: { gramianNoise: 1e-12 }, within: 1e-12 },
  { id: 'cagrad', options: { c: 0, gramianNoise: 0 }, within: 1e-12 },
  { id: 'cagrad', options: { c: 0.9, rescale: 2, gramianNoise: 1e-6 }, within: 1e-12 },
  { id: 'nash-mtl', options: { gramianNoise: 1e-6 }, within: 1e-12 },
  { id: 'nash-mtl', options: { gramianNoise: 1e-6, maxNorm: 0 }, within: 1e-12 },
  { id: 'fairgrad', options: { gramianNoise: 1e-6 }, within: 1e-12 },
  { id: 'fairgrad', options: { gramianNoise: 1e-6, maxNorm: 2 }, within: 1e-12 },
]

const configured = ({ id, options = {} }: Case): WeightingConfig => ({ id, options, modifiers: [] })
const named = CASES.map((one) => [`${one.id} ${JSON.stringify(one.options ?? {})}`, one] as const)

/** (l1, l2, M11, M12, M22) of two gradients in the plane: also nearly equal, nearly opposed, equal losses, a zero. */
const seen = fc
  .record({
    losses: fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true })),
    tie: fc.boolean(),
    turn: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    angle: fc.oneof(
      fc.double({ min: 0, max: Math.PI, noNaN: true }),
      fc.constantFrom(0, Math.PI / 2, Math.PI, 1e-7, 1e-3, Math.PI - 1e-3, Math.PI - 1e-7),
    ),
    length: fc.constantFrom(1e-6, 0.03, 1, 20, 1e5),
    ratio: fc.constantFrom(0, 1e-5, 0.1, 0.7, 1, 1.5, 40, 1e5),
  })
  .map(({ losses: [l1, l2], tie, turn, angle, length, ratio }) => {
    const g1 = [length * Math.cos(turn), length * Math.sin(turn)]
    const g2 = [length * ratio * Math.cos(turn + angle), length * ratio * Math.sin(turn + angle)]
    return Float64Array.of(
      l1,
      tie ? l1 : l2,
      g1[0] * g1[0] + g1[1] * g1[1],
      g1[0] * g2[0] + g1[1] * g2[1],
      g2[0] * g2[0] + g2[1] * g2[1],
    )
  })

const observed = ([l1, l2, m11, m12, m22]: Float64Array, step: number) => ({
  step,
  epoch: step,
  learningRate: 0.1,
  taskCount: 2,
  userWeights: USER_WEIGHTS,
  random: stepRandom(1, PURPOSE.weighting, step),
  losses: [l1, l2],
  gramian: [
    [m11, m12],
    [m12, m22],
  ],
})

/** A Gramian in float64 shows no length below √ε of the longest, so nearly parallel gradients leave this much open. */
const FLAT = 4e-7
const isFlat = ([, , m11, m12, m22]: Float64Array) => !(m11 * m22 - m12 * m12 > 1e-5 * m11 * m22)

/** ‖Σ (a_i − b_i) g_i‖ as a share of the longest term a_i g_i. */
function gapOf([, , m11, m12, m22]: Float64Array, a: ArrayLike<number>, b: ArrayLike<number>): number {
  const x = a[0] - b[0]
  const y = a[1] - b[1]
  const apart = Math.sqrt(Math.max(x * x * m11 + 2 * x * y * m12 + y * y * m22, 0))
  return apart === 0 ? 0 : apart / Math.max(Math.abs(a[0]) * Math.sqrt(m11), Math.abs(a[1]) * Math.sqrt(m22))
}

describe('a closed form is what decide decides', () => {
  test.each(named)('%s', (_name, one) => {
    const method = configured(one)
    const form = pairFormOf(method, USER_WEIGHTS)
    if (form === null) throw new Error('no closed form')
    const to = new Float64Array(2)
    let known = 0
    fc.assert(
      fc.property(seen, (values) => {
        if (!form.weigh(values, to)) return
        known++
        const { weights } = decide(method, observed(values, 3), initState(method, 2), LIMITS)
        if (one.within === undefined) expect(Array.from(to, (x) => x + 0)).toEqual(weights.map((x) => x + 0))
        else expect(gapOf(values, to, weights)).toBeLessThanOrEqual(isFlat(values) ? FLAT : one.within)
      }),
      { numRuns: 400 },
    )
    // Only a few of these pairs may be left to `decide`: those with a zero gradient, and some of rank one.
    expect(known).toBeGreaterThan(200)
  })

  test('FAMO, whose memory learns from each update', () => {
    const options = { decay: 0.01, minLosses: [-2, 0.1], learningRate: 0.05 }
    const method = configured({ id: 'famo', options })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: -3, max: 9, noNaN: true }), fc.double({ min: 0, max: 4, noNaN: true })), {
          minLength: 3,
          maxLength: 40,
        }),
        (film) => {
          const form = pairFormOf(method, USER_WEIGHTS)
          const to = new Float64Array(2)
          let state = initState(method, 2)
          for (const [step, [l1, l2]] of film.slice(0, -1).entries()) {
            const values = Float64Array.of(l1, l2, 1, 0, 1)
            form?.weigh(values, to)
            const decided = decide(method, observed(values, step), state, LIMITS)
            expect(Array.from(to)).toEqual(decided.weights)
            const after = film[step + 1]
            state = settle(method, { losses: [l1, l2], lossesAfter: after, asked: [0, 1] }, decided.state)
            form?.settle?.(values, Float64Array.from(after))
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('the control: the form of another method is not', () => {
    const values = Float64Array.of(1, 2, 1, -0.5, 2)
    const to = new Float64Array(2)
    pairFormOf(configured({ id: 'mgda' }), USER_WEIGHTS)?.weigh(values, to)
    const method = configured({ id: 'pcgrad' })
    expect(gapOf(values, to, decide(method, observed(values, 0), initState(method, 2)).weights)).toBeGreaterThan(0.1)
  })
})

test('every closed form is compared', () => {
  expect(new Set([...CASES.map(({ id }) => id), 'famo'])).toEqual(new Set(pairs.map(({ id }) => id)))
})

test('options and modifiers without a closed form have none', () => {
  const form = (config: WeightingConfig) => pairFormOf(config, USER_WEIGHTS)
  expect(form(configured({ id: 'nash-mtl', options: { updateEvery: 5 } }))).toBeNull()
  expect(form(configured({ id: 'fairgrad', options: { alpha: 2 } }))).toBeNull()
  expect(form(configured({ id: 'rlw' }))).toBeNull()
  expect(form({ id: 'mgda', options: {}, modifiers: [{ id: 'smooth', options: {} }] })).toBeNull()
  expect(form(configured({ id: 'mgda' }))).not.toBeNull()
})
