import { beforeEach, describe, expect, it } from 'vitest'
import { whereItEnds } from '../../core/landscapes/ends'
import { keptAt, keptCount } from '../../core/landscapes/kept'
import { createPath } from '../../core/landscapes/paths'
import { type LandscapeSetup, usualSetup } from '../../core/landscapes/setup'
import { validateLandscape } from '../../core/landscapes/validate'
import { colorsFor } from './colors'
import { boundsOf } from './paths'
import { landscapePresetIds, landscapePresets } from './presets'
import { placeOfStep, stepAtPlace } from './steps'
import {
  addMethod,
  addStart,
  changeLandscape,
  landscapeStore,
  moveStart,
  redoLandscape,
  removeMethod,
  removeStart,
  replaceLandscape,
  resetLandscape,
  showLandscape,
  undoLandscape,
} from './store'

const setup = () => landscapeStore.getState().setup

beforeEach(() => landscapeStore.setState(landscapeStore.getInitialState(), true))

describe('changes of the landscape', () => {
  it('undoes a drag as one change', () => {
    const { commits } = landscapeStore.getState()
    moveStart(0, [1, 1], 'drag')
    moveStart(0, [2, 2], 'drag')
    expect(landscapeStore.getState().commits).toBe(commits)
    moveStart(0, [3, 3], 'commit')
    expect(landscapeStore.getState().commits).toBe(commits + 1)
    expect(setup().starts[0]).toEqual([3, 3])
    undoLandscape()
    expect(setup()).toEqual(usualSetup('valley'))
    redoLandscape()
    expect(setup().starts[0]).toEqual([3, 3])
  })

  it('keeps typed formulas when another landscape is chosen and when it is reset', () => {
    changeLandscape({ formulas: ['x^2', 'y^2'] })
    showLandscape('fonseca')
    expect(setup().formulas).toEqual(['x^2', 'y^2'])
    changeLandscape({ learningRate: 0.5 })
    resetLandscape()
    expect(setup()).toEqual({ ...usualSetup('fonseca'), formulas: ['x^2', 'y^2'] })
  })

  it('keeps at least one start and one method, and no more than the limits', () => {
    for (let k = 0; k < 20; k++) {
      addStart([k, 0])
      addMethod('equal')
    }
    expect(setup().starts).toHaveLength(8)
    expect(setup().methods).toHaveLength(12)
    for (let k = 0; k < 20; k++) {
      removeStart(0)
      removeMethod(0)
    }
    expect(setup().starts).toHaveLength(1)
    expect(setup().methods).toHaveLength(1)
  })

  it('keeps the objects that a change does not concern', () => {
    const before = setup()
    moveStart(0, [1, 1], 'drag')
    expect(setup().methods).toBe(before.methods)
    expect(setup().optimizer).toBe(before.optimizer)
    expect(setup().starts).not.toBe(before.starts)
    removeMethod(0)
    expect(setup().methods[0]).toBe(before.methods[1])
  })

  it('counts the same set-up as no change, in whatever order its fields are', () => {
    replaceLandscape(usualSetup('valley'))
    expect(landscapeStore.getState().past).toHaveLength(0)
    replaceLandscape(usualSetup('bowls'))
    const { steps, ...rest } = usualSetup('bowls')
    replaceLandscape({ steps, ...rest })
    expect(landscapeStore.getState().past).toHaveLength(1)
  })
})

describe('the colours of methods', () => {
  const method = (id: string, options = {}) => ({ id, options, modifiers: [] })
  it('stay when another method is removed, changed or undone', () => {
    const all = [method('a'), method('b'), method('c')]
    const first = colorsFor(all, [], [])
    expect(first).toEqual([1, 2, 3])
    const without = [all[0], all[2]]
    const fewer = colorsFor(without, all, first)
    expect(fewer).toEqual([1, 3])
    expect(colorsFor(all, without, fewer)).toEqual([1, 2, 3])
    expect(colorsFor([all[0], method('c', { x: 1 })], without, fewer)).toEqual([1, 3])
    expect(colorsFor([all[0], method('d')], without, fewer)).toEqual([1, 3])
    expect(colorsFor([...without, method('a')], without, fewer)).toEqual([1, 3, 2])
  })
})

describe('the slider of steps', () => {
  it('has a place for every step that paths keep, and no other', () => {
    const long = { ...usualSetup('bowls'), steps: 5000 }
    const path = createPath(long, long.methods[0], long.starts[0])
    path.advance(5000)
    const { steps, count } = path.kept
    const places = Array.from({ length: placeOfStep(5000) + 1 }, (_, place) => stepAtPlace(place, 5000))
    expect(places).toEqual([...steps.slice(0, count)])
    expect(keptAt(path.kept, 5000)).toBe(count - 1)
    expect(keptCount(5000)).toBeGreaterThanOrEqual(places.length)
  })

  it.each([1, 100, 512, 513, 100_000, 1_000_000])('ends at the last of %i steps', (steps) => {
    expect(stepAtPlace(placeOfStep(steps), steps)).toBe(steps)
  })
})

it('shows starts outside of the usual part of the plane', () => {
  const far = boundsOf({ ...usualSetup('bowls'), starts: [[20, 0]] })
  expect(far.x1[1]).toBeGreaterThan(20)
  expect(far.x2).toEqual([-4, 5])
})

describe('the ready-made set-ups', () => {
  it.each(landscapePresetIds)('can be read from a link: %s', (id) => {
    expect(validateLandscape(landscapePresets[id]).faults).toEqual([])
  })

  const endsOf = (id: 'fast' | 'hollow', method: string) => {
    const setup: LandscapeSetup = landscapePresets[id]
    const chosen = setup.methods.find((each) => each.id === method)
    if (!chosen) throw new Error(`${id} has no ${method}`)
    return setup.starts.map((start) => {
      const path = createPath(setup, chosen, start)
      path.advance(setup.steps)
      return whereItEnds(setup, path)
    })
  }

  it('ten times the step: the mean reaches the front from every start', () => {
    expect(endsOf('fast', 'equal').map(({ kind }) => kind)).toEqual(['front', 'front', 'front'])
  })

  it('hollow front: the weighted sum ends outside the hollow part, Tchebycheff inside', () => {
    const along = (method: string) => endsOf('hollow', method).map(({ point }) => Math.abs(point[0]))
    expect(Math.min(...along('weighted-sum'))).toBeGreaterThan(0.5)
    expect(Math.max(...along('tchebycheff'))).toBeLessThan(0.5)
  })
})
