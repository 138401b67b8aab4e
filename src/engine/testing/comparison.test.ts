import { expect, test } from 'vitest'
import { laneRecording, runsOf } from '../../core/comparison/expand'
import type { Comparison } from '../../core/comparison/types'
import { defaultConfig } from '../../core/config/defaults'
import type { Recording } from '../../core/config/types'
import { createCpuEngine } from '../cpu/engine'
import { createTrainer } from '../trainer'
import type { StepRecord } from '../trainer.types'

const comparison: Comparison = {
  base: {
    config: { ...defaultConfig, problem: { ...defaultConfig.problem, samples: 120 } },
    edits: [{ step: 10, field: 'training.learningRate', value: 0.02 }],
  },
  lanes: [
    { id: 'a', name: '', changes: [], only: null, seeds: null },
    {
      id: 'b',
      name: '',
      changes: [{ field: 'weighting', value: { id: 'pcgrad', options: {}, modifiers: [] } }],
      only: null,
      seeds: null,
    },
    { id: 'c', name: '', changes: [], only: 't2', seeds: null },
  ],
  seeds: [4, 9],
  fork: 30,
  steps: 60,
  threshold: 0.9,
}

/** The records of every run, [R][], with all runs trained together. */
async function films(recordings: readonly Recording[]): Promise<StepRecord[][]> {
  const found: StepRecord[][] = recordings.map(() => [])
  const trainer = await createTrainer(createCpuEngine(), {
    recordings,
    onRecord: (run, record) => found[run].push(record),
  })
  while (trainer.advance());
  expect(trainer.stopped).toEqual({ kind: 'reached', step: comparison.steps })
  return found
}
const lossesAt = (film: readonly StepRecord[], step: number) => film.find((record) => record.step === step)?.testLosses

test('lanes are equal up to the fork and differ after it', async () => {
  const [a4, a9, b4, b9, c4] = await films(runsOf(comparison).map(({ recording }) => recording))
  for (const step of [0, 20, comparison.fork]) {
    expect(lossesAt(b4, step)).toEqual(lossesAt(a4, step))
    expect(lossesAt(b9, step)).toEqual(lossesAt(a9, step))
    expect(lossesAt(c4, step)).toEqual(lossesAt(a4, step))
    expect(lossesAt(a9, step)).not.toEqual(lossesAt(a4, step))
  }
  expect(lossesAt(b4, 40)).not.toEqual(lossesAt(a4, 40))
  expect(lossesAt(c4, 40)).not.toEqual(lossesAt(a4, 40))
  expect([...(c4.at(-1)?.weights ?? [])]).toEqual([0, 1, 0])
})

test('a lane beside others trains the same as alone', async () => {
  const whole = { ...comparison, fork: 0 }
  const together = await films(runsOf(whole).map(({ recording }) => recording))
  for (const [i, lane] of whole.lanes.entries()) {
    const [alone] = await films([laneRecording(whole, lane, 9)])
    // A lane that observes gradients makes all lanes sum in another order, so the last bits may differ.
    for (const [k, record] of together[2 * i + 1].entries()) {
      expect(record.step).toBe(alone[k].step)
      for (const name of ['trainLosses', 'testLosses', 'weights'] as const) {
        for (const [t, value] of record[name].entries()) expect(value).toBeCloseTo(alone[k][name][t], 9)
      }
    }
  }
})
