/** Trains the default problem with every weighting: one population, one run for each method. */
import { defaultConfig } from '../../../src/core/config/defaults'
import { weightings } from '../../../src/core/weightings/all'
import type { Engine } from '../../../src/engine/engine'
import { createTrainer } from '../../../src/engine/trainer'
import type { StepRecord } from '../../../src/engine/trainer.types'

export interface Film {
  readonly weighting: string
  /** Mean training loss over the tasks, over steps 0 to 20 and over the last fifty. */
  readonly early: number
  readonly late: number
  /** True if every recorded loss, weight and metric is finite. */
  readonly finite: boolean
}

export async function filmOfEveryWeighting(engine: Engine, steps: number): Promise<readonly Film[]> {
  const records: StepRecord[][] = weightings.map(() => [])
  const trainer = await createTrainer(engine, {
    recordings: weightings.map(({ id }) => ({
      config: {
        ...defaultConfig,
        weighting: { id, options: {}, modifiers: [] },
        training: { ...defaultConfig.training, batchSize: 32 },
      },
      edits: [],
    })),
    onRecord: (run, record) => records[run].push(record),
  })
  while (trainer.step <= steps && trainer.advance());
  const stopped = trainer.stopped
  trainer.dispose()
  if (stopped) throw new Error(`stopped: ${JSON.stringify(stopped)}`)
  return weightings.map(({ id }, run) => ({
    weighting: id,
    early: meanLoss(records[run].filter(({ step }) => step <= 20)),
    late: meanLoss(records[run].filter(({ step }) => step > steps - 50)),
    finite: records[run].every((record) =>
      [record.trainLosses, record.testLosses, record.testMetrics, record.weights, record.headWeights].every((values) =>
        values.every(Number.isFinite),
      ),
    ),
  }))
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length
const meanLoss = (records: readonly StepRecord[]): number =>
  mean(records.map(({ trainLosses }) => mean([...trainLosses])))
