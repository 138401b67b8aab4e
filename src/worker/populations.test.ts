import { afterEach, expect, it, vi } from 'vitest'
import { setField } from '../core/config/paths'
import type { Recording } from '../core/config/types'
import { createCpuEngine } from '../engine/cpu/engine'
import { EngineLimitError, type TooLarge } from '../engine/engine'
import { Populations } from './populations'
import { smallConfig } from './testing/host'

afterEach(() => vi.unstubAllGlobals())

/** Six runs of one program, then six of another. */
const recordings: readonly Recording[] = [[6], [8, 8]].flatMap((trunk) =>
  Array.from({ length: 6 }, () => ({ config: setField(smallConfig, 'network.trunk', trunk), edits: [] })),
)

/** What is too large where only so many GB of memory are known; null if the first `count` runs fit. */
async function tooLargeFor(count: number, deviceMemory: number): Promise<TooLarge | null> {
  vi.stubGlobal('navigator', { deviceMemory })
  try {
    const clock = { now: () => 0, after: () => () => {} }
    const options = { clock, followsLosses: false, onRecord: () => {} }
    const populations = await Populations.create(createCpuEngine(), recordings.slice(0, count), options)
    populations.dispose()
    return null
  } catch (error) {
    if (error instanceof EngineLimitError) return error.tooLarge
    throw error
  }
}

it('names all runs where one of several populations has no room beside the others, and how many fit together', async () => {
  let named = 0
  for (let memory = 0.01; memory > 1e-5; memory *= 0.9) {
    const tooLarge = await tooLargeFor(12, memory)
    if (tooLarge?.number !== 'allRuns') continue
    named++
    expect(tooLarge.value).toBe(12)
    expect(tooLarge.most).toBeGreaterThanOrEqual(6)
    expect(await tooLargeFor(tooLarge.most, memory)).toBeNull()
    expect(await tooLargeFor(tooLarge.most + 1, memory)).not.toBeNull()
  }
  expect(named).toBeGreaterThan(1)
})
