import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { defaultConfig } from '../config/defaults'
import type { FieldPath } from '../config/paths'
import { programKey } from '../config/program'
import type { Edit } from '../config/types'
import { checkedChange, validateRecording } from '../config/validate'
import {
  fits,
  isLaneField,
  laneConfig,
  laneRecording,
  laneSeeds,
  nextLaneId,
  runCount,
  runsOf,
  whatDiffers,
} from './expand'
import type { Comparison, Lane, LaneChange } from './types'

const cagrad = { id: 'cagrad', options: { c: 0.2 }, modifiers: [] }
const lane = (changes: readonly LaneChange[] = [], more: Partial<Lane> = {}): Lane => ({
  id: 'a',
  name: '',
  changes,
  only: null,
  seeds: null,
  ...more,
})
const comparison = (more: Partial<Comparison> = {}, edits: readonly Edit[] = []): Comparison => ({
  base: { config: { ...defaultConfig, training: { ...defaultConfig.training, stopWhenFlat: true } }, edits },
  lanes: [lane()],
  seeds: [3, 5],
  fork: 0,
  steps: 500,
  threshold: 0.9,
  ...more,
})
const fieldsAt = (edits: readonly Edit[]) => edits.map(({ step, field }) => `${step} ${field}`)

describe('the set-up of a lane', () => {
  it('is the base with the changes in their order', () => {
    const changed = laneConfig(
      comparison(),
      lane([
        { field: 'weighting.id', value: 'cagrad' },
        { field: 'weighting.options.c', value: 0.2 },
        { field: 'network.trunk', value: [8] },
      ]),
    )
    expect(changed.weighting).toEqual(cagrad)
    expect(changed.network.trunk).toEqual([8])
    expect(changed.problem).toEqual(defaultConfig.problem)
  })

  it('ignores changes that do not fit and fields that a lane may not set', () => {
    const changes = [
      { field: 'training.learningRate' as const, value: -1 },
      { field: 'problem.samples' as const, value: 100 },
      { field: 'tasks.t1.scale' as const, value: 5 },
      { field: 'training.seed' as const, value: 9 },
    ]
    expect(laneConfig(comparison(), lane(changes))).toEqual(comparison().base.config)
  })

  it('of a baseline gives one task all the weight', () => {
    const changed = laneConfig(comparison(), lane([{ field: 'training.learningRate', value: 0.1 }], { only: 't2' }))
    expect(changed.tasks.map(({ weight }) => weight)).toEqual([0, 1, 0])
    expect(changed.weighting).toEqual({ id: 'weighted-sum', options: {}, modifiers: [] })
    expect(changed.training.learningRate).toBe(0.1)
  })

  test.each([
    ['weighting', true],
    ['weighting.modifiers.0.options.steps', true],
    ['tasks.t1.weight', true],
    ['network.dropout', true],
    ['training.optimizer.id', true],
    ['training.optimizer.options.beta1', true],
    ['training.l2', true],
    ['training.stopAfter', false],
    ['training.nothing', false],
    ['tasks.t1.loss.options.delta', false],
    ['tasks.t1.enabled', false],
    ['problem', false],
    ['weightingX', false],
  ])('%s: %s', (field, may) => expect(isLaneField(field as FieldPath)).toBe(may))
})

