import { expect, test } from 'vitest'
import { weightings } from '../weightings/all'
import { landscapeIds, landscapeOf } from './all'
import { createPath } from './paths'
import { frontOf, harmlessAt, lossGrid } from './picture'
import { refusalOf } from './refusal'
import { usualSetup } from './setup'
import { validateLandscape } from './validate'

test('every usual set-up is valid, and each of its paths moves', () => {
  for (const id of landscapeIds) {
    const setup = usualSetup(id)
    expect(validateLandscape(JSON.parse(JSON.stringify(setup)))).toEqual({ setup, faults: [] })
    for (const method of setup.methods) {
      for (const start of setup.starts) {
        const path = createPath(setup, method, start)
        path.advance(20)
        expect([id, method.id, path.done, path.stopped]).toEqual([id, method.id, 20, null])
        expect(path.momentAt(20).point).not.toEqual(start)
      }
    }
  }
})

test('what cannot be read is named and has its usual value', () => {
  const { setup, faults } = validateLandscape({
    landscape: 'bowls',
    scales: [1, -2],
    starts: [[1, 2], [1], 'here'],
    methods: [{ id: 'mgda', options: { normalization: 'l7' } }, { id: 'nothing' }, 3],
    optimizer: { id: 'adam', options: { beta1: 2 } },
    steps: 2.5,
    formulas: ['x', 'y'.repeat(201)],
    colour: 'red',
  })
  expect(faults.map(({ field, reason }) => `${field} ${reason}`)).toEqual([
    'formulas.2 range',
    'scales.2 range',
    'starts.2 type',
    'starts.3 type',
    'methods.1.options.normalization range',
    'methods.2.id range',
    'methods.3 type',
    'optimizer.options.beta1 range',
    'steps type',
    'colour unknown',
  ])
  const usual = usualSetup('bowls')
  expect(setup).toEqual({
    ...usual,
    formulas: ['x', usual.formulas[1]],
    starts: [[1, 2]],
    methods: [{ id: 'mgda', options: {}, modifiers: [] }],
    optimizer: { id: 'adam', options: {} },
  })
  for (const raw of [null, 3, [], 'x', { landscape: 7 }]) {
    const read = validateLandscape(raw)
    expect(read.setup).toEqual(usualSetup('valley'))
    expect(read.faults).toHaveLength(1)
  }
})

test('without a start or a method that can be read, the usual ones are there', () => {
  const { setup, faults } = validateLandscape({ landscape: 'bowls', starts: [], methods: ['nothing'] })
  expect(faults.map(({ field, reason }) => `${field} ${reason}`)).toEqual(['starts range', 'methods.1 type'])
  expect(setup).toEqual(usualSetup('bowls'))
})

test('every method has a path over the bowls, or a reason why not', () => {
  const setup = { ...usualSetup('bowls'), steps: 30 }
  const refused = (weightings as readonly { readonly id: string }[]).flatMap(({ id }) => {
    const method = { id, options: {}, modifiers: [] }
    const path = createPath(setup, method, [1, 3])
    path.advance(30)
    expect(path.done > 0).toBe(path.stopped === null)
    const { point, weights } = path.momentAt(30)
    expect([id, ...point, ...weights].slice(1).every(Number.isFinite)).toBe(true)
    return path.stopped ? [`${id}: ${path.stopped.reason}`] : []
  })
  expect(refused).toEqual(['dtp: metrics'])
})

test('methods that need positive losses are refused where losses go below zero', () => {
  const valley = landscapeOf(usualSetup('valley'))
  const refusal = (id: string, options = {}) => valley && refusalOf(valley, { id, options, modifiers: [] })
  expect([refusal('uw'), refusal('dwa'), refusal('gls')]).toEqual(Array(3).fill('negativeLosses'))
  expect([refusal('famo'), refusal('famo', { minLosses: [-2.1, -21] })]).toEqual(['negativeLosses', null])
  expect([refusal('mgda'), refusal('mgda', { normalization: 'loss' })]).toEqual([null, 'negativeLosses'])
})

test('pictures: grid, front, cone', () => {
  const setup = usualSetup('fonseca')
  const landscape = landscapeOf(setup)
  if (!landscape) throw new Error('no landscape')
  const grid = lossGrid(landscape, [1, 2], { x1: [0, 1], x2: [0, 1] }, 3, 2)
  expect(grid.losses[1][5]).toBeCloseTo(2 * (1 - Math.exp(-2 * (1 + Math.SQRT1_2) ** 2)), 12)
  const front = frontOf(landscape, [1, 1], 101)
  expect(front?.points.filter((_, k) => front.hollow[k]).map(([t]) => Math.abs(t) < 0.51)).not.toContain(false)
  expect(front?.hollow.filter(Boolean).length).toBeGreaterThan(60)
  expect(harmlessAt(landscape, [1, 1], [2, 1])).not.toBeNull()
  expect(harmlessAt(landscape, [1, 1], [0, 0])?.to).toBeCloseTo(harmlessAt(landscape, [1, 1], [0, 0])?.from ?? 0, 6)
})
