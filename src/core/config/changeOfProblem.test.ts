import { expect, it, vi } from 'vitest'
import { sums } from '../testing/sums'
import { changeOfProblem } from './changeOfProblem'
import { chosen } from './chosen'
import { defaultConfig } from './defaults'
import type { RunConfig, WeightingConfig } from './types'

vi.mock('../problems/all', async () => {
  const { lookupsIn } = await import('../problems/lookups')
  const { plane } = await import('../problems/plane/plane')
  const { sums } = await import('../testing/sums')
  return { problems: [plane, sums], ...lookupsIn([plane, sums]) }
})

const chooseSums = (weighting: WeightingConfig, edits: number) => {
  const before: RunConfig = { ...defaultConfig, weighting }
  const after = chosen(before, 'problem.id', 'sums')
  if (!after) throw new Error('refused')
  const made = Array.from(
    { length: edits },
    (_, step) => ({ step, field: 'training.learningRate', value: 0.1 }) as const,
  )
  return changeOfProblem({ edits: made }, before, after)
}
const smooth = [{ id: 'smooth', options: {} }]

it('keeps a weighting that fits, with its modifiers', () => {
  const weighting = { id: 'cagrad', options: { c: 0.3 }, modifiers: smooth }
  const change = chooseSums(weighting, 2)
  expect(change).toMatchObject({ keptWeighting: true, perTask: false, edits: 2 })
  expect(change.after.weighting).toBe(weighting)
  expect(change.after.tasks).toBe(sums.usualTasks)
  expect([change.after.network, change.after.training]).toEqual([defaultConfig.network, defaultConfig.training])
})

it('replaces typed weights of a task that is gone, and keeps their modifiers', () => {
  const typed = (formulas: string) => ({ id: 'formula', options: { formulas }, modifiers: smooth })
  const lost = chooseSums(typed('1; 1; L3'), 0)
  expect(lost).toMatchObject({ keptWeighting: false, perTask: false })
  expect(lost.after.weighting).toEqual({ ...defaultConfig.weighting, modifiers: smooth })
  const kept = chooseSums(typed('1; L1'), 0)
  expect(kept.keptWeighting).toBe(true)
})

it('finds values per task, of the method and of its modifiers', () => {
  const own = { id: 'manual-schedule', options: { curves: [[[0, 1]], [[0, 2]]] }, modifiers: [] }
  expect(chooseSums(own, 0).perTask).toBe(true)
  expect(chooseSums({ ...own, options: {} }, 0).perTask).toBe(false)
})
