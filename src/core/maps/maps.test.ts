import { describe, expect, it, test } from 'vitest'
import { laneRecording } from '../comparison/expand'
import { COMPARISON_DEFAULTS } from '../comparison/validate'
import { defaultConfig } from '../config/defaults'
import { type FieldPath, getField, setField, taskPath } from '../config/paths'
import type { Recording, RunConfig } from '../config/types'
import { checkedChange } from '../config/validate'
import { problemNamed, problems } from '../problems/all'
import { rangeValues, usualAxis, valuesOf } from './axes'
import { nextBatch, observationKey } from './batches'
import { cellsOf, levelsOf, recordingOf, runOf } from './cells'
import { metricsInCells, offeredMeasures } from './offered'
import { fieldValue, ownValue, quantitiesOf, quantityOf } from './quantities'
import { readyMade, readyMadeIds, usualMap } from './readyMade'
import { isRange, type MapSetup, type Shape } from './types'
import { validateMap } from './validate'

const base: Recording = { config: defaultConfig, edits: [] }
const rates = { field: 'training.learningRate', from: 0.001, to: 0.1, count: 3, scale: 'log' } as const
const methods = { field: 'weighting.id', values: ['equal', 'cagrad'] } as const
const grid: Shape = { form: 'grid', x: rates, y: methods }
const setupOf = (shape: Shape, more: Partial<MapSetup> = {}): MapSetup => ({ ...usualMap(base), shape, ...more })

