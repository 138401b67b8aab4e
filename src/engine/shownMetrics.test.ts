import { describe, expect, test } from 'vitest'
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { RunConfig, TaskConfig } from '../core/config/types'
import { metricOfOutputs } from '../core/metrics/outputs'
import { createCpuEngine } from './cpu/engine'
import type { Engine } from './engine'
import { createTrainer } from './trainer'
import type { StepRecord } from './trainer.types'
import { createWasmEngine } from './wasm/engine'

const engines: readonly (readonly [string, () => Promise<Engine>])[] = [
  ['cpu', async () => createCpuEngine()],
  [
    'wasm',
    async () => {
      const made = await createWasmEngine()
      if ('unavailable' in made) throw new Error(made.unavailable)
      return made
    },
  ],
]

const usual: readonly TaskConfig[] = [
  { ...defaultTask('t1', 'circles', 'bce'), rare: 0.3, labels: 0.8 },
  defaultTask('t2', 'blobs', 'softmax'),
  { ...defaultTask('t3', 'ripple', 'mse'), scale: 5 },
]
const withMetrics = (...metrics: readonly TaskConfig['metric'][]): RunConfig => ({
  ...defaultConfig,
  tasks: usual.map((task, t) => ({ ...task, metric: metrics[t] })),
  weighting: { id: 'dtp', options: {}, modifiers: [] },
})

const STEPS = 60

/** Records of runs that train side by side, and the outputs of each for the test rows at the end. */
async function trained(engine: Engine, configs: readonly RunConfig[]) {
  const records = configs.map((): StepRecord[] => [])
  const trainer = await createTrainer(engine, {
    recordings: configs.map((config) => ({ config, edits: [] })),
    onRecord: (run, record) => records[run].push(record),
  })
  while (trainer.step < STEPS && trainer.advance());
  const { test } = trainer.data
  const outputs = configs.map((_, run) => trainer.predict(run, Float32Array.from(test.inputs)))
  const now = configs.map((_, run) => trainer.look(run))
  trainer.dispose()
  return { records, outputs, now, test }
}

const numbersOf = ({ testMetrics: _, testScores: _scores, ...others }: StepRecord) => others

describe.each(engines)('on %s', (_, make) => {
  test('metrics from outputs change no other number, and are those of the predictions', async () => {
    const engine = await make()
    const configs = [withMetrics('usual', 'usual', 'usual'), withMetrics('auc', 'macroF1', 'mae')]
    const [alone] = (await trained(engine, [configs[0]])).records
    const { records, outputs, now, test: rows } = await trained(engine, configs)
    // The second run has the same seed, so both are the same training.
    expect(records[0]).toEqual(alone)
    expect(records[1].map(numbersOf)).toEqual(alone.map(numbersOf))
    const shown = [
      metricOfOutputs('auc', { kind: 'binary', loss: 'bce', outputs: 1, factor: 1 }, outputs[1][0], rows, 0),
      metricOfOutputs(
        'macroF1',
        { kind: 'multiclass', loss: 'softmax', outputs: 3, factor: 1 },
        outputs[1][1],
        rows,
        1,
      ),
      metricOfOutputs('mae', { kind: 'regression', loss: 'mse', outputs: 1, factor: 1 }, outputs[1][2], rows, 2),
    ]
    expect(shown.every(Number.isFinite)).toBe(true)
    expect([...now[1].testMetrics]).toEqual(shown)
    // An error has no place among scores: there the task keeps R².
    expect([...now[1].testScores]).toEqual([shown[0], shown[1], now[0].testMetrics[2]])
    expect([...now[0].testScores]).toEqual([...now[0].testMetrics])
  })

  test('R² of a quantile loss, and accuracy from the sums', async () => {
    const quantile = { ...defaultTask('t1', 'plane', 'quantile'), loss: { id: 'quantile', options: { quantile: 0.8 } } }
    const config = (metric: TaskConfig['metric']) => ({ ...defaultConfig, tasks: [{ ...quantile, metric }] })
    const engine = await make()
    const { now } = await trained(engine, [config('usual'), config('r1'), config('r2')])
    const [first, second, third] = now.map(({ testMetrics }) => testMetrics[0])
    expect(second).toBe(first)
    expect(third).not.toBe(first)
    expect(third).toBeLessThan(1)
  })
})
