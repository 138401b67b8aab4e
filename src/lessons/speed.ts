/** Tasks that learn at unequal speed: what GradNorm, DWA and FAMO make of it, and of a unit. */
import type { RunConfig, WeightingConfig } from '../core/config/types'
import type { LooseOptions } from '../core/options'
import type { StepRecord } from '../engine/trainer.types'
import { defineClaim, defineLesson, type Ended, type Seen } from './define'
import { laneAt, lanesOf, runAt } from './lanes'
import { meanOf, type SURFACES, setupOf, surface } from './surfaces'

const STEPS = 400
/** Weights of small batches are noisy: claims take the mean over the last records. */
const TAIL = 10
const UNIT = 10

const method = (id: string, options: LooseOptions = {}): WeightingConfig => ({ id, options, modifiers: [] })
const AVERAGE = method('equal')
const DWA = method('dwa')
const SHARP_DWA = method('dwa', { temperature: 0.1 })
/** Its alpha is 1.5 as usual. */
const GRADNORM = method('gradnorm')
/** Only the lengths of the gradients count, not the speed. */
const LENGTHS = method('gradnorm', { alpha: 0 })
const FAMO = method('famo')

const pair = (
  weighting: WeightingConfig,
  { second = 'rings', scale = 1 }: { second?: keyof typeof SURFACES; scale?: number } = {},
): RunConfig =>
  setupOf([surface('t1', 'A', 'waves'), surface('t2', 'B', second, { scale })], {
    samples: 300,
    width: 12,
    weighting,
    training: { stopAfter: STEPS },
  })
const alike = (weighting: WeightingConfig): RunConfig => pair(weighting, { second: 'shifted' })
const inUnit = (weighting: WeightingConfig): RunConfig => pair(weighting, { scale: UNIT })

const tailMean = ({ records }: Ended, number: (record: StepRecord) => number): number =>
  meanOf(records.slice(-TAIL).map(number))
/** Weight of the second task over that of the first. */
const weightRatio = (ended: Ended): number =>
  tailMean(ended, ({ weights }) => weights[1]) / tailMean(ended, ({ weights }) => weights[0])
/** The largest such ratio of all records. */
const largestWeightRatio = ({ records }: Ended): number => Math.max(...records.map(({ weights: [a, b] }) => b / a))
/** Length of the second weighted gradient over that of the first. */
const lengthRatio = (ended: Ended): number =>
  tailMean(ended, ({ weights, gradientNorms }) => weights[1] * gradientNorms[1]) /
  tailMean(ended, ({ weights, gradientNorms }) => weights[0] * gradientNorms[0])
/** By how many times A is worse beside B in the large unit. */
const worsening = (large: Ended, small: Ended): number => large.last.testLosses[0] / small.last.testLosses[0]

/** Test loss as a share of that at the start. */
const leftOf =
  (task: number) =>
  (seen: Seen): number | null => {
    const losses = seen.column('testLosses', task)
    return losses.length > 1 ? losses[losses.length - 1] / losses[0] : null
  }
const weights = { first: runAt('weights', 0), second: runAt('weights', 1) }