describe('quantities', () => {
  it('are every number, choice and switch, each once, with a usual axis that fits', () => {
    const quantities = quantitiesOf(defaultConfig)
    const paths = quantities.map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
    for (const path of [
      ...['tasks.t1.weight', 'tasks.t3.scale', 'tasks.t2.labels', 'tasks.t2.rotation', 'tasks.t1.loss.id'],
      ...['network.trunk', 'network.activation', 'network.batchNorm', 'training.learningRate', 'weighting.id'],
      ...['training.optimizer.options.beta1', 'problem.samples', 'tasks.t1.rare', 'tasks.t3.related'],
    ])
      expect(paths).toContain(path)
    for (const path of [
      ...['training.seed', 'tasks.t1.enabled', 'tasks.t1.name', 'tasks.t1.metric', 'tasks.t1.classes', 'network.head'],
      ...['tasks.t1.related', 'tasks.t3.rare'],
    ])
      expect(paths).not.toContain(path)
    for (const quantity of quantities) {
      const axis = usualAxis(quantity)
      expect(validateMap({ shape: { form: 'curve', x: axis } }, base)).toMatchObject({
        setup: { shape: { x: axis } },
        faults: [],
      })
      for (const value of valuesOf(defaultConfig, axis)) {
        const changed = checkedChange(defaultConfig, axis.field, fieldValue(defaultConfig, axis.field, value))
        expect(changed, `${axis.field} ${value}`).not.toBeNull()
      }
    }
  })

  it('may have unlike metrics along an axis; a map then looks at no metric of that task', () => {
    const over = (values: readonly string[]): Shape => ({ form: 'curve', x: { field: 'tasks.t3.loss.id', values } })
    const [mixed, alike] = [over(['mse', 'quantile']), over(['mse', 'huber'])]
    const offered = (shape: Shape) => offeredMeasures({ base, shape }).map(({ id }) => id)
    expect(metricsInCells({ base, shape: mixed }, 't3')).toEqual([{ metric: 'r2' }, { metric: 'r1' }])
    expect(metricsInCells({ base, shape: alike }, 't3')).toEqual([{ metric: 'r2' }])
    expect(offered(alike)).toContain('metric t3')
    expect(offered(mixed)).toEqual(offered(alike).filter((id) => id !== 'metric t3'))
    const grid: Shape = { form: 'grid', x: rates, y: { field: 'tasks.t3.loss.id', values: ['quantile', 'mae'] } }
    expect(metricsInCells({ base, shape: grid }, 't3')).toHaveLength(2)
    expect(metricsInCells({ base, shape: grid }, 't1')).toEqual([{ metric: 'accuracy' }])

    // A map that was to show it shows the task's loss, and says which measures there are.
    const { setup, faults } = validateMap({ shape: mixed, measure: 'metric t3' }, base)
    expect(setup.measure).toBe('loss t3')
    expect(faults).toMatchObject([{ field: 'measure', reason: 'range', value: 'metric t3' }])
    expect(validateMap({ shape: alike, measure: 'metric t3' }, base)).toMatchObject({
      setup: { measure: 'metric t3' },
      faults: [],
    })
  })

  it('may be of one metric in unlike units, which are no one number either', () => {
    const cars = problemNamed('cars')
    const task = cars.usualTasks.find(({ loss }) => loss.id === 'mse')
    if (!task) throw new Error('no task of numbers')
    const of: Recording = {
      config: {
        ...defaultConfig,
        problem: { ...defaultConfig.problem, id: 'cars' },
        tasks: [{ ...task, id: 't1', metric: 'mae' }],
      },
      edits: [],
    }
    const shape: Shape = { form: 'curve', x: { field: 'tasks.t1.target', values: ['power', 'acceleration'] } }
    expect(metricsInCells({ base: of, shape }, 't1')).toEqual([
      { metric: 'mae', unit: 'kW' },
      { metric: 'mae', unit: 's' },
    ])
    expect(validateMap({ shape }, of)).toMatchObject({ setup: { measure: 'loss t1' }, faults: [] })
    const scored = { ...of, config: { ...of.config, tasks: [{ ...task, id: 't1', metric: 'r2' as const }] } }
    expect(metricsInCells({ base: scored, shape }, 't1')).toEqual([{ metric: 'r2' }])
  })

  it('offer only losses that fit the task', () => {
    const loss = quantityOf(defaultConfig, 'tasks.t1.loss.id')
    expect(loss?.kind === 'choice' && loss.values).toContain('hinge')
    expect(loss?.kind === 'choice' && loss.values).not.toContain('mse')
  })

  it('leave out what would put another metric, or an error in place of a score, under one name and scale', () => {
    const values = (config: RunConfig, path: FieldPath) => {
      const quantity = quantityOf(config, path)
      return quantity?.kind === 'choice' ? quantity.values : []
    }
    const [first, ...others] = defaultConfig.tasks
    const measured = { ...defaultConfig, tasks: [{ ...first, metric: 'logLoss' as const }, ...others] }
    expect(values(measured, 'tasks.t1.loss.id')).toContain('focal')
    expect(values(measured, 'tasks.t1.loss.id')).not.toContain('hinge')
    expect(values(measured, 'tasks.t1.target')).not.toContain('ripple')
    const x = { field: 'tasks.t1.loss.id', values: ['bce', 'hinge'] }
    const { faults } = validateMap({ shape: { form: 'curve', x } }, { config: measured, edits: [] })
    expect(faults.map(({ field }) => field)).toEqual(['shape.x.tasks.t1.loss.id'])
  })

  it('have the relatedness of data, also of the first task, where a problem has data', () => {
    const cars = problemNamed('cars')
    const config = { ...defaultConfig, problem: { ...defaultConfig.problem, id: cars.id }, tasks: cars.usualTasks }
    expect(quantityOf(config, 'tasks.t1.original')).toMatchObject({ usual: { from: 0, to: 1, count: 6 } })
    expect(quantityOf(config, 'tasks.t2.related')).toBeNull()
    expect(quantityOf(defaultConfig, 'tasks.t1.original')).toBeNull()
  })

  it('have the product of tasks under a condition alone', () => {
    const clicks = problemNamed('clicks')
    const config = { ...defaultConfig, problem: { ...defaultConfig.problem, id: clicks.id }, tasks: clicks.usualTasks }
    const products = config.tasks.filter(({ id }) => quantityOf(config, taskPath(id, 'product')))
    expect(products.map(({ target }) => target)).toEqual(['purchase'])
    expect(quantityOf(defaultConfig, 'tasks.t1.product')).toBeNull()
  })

  it('take options of the method that is chosen', () => {
    const config = setField(defaultConfig, 'weighting', { id: 'cagrad', options: {}, modifiers: [] })
    expect(quantityOf(config, 'weighting.options.c')).not.toBeNull()
    expect(quantityOf(defaultConfig, 'weighting.options.c')).toBeNull()
  })

  it('know where the set-up itself is; a width is one only if all layers have it', () => {
    expect(ownValue(defaultConfig, 'network.trunk')).toBe(20)
    expect(ownValue(setField(defaultConfig, 'network.trunk', [20, 8]), 'network.trunk')).toBeNull()
    expect(ownValue(defaultConfig, 'training.learningRate')).toBe(0.01)
  })
})

