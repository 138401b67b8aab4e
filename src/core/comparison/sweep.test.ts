import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { defaultConfig } from '../config/defaults'
import { programKey } from '../config/program'
import { validateRecording } from '../config/validate'
import { currentWeights, heldTasks, sweepPoints, sweepRecordings } from './sweep'
import { MOST_RUNS, MOST_SWEEP_POINTS, type Sweep } from './types'

const sweep = (
  tasks: readonly string[],
  points: number,
  method: Sweep['method'] = 'weighted-sum',
  others: Sweep['others'] = 'off',
): Sweep => ({ tasks, others, points, method })

describe('points', () => {
  it('of two tasks run evenly from one to the other', () => {
    expect(sweepPoints(sweep(['t1', 't2'], 5))).toEqual([
      [1, 0],
      [0.75, 0.25],
      [0.5, 0.5],
      [0.25, 0.75],
      [0, 1],
    ])
  })

  test.each([
    [3, 3],
    [5, 3],
    [6, 6],
    [45, 45],
    [50, 45],
    [63, 55],
    [1000, 55],
  ])('of three tasks: %i are %i', (points, expected) => {
    expect(sweepPoints(sweep(['t1', 't2', 't3'], points))).toHaveLength(expected)
  })

  it('are different points of the simplex, corners included, for any number of points', () => {
    fc.assert(
      fc.property(fc.constantFrom(['t1', 't2'], ['t1', 't2', 't3']), fc.integer({ min: -5, max: 500 }), (tasks, n) => {
        const points = sweepPoints(sweep(tasks, n))
        expect(points.length).toBeLessThanOrEqual(tasks.length === 3 ? MOST_RUNS : MOST_SWEEP_POINTS)
        expect(new Set(points.map(String)).size).toBe(points.length)
        for (const point of points) {
          expect(point.every((x) => x >= 0 && x <= 1)).toBe(true)
          expect(point.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
        }
        for (let t = 0; t < tasks.length; t++) {
          expect(points).toContainEqual(tasks.map((_, i) => (i === t ? 1 : 0)))
        }
      }),
    )
  })
})

describe('recordings', () => {
  it('of the weighted sum set the sliders; a task that is not swept may have weight 0', () => {
    const runs = sweepRecordings(defaultConfig, sweep(['t3', 't1'], 3), 200)
    expect(runs.map(({ recording }) => recording.config.tasks.map(({ weight }) => weight))).toEqual([
      [0, 0, 1],
      [0.5, 0, 0.5],
      [1, 0, 0],
    ])
    expect(runs[0].recording.config.training).toMatchObject({ seed: 1, stopAfter: 200, stopWhenFlat: false })
  })

  it('of Tchebycheff set the preference of the enabled tasks, in their order', () => {
    const tasks = defaultConfig.tasks.map((task) => ({ ...task, enabled: task.id !== 't1' }))
    const runs = sweepRecordings({ ...defaultConfig, tasks }, sweep(['t3', 't2'], 3, 'tchebycheff'), 200)
    expect(runs.map(({ recording }) => recording.config.weighting.options.preference)).toEqual([
      [0, 1],
      [0.5, 0.5],
      [1, 0],
    ])
  })

  it('hold a task that is not swept at its present weight, edits included', () => {
    const config = { ...defaultConfig, tasks: defaultConfig.tasks.map((task) => ({ ...task, weight: 3 })) }
    const base = currentWeights({
      config,
      edits: [
        { step: 5, field: 'tasks.t2.weight', value: 7 },
        { step: 9, field: 'tasks.t2.weight', value: 2.5 },
        { step: 9, field: 'training.learningRate', value: 0.5 },
      ],
    })
    expect(base.tasks.map(({ weight }) => weight)).toEqual([3, 2.5, 3])
    expect(base.training.learningRate).toBe(defaultConfig.training.learningRate)
    const kept = sweep(['t3', 't1'], 3, 'weighted-sum', 'keep')
    expect(heldTasks(base, kept)).toEqual([{ id: 't2', weight: 2.5 }])
    expect(heldTasks(base, { ...kept, others: 'off' })).toEqual([{ id: 't2', weight: 0 }])
    expect(sweepRecordings(base, kept, 200).map(({ recording }) => recording.config.tasks[1].weight)).toEqual([
      2.5, 2.5, 2.5,
    ])
    const off = { ...base, tasks: base.tasks.map((task) => ({ ...task, enabled: task.id !== 't2' })) }
    expect(heldTasks(off, kept)).toEqual([])
  })

  it('of Tchebycheff keep the ratios where a held weight is larger than a preference may be', () => {
    const tasks = defaultConfig.tasks.map((task) => ({ ...task, weight: 40 }))
    const [first] = sweepRecordings({ ...defaultConfig, tasks }, sweep(['t1', 't2'], 2, 'tchebycheff', 'keep'), 200)
    expect(first.recording.config.weighting.options.preference).toEqual([0.25, 0, 10])
    expect(validateRecording(first.recording).faults).toEqual([])
  })

  test.each(['weighted-sum', 'tchebycheff', 'stch'] as const)('of %s are valid and share a program', (method) => {
    for (const { recording } of sweepRecordings(defaultConfig, sweep(['t1', 't2', 't3'], 64, method), 200)) {
      const { recording: read, faults } = validateRecording(recording)
      expect(faults).toEqual([])
      expect(read).toEqual(recording)
      expect(programKey(recording.config)).toBe(programKey(defaultConfig))
    }
  })
})