export const speed = defineLesson({
  id: 'speed',
  covers: [],
  minutes: 11,
  steps: [
    {
      id: 'average',
      shows: { place: 'run', config: pair(AVERAGE), until: STEPS },
      looksAt: ['taskCurves'],
      question: { kind: 'curve', column: 'testLosses', task: 1, until: STEPS },
      tex: String.raw`\frac{L_i}{L_i(0)}`,
      numbers: { first: leftOf(0), second: leftOf(1) },
    },
    {
      id: 'dwa',
      shows: { place: 'run', config: pair(DWA), until: STEPS },
      looksAt: ['weightCurves', 'weighting'],
      question: { kind: 'choice', options: ['one', 'two', 'ten'], right: 'one' },
      tex: String.raw`w_i = T\,\frac{e^{r_i/\tau}}{\sum_j e^{r_j/\tau}}, \qquad r_i = \frac{\bar L_i(e-1)}{\bar L_i(e-2)}`,
      numbers: weights,
    },
    {
      id: 'gradnorm',
      shows: { place: 'run', config: pair(GRADNORM), until: STEPS },
      looksAt: ['weightCurves', 'weighting'],
      question: { kind: 'choice', options: ['fast', 'same', 'slow'], right: 'slow' },
      tex: String.raw`\lVert w_i g_i\rVert \to \bar N\, r_i^{\alpha}, \qquad r_i = \frac{L_i / L_i(0)}{\tfrac{1}{T}\sum_j L_j / L_j(0)}`,
      numbers: weights,
    },
    {
      id: 'lengths',
      shows: { place: 'run', config: pair(LENGTHS), until: STEPS },
      looksAt: ['weightCurves', 'tug'],
      question: { kind: 'choice', options: ['fast', 'same', 'slow'], right: 'fast' },
      tex: String.raw`\alpha = 0 \;\Rightarrow\; r_i^{\alpha} = 1 \;\Rightarrow\; \lVert w_A g_A\rVert \approx \lVert w_B g_B\rVert`,
      numbers: weights,
    },
    {
      id: 'famo',
      shows: { place: 'run', config: pair(FAMO), until: STEPS },
      looksAt: ['weightCurves', 'taskCurves'],
      question: { kind: 'choice', options: ['fast', 'same', 'slow'], right: 'fast' },
      tex: String.raw`w_i = \frac{z_i / L_i}{\sum_j z_j / L_j}`,
      numbers: { ...weights, lossA: runAt('testLosses', 0), lossB: runAt('testLosses', 1) },
    },
    {
      id: 'unit',
      shows: lanesOf(
        inUnit(AVERAGE),
        [AVERAGE, DWA, LENGTHS, FAMO].map((weighting) => ({ weighting })),
        { steps: STEPS },
      ),
      looksAt: ['laneCurves', 'results'],
      question: { kind: 'choice', options: ['none', 'two', 'all'], right: 'two' },
      tex: String.raw`(10\,\hat y - 10\,y)^2 = 100\,(\hat y - y)^2`,
      numbers: {
        averageA: laneAt(0, 'testLosses', 0),
        dwaA: laneAt(1, 'testLosses', 0),
        gradnormA: laneAt(2, 'testLosses', 0),
        famoA: laneAt(3, 'testLosses', 0),
        averageB: laneAt(0, 'testLosses', 1),
        famoB: laneAt(3, 'testLosses', 1),
      },
    },
  ],
  claims: [
    defineClaim({
      says: 'GradNorm gives the slow task at least 1.25 times the weight of the fast one; with alpha 0, so that speed does not count, less than half the weight.',
      trainings: { gradnorm: pair(GRADNORM), lengths: pair(LENGTHS) },
      seeds: [1, 2, 3],
      effect: ({ gradnorm }) => weightRatio(gradnorm),
      margin: 1.25,
      control: ({ lengths }) => weightRatio(lengths),
      gone: 0.5,
    }),
    defineClaim({
      says: 'At temperature 0.1 DWA at times gives the slow task at least 4 times the weight of the fast one; at its usual temperature of 2 never 1.4 times.',
      trainings: { sharp: pair(SHARP_DWA), dwa: pair(DWA) },
      seeds: [1, 2, 3],
      effect: ({ sharp }) => largestWeightRatio(sharp),
      margin: 4,
      control: ({ dwa }) => largestWeightRatio(dwa),
      gone: 1.4,
    }),
    defineClaim({
      says: 'From alpha 0 to 1.5 GradNorm raises the weight of the slow task over that of the fast one at least 3.5 times; between two tasks of about the same speed less than 2.8 times.',
      trainings: {
        gradnorm: pair(GRADNORM),
        lengths: pair(LENGTHS),
        alikeGradnorm: alike(GRADNORM),
        alikeLengths: alike(LENGTHS),
      },
      seeds: [1, 2, 3],
      effect: ({ gradnorm, lengths }) => weightRatio(gradnorm) / weightRatio(lengths),
      margin: 3.5,
      control: ({ alikeGradnorm, alikeLengths }) => weightRatio(alikeGradnorm) / weightRatio(alikeLengths),
      gone: 2.8,
    }),
    defineClaim({
      says: 'In a unit that makes B ten times as large, the average has a gradient of B at least 20 times as long as that of A; after GradNorm with alpha 0 the weighted gradients are about equally long.',
      trainings: { average: inUnit(AVERAGE), lengths: inUnit(LENGTHS) },
      seeds: [1, 2, 3],
      effect: ({ average }) => lengthRatio(average),
      margin: 20,
      control: ({ lengths }) => Math.max(lengthRatio(lengths), 1 / lengthRatio(lengths)),
      gone: 2,
    }),
    defineClaim({
      says: 'FAMO gives the fast task, whose loss is small, at least 6 times the weight of the slow one; between two tasks of about the same loss less than 3 times.',
      trainings: { famo: pair(FAMO), alikeFamo: alike(FAMO) },
      seeds: [1, 2, 3],
      effect: ({ famo }) => 1 / weightRatio(famo),
      margin: 6,
      control: ({ alikeFamo }) => 1 / weightRatio(alikeFamo),
      gone: 3,
    }),
    defineClaim({
      says: 'When B becomes ten times as large, the test loss of A grows at least threefold with the average and with DWA, and less than 2.4 times with GradNorm (alpha 0) and with FAMO.',
      trainings: {
        average: pair(AVERAGE),
        averageInUnit: inUnit(AVERAGE),
        dwa: pair(DWA),
        dwaInUnit: inUnit(DWA),
        lengths: pair(LENGTHS),
        lengthsInUnit: inUnit(LENGTHS),
        famo: pair(FAMO),
        famoInUnit: inUnit(FAMO),
      },
      seeds: [1, 2, 3],
      effect: (ended) => Math.min(worsening(ended.averageInUnit, ended.average), worsening(ended.dwaInUnit, ended.dwa)),
      margin: 3,
      control: (ended) =>
        Math.max(worsening(ended.lengthsInUnit, ended.lengths), worsening(ended.famoInUnit, ended.famo)),
      gone: 2.4,
    }),
  ],
})