describe('values along an axis', () => {
  test.each([
    [{ from: 0.001, to: 0.1, count: 5, scale: 'log' }, false, [0.001, 0.00316, 0.01, 0.0316, 0.1]],
    [{ from: 0, to: 180, count: 7, scale: 'linear' }, false, [0, 30, 60, 90, 120, 150, 180]],
    [{ from: 0, to: 1, count: 4, scale: 'linear' }, false, [0, 0.333, 0.667, 1]],
    [{ from: -180, to: 180, count: 3, scale: 'linear' }, false, [-180, 0, 180]],
    [{ from: 2, to: 64, count: 6, scale: 'log' }, true, [2, 4, 8, 16, 32, 64]],
    [{ from: 1, to: 3, count: 5, scale: 'linear' }, true, [1, 2, 3]],
    [{ from: 1, to: 0, count: 3, scale: 'linear' }, false, [1, 0.5, 0]],
  ] as const)('%o', (axis, integer, wanted) => {
    expect(rangeValues(axis, integer)).toEqual(wanted)
  })
})

describe('cells', () => {
  it('are every pair of values, row by row', () => {
    const cells = cellsOf(setupOf(grid))
    expect(cells.map(({ at }) => at)).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
      [0, 1],
      [1, 1],
      [2, 1],
    ])
    const last = recordingOf(setupOf(grid), runOf(cells[5], 4))
    expect(last?.config.training).toMatchObject({ learningRate: 0.1, seed: 4, stopAfter: 500 })
    expect(last?.config.weighting.id).toBe('cagrad')
  })

  it('come from coarse to fine: both ends first, then the middle', () => {
    const cells = cellsOf(setupOf({ form: 'curve', x: { ...rates, count: 9 } }))
    expect(levelsOf(cells)).toEqual([0, 3, 2, 3, 1, 3, 2, 3, 0])
    const square = cellsOf(
      setupOf({ form: 'grid', x: { ...rates, count: 5 }, y: { ...rates, field: 'training.l2', count: 5 } }),
    )
    const levels = levelsOf(square)
    expect([0, 1, 2].map((level) => levels.filter((own) => own <= level).length)).toEqual([4, 9, 25])
  })

  it('change every trunk layer with a width', () => {
    const setup = setupOf({
      form: 'curve',
      x: { field: 'network.trunk', from: 2, to: 4, count: 2, scale: 'linear' },
    })
    expect(cellsOf(setup).map((cell) => recordingOf(setup, runOf(cell, 1))?.config.network.trunk)).toEqual([
      [2, 2],
      [4, 4],
    ])
  })

  it('set the weights of a triangle with sum 1, corners included', () => {
    const setup = setupOf({ form: 'triangle', triangle: { tasks: ['t1', 't2', 't3'], intervals: 4 } })
    const weights = cellsOf(setup).map((cell) =>
      recordingOf(setup, runOf(cell, 1))?.config.tasks.map(({ weight }) => weight),
    )
    expect(weights).toHaveLength(15)
    expect(weights).toContainEqual([1, 0, 0])
    expect(weights).toContainEqual([0, 0, 1])
    expect(weights).toContainEqual([0.25, 0.5, 0.25])
    for (const row of weights) expect(row?.reduce((sum, weight) => sum + weight, 0)).toBe(1)
  })

  it('are refused where their changes do not fit together, whatever the order of the axes', () => {
    const config = setField(defaultConfig, 'weighting', { id: 'cagrad', options: {}, modifiers: [] })
    const option = { field: 'weighting.options.c', from: 0.2, to: 0.8, count: 2, scale: 'linear' } as const
    for (const shape of [
      { form: 'grid', x: option, y: methods },
      { form: 'grid', x: methods, y: option },
    ] as const) {
      const setup = { ...setupOf(shape), base: { config, edits: [] } }
      const found = cellsOf(setup).map((cell) => recordingOf(setup, runOf(cell, 1))?.config.weighting)
      expect(found.filter((weighting) => weighting === undefined)).toHaveLength(2)
      expect(found.flatMap((weighting) => weighting?.options.c ?? [])).toEqual([0.2, 0.8])
    }
  })

  it('keep edits of the base, except of what they vary', () => {
    const edits = [
      { step: 10, field: 'training.learningRate', value: 0.5 },
      { step: 20, field: 'tasks.t1.weight', value: 3 },
      { step: 30, field: 'training.stopAfter', value: 40 },
    ] as const
    const setup = { ...setupOf(grid), base: { ...base, edits } }
    expect(recordingOf(setup, runOf(cellsOf(setup)[0], 1))?.edits).toEqual([edits[1]])
  })

  it('share a baseline where they differ in weights or methods alone, and train it as Compare does', () => {
    const setup = setupOf(grid)
    const cells = cellsOf(setup)
    const keys = cells.map((cell) => runOf(cell, 2, 't3').key)
    expect(new Set(keys).size).toBe(3)
    expect(keys[0]).toBe(keys[3])
    const config = setField(defaultConfig, 'training.learningRate', 0.001)
    const comparison = { ...COMPARISON_DEFAULTS, base: { config, edits: [] }, lanes: [], steps: setup.steps }
    const lane = { id: 'b', name: '', changes: [], only: 't3', seeds: null }
    expect(recordingOf(setup, runOf(cells[3], 2, 't3'))).toEqual(laneRecording(comparison, lane, 2))
  })
})

