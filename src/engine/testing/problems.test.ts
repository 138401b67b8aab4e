/** Every problem of the registry, with its usual tasks, on both engines of the processor. */
import { describe, expect, it } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import type { RunConfig } from '../../core/config/types'
import { problems } from '../../core/problems/all'
import { bringPublicData } from '../../core/testing/publicData'
import { createCpuEngine } from '../cpu/engine'
import type { Engine } from '../engine'
import { createTrainer } from '../trainer'
import { createWasmEngine } from '../wasm/engine'

const STEPS = 20

async function lossesOf(engine: Engine, config: RunConfig): Promise<number[]> {
  const seen: number[] = []
  const trainer = await createTrainer(engine, {
    recordings: [{ config, edits: [] }],
    onRecord: (_run, { trainLosses, testLosses }) => seen.push(...trainLosses, ...testLosses),
  })
  while (trainer.step < STEPS) trainer.advance()
  trainer.dispose()
  return seen
}

describe.each(problems.map((problem) => [problem.id, problem] as const))('%s', (id, { usualTasks }) => {
  const config: RunConfig = { ...defaultConfig, problem: { ...defaultConfig.problem, id }, tasks: usualTasks }

  it('trains alike on both engines', async () => {
    bringPublicData(config)
    const wasm = await createWasmEngine()
    if ('unavailable' in wasm) throw new Error(wasm.unavailable)
    const [exact, single] = [await lossesOf(createCpuEngine(), config), await lossesOf(wasm, config)]
    expect(exact).toHaveLength(STEPS * 2 * usualTasks.length)
    exact.forEach((loss, i) => {
      // A batch without a label has no loss.
      if (Number.isNaN(loss)) expect(single[i], `value ${i}`).toBeNaN()
      else expect(Math.abs(single[i] - loss), `value ${i}`).toBeLessThan(1e-4 * Math.max(1, Math.abs(loss)))
    })
  })
})
