/** The page's usual set-up learns every task of the tables. */
import { expect, test } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import { problemNamed } from '../../core/problems/all'
import { bringPublicData } from '../../core/testing/publicData'
import { createTrainer } from '../trainer'
import { createWasmEngine } from '../wasm/engine'

const STEPS = 400

/** To which share of its first value each test loss falls at least; measured shares are at most four fifths of these. */
test.each([
  ['penguins', [0.2, 0.6, 0.3]],
  ['cars', [0.2, 0.2, 0.7, 0.7]],
] as const)('%s', async (id, most) => {
  const config = { ...defaultConfig, problem: { ...defaultConfig.problem, id }, tasks: problemNamed(id).usualTasks }
  bringPublicData(config)
  const wasm = await createWasmEngine()
  if ('unavailable' in wasm) throw new Error(wasm.unavailable)
  const trainer = await createTrainer(wasm, { recordings: [{ config, edits: [] }] })
  const before = [...trainer.look(0).testLosses]
  while (trainer.step < STEPS) trainer.advance()
  const after = [...trainer.look(0).testLosses]
  trainer.dispose()
  after.forEach((loss, t) => {
    expect(loss / before[t], `task ${t + 1}`).toBeLessThan(most[t])
  })
})
