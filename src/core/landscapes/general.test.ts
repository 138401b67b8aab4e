/** Paths by closed forms against paths by `decide` and `update`. */
import { expect, test } from 'vitest'
import type { WeightingConfig } from '../config/types'
import { optimizers } from '../optimizers/all'
import type { LooseOptions } from '../options'
import { pairs } from '../weightings/pairs/all'
import { landscapeById } from './all'
import { createPath, type LandscapePath } from './paths'
import { refusalOf } from './refusal'
import { type LandscapeSetup, usualSetup } from './setup'

const OPTIONS: Readonly<Record<string, LooseOptions>> = { famo: { decay: 0, minLosses: [-2.1, -21] } }
const methods = pairs.map(({ id }): WeightingConfig => ({ id, options: OPTIONS[id] ?? {}, modifiers: [] }))
/** The general forms of these round otherwise, see `pairs.test.ts`. */
const ROUNDS = ['mgda', 'cagrad', 'nash-mtl', 'fairgrad']

function bothPaths(setup: LandscapeSetup, method: WeightingConfig): LandscapePath[] {
  return [false, true].map((isGeneral) => {
    const path = createPath(setup, method, setup.starts[0], isGeneral)
    for (const slice of [1, 30, 600, 1200]) path.advance(slice)
    return path
  })
}

test.each(methods)('$id over the valley and the bowls', (method) => {
  for (const id of ['valley-scaled', 'bowls', 'fonseca'] as const) {
    if (refusalOf(landscapeById(id), method)) continue
    const setup = { ...usualSetup(id), steps: 1200, clipNorm: id === 'fonseca' ? 0.2 : 0 }
    const [ours, general] = bothPaths(setup, method)
    expect(ours.done).toBe(1200)
    if (ROUNDS.includes(method.id)) {
      const gaps = ours.kept.positions.map((x, k) => Math.abs(x - general.kept.positions[k]))
      expect(Math.max(...gaps.subarray(0, 2 * ours.kept.count))).toBeLessThan(1e-6)
    } else {
      expect(ours.kept).toEqual(general.kept)
    }
  }
})

test('with every optimizer', () => {
  for (const { id } of optimizers) {
    const setup = { ...usualSetup('crossed'), steps: 500, optimizer: { id, options: {} }, learningRate: 0.003 }
    const [ours, general] = bothPaths(setup, methods[0])
    expect(ours.kept).toEqual(general.kept)
  }
})

test('the control: another step size gives another path', () => {
  const setup = { ...usualSetup('bowls'), steps: 50 }
  const [ours] = bothPaths(setup, methods[0])
  const [, general] = bothPaths({ ...setup, learningRate: 0.1 + 1e-12 }, methods[0])
  expect(ours.kept).not.toEqual(general.kept)
})