describe('batches', () => {
  const setup = setupOf(grid)
  const record = (run: ReturnType<typeof runOf>) => recordingOf(setup, run)
  const waiting = cellsOf(setup).flatMap((cell) => [runOf(cell, 1), runOf(cell, 2)])

  it('hold runs that observe the same, in order, and leave the others in order', () => {
    const { batch, refused, rest } = nextBatch(waiting, record, 64)
    expect(batch.map(({ recording }) => recording.config.weighting.id)).toEqual(Array(6).fill('equal'))
    expect(refused).toEqual([])
    expect(rest).toEqual(waiting.slice(6))
    expect(nextBatch(rest, record, 4).batch.map(({ run }) => run)).toEqual(waiting.slice(6, 10))
  })

  it('pass over runs that cannot be trained, and end', () => {
    const nothing = nextBatch(waiting, () => null, 64)
    expect(nothing).toMatchObject({ batch: [], rest: [] })
    expect(nothing.refused).toEqual(waiting)
  })

  it('tell apart what changes how a step is observed', () => {
    const [first] = waiting
    const key = (field: Parameters<typeof setField>[1], value: unknown) => {
      const recording = record(first) ?? base
      return observationKey({ ...recording, config: setField(recording.config, field, value) })
    }
    const own = observationKey(record(first) ?? base)
    expect(key('tasks.t1.weight', 5)).toBe(own)
    expect(key('tasks.t1.rotation', 5)).toBe(own)
    expect(key('weighting.id', 'mgda')).not.toBe(own)
    expect(key('network.trunk', [9])).not.toBe(own)
  })
})

describe('ready-made maps', () => {
  test.each(readyMadeIds)('%s is a map that validation leaves alone', (id) => {
    const made = readyMade(id, base)
    expect(made).not.toBeNull()
    if (!made) return
    const { base: own, ...raw } = made
    expect(validateMap(raw, own)).toEqual({ setup: made, faults: [] })
    expect(cellsOf(made).length).toBeGreaterThan(4)
    for (const cell of cellsOf(made)) expect(recordingOf(made, runOf(cell, 1))).not.toBeNull()
  })

  it('need two tasks, the triangle three', () => {
    const only = { ...base, config: { ...defaultConfig, tasks: defaultConfig.tasks.slice(0, 1) } }
    expect(readyMadeIds.map((id) => readyMade(id, only))).toEqual(readyMadeIds.map(() => null))
    const two = { ...base, config: { ...defaultConfig, tasks: defaultConfig.tasks.slice(0, 2) } }
    expect(readyMadeIds.filter((id) => readyMade(id, two) === null)).toEqual(['simplex'])
  })

  it.each(problems)('of $id vary only dials that its tasks have', ({ id, usualTasks }) => {
    const own = { ...base, config: { ...defaultConfig, problem: { ...defaultConfig.problem, id }, tasks: usualTasks } }
    for (const made of readyMadeIds.map((ready) => readyMade(ready, own))) {
      if (!made) continue
      const { base: of, ...raw } = made
      expect(validateMap(raw, of).faults).toEqual([])
    }
  })

  it('of weights let the sliders decide', () => {
    const config = setField(defaultConfig, 'weighting', { id: 'mgda', options: {}, modifiers: [] })
    const made = readyMade('weights', { config, edits: [] })
    expect(made && getField(made.base.config, 'weighting.id')).toBe('weighted-sum')
  })
})