describe('a recording', () => {
  const edits: readonly Edit[] = [
    { step: 10, field: 'weighting.options.normalize', value: true },
    { step: 20, field: 'training.learningRate', value: 0.02 },
    { step: 30, field: 'training.stopAfter', value: 40 },
    { step: 50, field: 'weighting', value: { id: 'uw', options: {}, modifiers: [] } },
    { step: 60, field: 'tasks.t1.weight', value: 4 },
  ]

  it('has the seed and the end of the comparison, and the edits of the base', () => {
    const { config, edits: kept } = laneRecording(comparison({}, edits), lane(), 7)
    expect(config.training).toMatchObject({ seed: 7, stopAfter: 500, stopWhenFlat: false })
    expect(fieldsAt(kept)).toEqual([
      '10 weighting.options.normalize',
      '20 training.learningRate',
      '50 weighting',
      '60 tasks.t1.weight',
    ])
  })

  test.each([
    ['weighting', cagrad, ['20 training.learningRate', '60 tasks.t1.weight']],
    ['weighting.options.normalize', true, ['20 training.learningRate', '60 tasks.t1.weight']],
    ['weighting.id', 'mgda', ['20 training.learningRate', '60 tasks.t1.weight']],
    ['tasks.t1.weight', 2, ['10 weighting.options.normalize', '20 training.learningRate', '50 weighting']],
  ])('a change of %s overrides what concerns the same', (field, value, expected) => {
    expect(
      fieldsAt(laneRecording(comparison({}, edits), lane([{ field: field as FieldPath, value }]), 1).edits),
    ).toEqual(expected)
  })

  it('of a baseline keeps no edit of weights or weighting', () => {
    expect(fieldsAt(laneRecording(comparison({}, edits), lane([], { only: 't2' }), 1).edits)).toEqual([
      '20 training.learningRate',
    ])
  })

  it('with a fork is the base up to there, and then the changes', () => {
    const changes = [
      { field: 'weighting' as const, value: cagrad },
      { field: 'network.trunk' as const, value: [3] },
    ]
    const { config, edits: kept } = laneRecording(comparison({ fork: 40 }, edits), lane(changes), 1)
    expect(config.weighting).toEqual(defaultConfig.weighting)
    expect(config.network).toBe(defaultConfig.network)
    expect(fieldsAt(kept)).toEqual([
      '10 weighting.options.normalize',
      '20 training.learningRate',
      '40 weighting',
      '60 tasks.t1.weight',
    ])
  })

  it('of a baseline that forks has edits for weighting and weights', () => {
    const { edits: kept } = laneRecording(comparison({ fork: 40 }), lane([], { only: 't2' }), 1)
    expect(kept.map(({ step, field, value }) => [step, field, value])).toEqual([
      [40, 'weighting', { id: 'weighted-sum', options: {}, modifiers: [] }],
      [40, 'tasks.t1.weight', 0],
      [40, 'tasks.t2.weight', 1],
      [40, 'tasks.t3.weight', 0],
    ])
  })

  it('is valid, and one with fork has the program of the base', () => {
    const change = fc.constantFrom<LaneChange>(
      { field: 'weighting' as const, value: cagrad },
      { field: 'weighting.id', value: 'nash-mtl' },
      { field: 'training.learningRate', value: 0.5 },
      { field: 'training.optimizer.id', value: 'sgd' },
      { field: 'network.trunk', value: [4, 4] },
      { field: 'tasks.t3.weight', value: 0.25 },
      { field: 'training.seed', value: 4 },
    )
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 5 }),
        fc.constantFrom(null, 't1', 't3'),
        fc.constantFrom(0, 15, 45, 90),
        (changes, only, fork) => {
          const whole = comparison({ fork }, edits)
          const recording = laneRecording(whole, lane(changes, { only }), 2)
          expect(validateRecording(recording).faults).toEqual([])
          expect(recording.config.training.seed).toBe(2)
          if (fork > 0) expect(programKey(recording.config)).toBe(programKey(whole.base.config))
          // After all edits the baseline still has its weights.
          const end = recording.edits.reduce((c, e) => checkedChange(c, e.field, e.value) ?? c, recording.config)
          if (only !== null)
            expect(end.tasks.map(({ id, weight }) => weight === (id === only ? 1 : 0))).not.toContain(false)
        },
      ),
    )
  })
})

test('runs go lane by lane, in the order of their seeds', () => {
  const whole = comparison({ lanes: [lane(), lane([], { id: 'b', seeds: [9] })] })
  expect(runsOf(whole).map(({ lane: l, seed, recording }) => [l, seed, recording.config.training.seed])).toEqual([
    [0, 3, 3],
    [0, 5, 5],
    [1, 9, 9],
  ])
  expect(runCount(whole)).toBe(3)
  expect(laneSeeds(whole, whole.lanes[1])).toEqual([9])
})

test('the limits are those of a population', () => {
  const lanes = (count: number) => Array.from({ length: count }, (_, i) => lane([], { id: `a${i}` }))
  const seeds = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
  expect(fits(comparison({ lanes: lanes(8), seeds: seeds(8) }))).toBe(true)
  expect(fits(comparison({ lanes: lanes(12), seeds: seeds(5) }))).toBe(true)
  expect(fits(comparison({ lanes: lanes(12), seeds: seeds(6) }))).toBe(false)
  expect(fits(comparison({ lanes: lanes(13), seeds: seeds(1) }))).toBe(false)
  expect(fits(comparison({ lanes: lanes(1), seeds: seeds(9) }))).toBe(false)
})

test('ids are the first free letters', () => {
  const lanes: Lane[] = []
  for (let k = 0; k < 30; k++) lanes.push(lane([], { id: nextLaneId(lanes) }))
  expect(lanes.map(({ id }) => id).join(' ')).toBe('a b c d e f g h i j k l m n o p q r s t u v w x y z aa ab ac ad')
  expect(nextLaneId(lanes.filter(({ id }) => id !== 'c'))).toBe('c')
})

test('differences are data and not text', () => {
  expect(whatDiffers(lane())).toEqual([{ kind: 'nothing' }])
  expect(whatDiffers(lane([{ field: 'weighting' as const, value: cagrad }]))).toEqual([
    { kind: 'weighting', id: 'cagrad', options: { c: 0.2 }, modifiers: [] },
  ])
  expect(
    whatDiffers(
      lane(
        [
          { field: 'training.l2', value: 0.1 },
          { field: 'weighting.id', value: 'uw' },
          { field: 'training.l2', value: 0.2 },
        ],
        { only: 't1', seeds: [4] },
      ),
    ),
  ).toEqual([
    { kind: 'baseline', task: 't1' },
    { kind: 'weighting', id: 'uw', options: {}, modifiers: [] },
    { kind: 'field', field: 'training.l2', value: 0.2 },
    { kind: 'seeds', seeds: [4] },
  ])
})
