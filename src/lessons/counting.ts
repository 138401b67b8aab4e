/** Counting conflicts misleads: the size of the batch and the optimizer's step decide the count. */
import type { RunConfig, TrainingConfig } from '../core/config/types'
import { defineClaim, defineLesson } from './define'
import { runAt } from './lanes'
import { conflictPercent, conflictShare, FULL_BATCH, risePercent, riseShare, setupOf, surface } from './surfaces'

const STEPS = 400
/** The first steps differ from all others: nothing has been learned yet. */
const START = 20
/** By then a decaying learning rate has become small. */
const LATE = 340

const pair = (second: 'shifted' | 'stripes', training: Partial<TrainingConfig>): RunConfig =>
  setupOf([surface('t1', 'A', 'waves'), surface('t2', second === 'shifted' ? 'A′' : 'C', second)], {
    samples: 200,
    width: 16,
    training: { optimizer: { id: 'momentum', options: {} }, learningRate: 0.05, stopAfter: STEPS, ...training },
  })

const rmsprop: Partial<TrainingConfig> = {
  optimizer: { id: 'rmsprop', options: {} },
  learningRate: 0.01,
  batchSize: FULL_BATCH,
}
const full = pair('shifted', { batchSize: FULL_BATCH })
const small = pair('shifted', { batchSize: 16 })
/** The problem has 140 training points. */
const nearlyFull = pair('shifted', { batchSize: 132 })
const longSteps = pair('shifted', rmsprop)
const decaying = pair('shifted', { ...rmsprop, schedule: { id: 'cosine', options: { length: STEPS } } })
const unrelatedFull = pair('stripes', { batchSize: FULL_BATCH })
const unrelatedSmall = pair('stripes', { batchSize: 16 })

export const counting = defineLesson({
  id: 'counting',
  covers: [],
  minutes: 10,
  steps: [
    {
      id: 'full',
      shows: { place: 'run', config: full, until: STEPS },
      looksAt: ['conflictCurve', 'taskCurves'],
      question: { kind: 'choice', options: ['hardly', 'half', 'nearlyAlways'], right: 'nearlyAlways' },
      tex: String.raw`\tfrac{1}{2}(g_1 + g_2) \approx 0 \;\Rightarrow\; g_1 \approx -g_2 \;\Rightarrow\; \cos(g_1, g_2) \approx -1`,
      numbers: { conflict: conflictPercent(START), first: runAt('testLosses', 0), second: runAt('testLosses', 1) },
    },
    {
      id: 'payers',
      looksAt: ['paid'],
      question: { kind: 'choice', options: ['most', 'half', 'hardlyAny'], right: 'hardlyAny' },
      tex: String.raw`\Delta L_i = L_i(\theta_{s+1}) - L_i(\theta_s)`,
      numbers: { rises: risePercent(START) },
    },
    {
      id: 'batch',
      shows: { place: 'run', config: small, until: STEPS },
      looksAt: ['conflictCurve', 'training'],
      question: { kind: 'choice', options: ['more', 'same', 'fewer'], right: 'fewer' },
      tex: String.raw`\hat g_i = g_i + \varepsilon_i, \qquad \hat g_1^{\top}\hat g_2 = g_1^{\top} g_2 + g_1^{\top}\varepsilon_2 + \varepsilon_1^{\top} g_2 + \varepsilon_1^{\top}\varepsilon_2`,
      numbers: {
        conflict: conflictPercent(START),
        rises: risePercent(START),
        first: runAt('testLosses', 0),
        second: runAt('testLosses', 1),
      },
    },
    {
      id: 'optimizer',
      shows: { place: 'run', config: longSteps, until: STEPS },
      looksAt: ['conflictCurve', 'optimizer', 'paid'],
      question: { kind: 'choice', options: ['most', 'half', 'none'], right: 'none' },
      tex: String.raw`\theta \leftarrow \theta - \eta\, \frac{g}{\sqrt{v} + \epsilon}`,
      numbers: { conflict: conflictPercent(START), rises: risePercent(START) },
    },
    {
      id: 'decay',
      shows: { place: 'run', config: decaying, until: STEPS },
      looksAt: ['conflictCurve', 'schedule'],
      question: { kind: 'choice', options: ['none', 'every'], right: 'every' },
      tex: String.raw`\eta_s = \eta_0\, \tfrac{1}{2}\bigl(1 + \cos(\pi s / ${STEPS})\bigr)`,
      numbers: { conflict: conflictPercent(LATE), first: runAt('testLosses', 0), second: runAt('testLosses', 1) },
    },
    {
      id: 'unrelated',
      shows: { place: 'run', config: unrelatedSmall, until: STEPS },
      looksAt: ['conflictCurve', 'tasks'],
      question: { kind: 'choice', options: ['more', 'fewer'], right: 'fewer' },
      numbers: { conflict: conflictPercent(START) },
    },
  ],
  claims: [
    defineClaim({
      says: 'With the same tasks and rate, gradients conflict in far more of the steps of full-batch training than of training with batches of 16; with batches of 132 of the 140 points the difference is gone.',
      trainings: { full, small, nearlyFull },
      seeds: [1, 2, 3],
      effect: (ended) => conflictShare(ended.full, START) - conflictShare(ended.small, START),
      margin: 0.4,
      control: (ended) => conflictShare(ended.full, START) - conflictShare(ended.nearlyFull, START),
      gone: 0.2,
    }),
    defineClaim({
      says: 'With batches of 16 at least 0.25 more of the steps raise a loss of their batch than with the full batch; with batches of 132 of the 140 points less than 0.15.',
      trainings: { full, small, nearlyFull },
      seeds: [1, 2, 3],
      effect: (ended) => riseShare(ended.small, START) - riseShare(ended.full, START),
      margin: 0.25,
      control: (ended) => riseShare(ended.nearlyFull, START) - riseShare(ended.full, START),
      gone: 0.15,
    }),
    defineClaim({
      says: 'In the last steps of full-batch training the gradients conflict with momentum and do not with RMSprop at a constant rate; with a rate that falls to 0 they conflict with RMSprop too.',
      trainings: { full, longSteps, decaying },
      seeds: [1, 2, 3],
      effect: (ended) => conflictShare(ended.full, LATE) - conflictShare(ended.longSteps, LATE),
      margin: 0.8,
      control: (ended) => conflictShare(ended.full, LATE) - conflictShare(ended.decaying, LATE),
      gone: 0.2,
    }),
    defineClaim({
      says: 'With full-batch momentum far more steps have a conflict than raise a loss of their batch; with RMSprop at a constant rate it is the other way round.',
      trainings: { full, longSteps },
      seeds: [1, 2, 3],
      effect: (ended) => conflictShare(ended.full, START) - riseShare(ended.full, START),
      margin: 0.6,
      control: (ended) => conflictShare(ended.longSteps, START) - riseShare(ended.longSteps, START),
      gone: 0,
    }),
    defineClaim({
      says: 'Related tasks counted with the full batch conflict in more steps than unrelated tasks counted with batches of 16; counted with the same batch they do not.',
      trainings: { full, unrelatedFull, unrelatedSmall },
      seeds: [1, 2, 3],
      effect: (ended) => conflictShare(ended.full, START) - conflictShare(ended.unrelatedSmall, START),
      margin: 0.15,
      control: (ended) => conflictShare(ended.full, START) - conflictShare(ended.unrelatedFull, START),
      gone: 0.1,
    }),
  ],
})