describe('validation', () => {
  const shape = (x: unknown, y?: unknown) => ({
    shape: y === undefined ? { form: 'curve', x } : { form: 'grid', x, y },
  })
  test.each([
    ['no object', 7, ''],
    ['an unknown key', { more: 1 }, 'more'],
    ['an unknown form', { shape: { form: 'cube' } }, 'shape.form'],
    [
      'an unknown field',
      shape({ field: 'training.magic', from: 1, to: 2, count: 3, scale: 'linear' }),
      'shape.x.field',
    ],
    ['a field that is no path', shape({ field: '__proto__', from: 1, to: 2 }), 'shape.x.field'],
    ['a seed as an axis', shape({ field: 'training.seed', from: 1, to: 2 }), 'shape.x.field'],
    ['an endless range', shape({ ...rates, to: Number.POSITIVE_INFINITY }), 'shape.x.training.learningRate'],
    ['a range beyond the limits', shape({ ...rates, to: 99 }), 'shape.x.training.learningRate'],
    ['an empty range', shape({ ...rates, to: rates.from }), 'shape.x.training.learningRate'],
    ['too many values', shape({ ...rates, count: 41 }), 'shape.x.training.learningRate'],
    ['half a value', shape({ ...rates, count: 2.5 }), 'shape.x.training.learningRate'],
    [
      'a logarithm of zero',
      shape({ field: 'tasks.t1.noise', from: 0, to: 1, count: 3, scale: 'log' }),
      'shape.x.tasks.t1.noise',
    ],
    ['an unknown choice', shape({ field: 'weighting.id', values: ['magic'] }), 'shape.x.weighting.id'],
    ['no choice', shape({ field: 'weighting.id', values: [] }), 'shape.x.weighting.id'],
    ['the same field twice', shape(rates, rates), 'shape.y.field'],
    ['a triangle of two', { shape: { form: 'triangle', triangle: { tasks: ['t1', 't2'] } } }, 'shape.triangle.tasks'],
    [
      'a triangle with a task twice',
      { shape: { form: 'triangle', triangle: { tasks: ['t1', 't2', 't2'] } } },
      'shape.triangle.tasks',
    ],
    ['an unknown measure', { measure: 'loss t9' }, 'measure'],
    ['no seeds', { seeds: [] }, 'seeds'],
    ['no steps', { steps: 0 }, 'steps'],
    ['too many steps', { steps: 1e9 }, 'steps'],
    ['a threshold above 1', { threshold: 3 }, 'threshold'],
  ])('%s is named, and the map can still be computed', (_, raw, field) => {
    const { setup, faults } = validateMap(raw, base)
    expect(faults.map((fault) => fault.field)).toEqual([field])
    const { base: own, ...rest } = setup
    expect(validateMap(rest, own)).toEqual({ setup, faults: [] })
    expect(cellsOf(setup).length).toBeGreaterThan(1)
  })

  it('keeps the order of chosen values and drops duplicates', () => {
    const { setup, faults } = validateMap(shape({ field: 'weighting.id', values: ['mgda', 'equal', 'mgda'] }), base)
    expect(faults).toEqual([])
    expect(setup.shape).toMatchObject({ x: { values: ['mgda', 'equal'] } })
  })

  it('gives a field without a range its usual one', () => {
    const { setup, faults } = validateMap(shape({ field: 'tasks.t2.rotation' }), base)
    expect(faults).toEqual([])
    expect(setup.shape.form === 'curve' && isRange(setup.shape.x) && setup.shape.x.to).toBe(180)
  })
})
