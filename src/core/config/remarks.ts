/**
 * Finds set-ups that train without an error and cannot learn. Each remark names the fields that cause it, and a change
 * that helps if there is one. The limits were found by trying: the default network on the default problem, 1,200
 * steps. `remarks.test.ts` trains such set-ups.
 */
import { learningRateAt } from '../schedules/all'
import { batchSizeOf } from './program'
import { type Remark, remedy } from './remark'
import type { TaskFacts } from './taskFacts'
import { remarksOnTask } from './taskRemarks'
import type { RunConfig } from './types'
import { remarksOnWeighting } from './weightingRemarks'

/** What keeps a set-up from learning. `facts` are those of the enabled tasks, in order. Pure. */
export function remarksOn(config: RunConfig, facts: readonly TaskFacts[]): readonly Remark[] {
  const rows = facts[0]?.train.rows ?? config.problem.samples
  const enabled = config.tasks.filter((task) => task.enabled)
  return [
    ...remarksOnNetwork(config, batchSizeOf(config, rows)),
    ...remarksOnSampling(config, batchSizeOf(config, rows) >= rows),
    ...remarksOnRate(config),
    ...remarksOnPenalties(config),
    ...remarksOnWeighting(config),
    ...enabled.flatMap((task, t) => remarksOnTask(config, task, facts[t])),
  ]
}

/** With batches up to this size the statistics of batch norm are noise. With one row the output ignores the input. */
const NORM_BATCH = 3
/** Dropout that leaves this many units of a layer or fewer, on average, is too strong. */
const LEAST_UNITS = 2

function remarksOnNetwork({ network }: RunConfig, batch: number): Remark[] {
  const found: Remark[] = []
  if (network.batchNorm && batch <= NORM_BATCH) {
    found.push({
      key: batch === 1 ? 'batchNormOne' : 'batchNormFew',
      fields: ['network.batchNorm', 'training.batchSize'],
      values: { batch },
      remedy: remedy('batch', 'training.batchSize', 32),
    })
  }
  const narrowest = Math.min(...network.trunk)
  const left = narrowest * (1 - network.dropout)
  if (network.dropout >= 0.5 && left <= LEAST_UNITS + 1e-9) {
    found.push({
      key: 'dropoutMost',
      fields: ['network.dropout'],
      values: { left, width: narrowest },
      remedy: remedy('noDropout', 'network.dropout', 0),
    })
  }
  return found
}

/** The whole training set leaves nothing to draw. */
function remarksOnSampling({ training }: RunConfig, full: boolean): Remark[] {
  if (training.oversampling === 0 || !full) return []
  const change = remedy('noOversampling', 'training.oversampling', 0)
  return [{ key: 'nothingRare', fields: ['training.oversampling', 'training.batchSize'], values: {}, remedy: change }]
}

/** Optimizers whose step is proportional to the gradient. The others divide by its size. */
const PROPORTIONAL: ReadonlySet<string> = new Set(['gd', 'sgd', 'momentum', 'nesterov'])
const USUAL_RATE = 0.01
const TINY_RATE = 1e-5
const LARGE_RATE = 1
/** Training ends early if the schedule lowers the rate to the share `ENDED` of itself before step `EARLY`. */
const EARLY = 200
const ENDED = 1e-3

function remarksOnRate({ training }: RunConfig): Remark[] {
  const { learningRate: rate, stopAfter, warmup } = training
  const found: Remark[] = []
  if (rate <= TINY_RATE || rate >= LARGE_RATE) {
    found.push({
      key: rate <= TINY_RATE ? 'rateTiny' : 'rateLarge',
      fields: ['training.learningRate'],
      values: { rate, usual: USUAL_RATE },
      remedy: remedy('rate', 'training.learningRate', USUAL_RATE),
    })
  }
  const without = { ...training, warmup: 0 }
  const ends = Array.from({ length: EARLY }, (_, step) => step).find(
    (step) => learningRateAt(without, step) <= ENDED * rate,
  )
  if (ends !== undefined) {
    found.push({
      key: 'rateEnds',
      fields: ['training.schedule.id'],
      values: { step: ends },
      remedy: remedy('noDecay', 'training.schedule.id', 'constant'),
    })
  }
  if (stopAfter > 0 && warmup > stopAfter) {
    found.push({
      key: 'warmupLong',
      fields: ['training.warmup'],
      values: { warmup, stop: stopAfter },
      remedy: remedy('noWarmup', 'training.warmup', 0),
    })
  }
  return found
}

/** From these penalties on, parameters shrink to 0 faster than usual gradients let them grow. */
const STRONG = { l1: 0.03, l2: 0.1 } as const
const USUAL_PENALTY = 0.001
/** With steps shorter than this it takes more than 10,000 of them to move a parameter by 1. */
const SHORTEST_STEP = 1e-4

function remarksOnPenalties({ training }: RunConfig): Remark[] {
  const strong = (['l1', 'l2'] as const).filter((name) => training[name] >= STRONG[name])
  const tiny = PROPORTIONAL.has(training.optimizer.id)
    ? (['clipValue', 'clipNorm'] as const).filter(
        (name) => training[name] > 0 && training[name] * training.learningRate < SHORTEST_STEP,
      )
    : []
  return [
    ...strong.map(
      (name): Remark => ({
        key: 'penaltyStrong',
        fields: [`training.${name}`],
        values: { usual: USUAL_PENALTY },
        remedy: remedy('penalty', `training.${name}`, USUAL_PENALTY),
      }),
    ),
    ...tiny.map(
      (name): Remark => ({
        key: 'clipTiny',
        fields: [`training.${name}`],
        values: { move: training[name] * training.learningRate },
        remedy: remedy('clip', `training.${name}`, 1),
      }),
    ),
  ]
}
