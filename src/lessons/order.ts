/** Introducing tasks step by step: later, in place of another, in which order. */
import type { RunConfig } from '../core/config/types'
import { NEVER } from '../core/weightings/task-schedule'
import { defineClaim, defineLesson, type Ended, type Seen, type Shown } from './define'
import { laneAt, lanesOf, runAt } from './lanes'
import { meanOf, setupOf, surface } from './surfaces'

const STEPS = 600
/** When the later task comes in. */
const HALF = STEPS / 2

type Pair = readonly [number, number]
const schedule = (start: Pair, end: Pair = [NEVER, NEVER]): RunConfig['weighting'] => ({
  id: 'task-schedule',
  options: { start, end },
  modifiers: [],
})

const introduced = (start: Pair, { end, steps = STEPS }: { end?: Pair; steps?: number } = {}): RunConfig =>
  setupOf([surface('t1', 'A', 'waves'), surface('t2', 'C', 'stripes')], {
    samples: 300,
    width: 12,
    weighting: schedule(start, end),
    training: { stopAfter: steps },
  })

const together = introduced([0, 0])
const firstA = introduced([0, HALF])
const firstC = introduced([HALF, 0])
const soon = introduced([0, 20])
const replaced = introduced([0, HALF], { end: [HALF, NEVER] })
const longer = introduced([0, 0], { steps: 1.5 * STEPS })

/** Gives lanes names that are the same in every language. */
const named = (shown: Shown, names: readonly string[]): Shown =>
  shown.place === 'compare'
    ? {
        ...shown,
        comparison: {
          ...shown.comparison,
          lanes: shown.comparison.lanes.map((lane, k) => ({ ...lane, name: names[k] })),
        },
      }
    : shown

const testLossAt =
  (task: number, step: number) =>
  (seen: Seen): number | null => {
    const at = Array.from(seen.steps).indexOf(step)
    const loss = at < 0 ? Number.NaN : seen.column('testLosses', task)[at]
    return Number.isFinite(loss) ? loss : null
  }

/** Test losses of single steps are noisy: claims take the mean over the last records. */
const TAIL = 10
const testLoss = ({ records }: Ended, task: number): number =>
  meanOf(records.slice(-TAIL).map(({ testLosses }) => testLosses[task]))

/** By which factor the loss of A grows from the step at which C comes in to the end. */
const growth = (ended: Ended): number =>
  testLoss(ended, 0) / (ended.records.find(({ step }) => step === HALF)?.testLosses[0] ?? Number.NaN)
/** The larger of the two ratios of test losses: below 1 only if both tasks are better than in `reference`. */
const worseTask = (ended: Ended, reference: Ended): number =>
  Math.max(...[0, 1].map((task) => testLoss(ended, task) / testLoss(reference, task)))
const lateRatio = (ended: Ended, reference: Ended): number => testLoss(ended, 1) / testLoss(reference, 1)

/** The margins also hold for the data of seeds 6 to 8. */
const SEEDS = [1, 2, 3, 4, 5]

export const order = defineLesson({
  id: 'order',
  covers: ['3.1.3'],
  minutes: 9,
  steps: [
    {
      id: 'later',
      shows: { place: 'run', config: firstA, until: STEPS },
      looksAt: ['taskCurves', 'weightCurves'],
      question: { kind: 'curve', column: 'testLosses', task: 1, until: STEPS },
      tex: String.raw`L = L_A + u(s)\, L_C, \qquad u(s) = \begin{cases} 0 & s < ${HALF} \\ 1 & s \ge ${HALF} \end{cases}`,
      numbers: { before: testLossAt(1, HALF), first: runAt('testLosses', 0), second: runAt('testLosses', 1) },
    },
    {
      id: 'together',
      shows: { place: 'run', config: together, until: STEPS },
      looksAt: ['taskCurves'],
      question: { kind: 'choice', options: ['lower', 'same', 'higher'], right: 'lower' },
      tex: String.raw`L = L_A + L_C`,
      numbers: { first: runAt('testLosses', 0), second: runAt('testLosses', 1) },
    },
    {
      id: 'replaced',
      shows: { place: 'run', config: replaced, until: STEPS },
      looksAt: ['taskCurves', 'pictures'],
      question: { kind: 'choice', options: ['keeps', 'better', 'forgets'], right: 'forgets' },
      tex: String.raw`L = \begin{cases} L_A & s < ${HALF} \\ L_C & s \ge ${HALF} \end{cases}`,
      numbers: { before: testLossAt(0, HALF), after: runAt('testLosses', 0) },
    },
    {
      id: 'orders',
      shows: named(
        lanesOf(together, [{}, { weighting: schedule([0, HALF]) }, { weighting: schedule([HALF, 0]) }], {
          steps: STEPS,
          seeds: [1, 2, 3, 4, 5],
        }),
        ['A + C', 'A → C', 'C → A'],
      ),
      looksAt: ['laneCurves', 'results'],
      question: { kind: 'choice', options: ['firstA', 'firstC', 'none'], right: 'none' },
      numbers: {
        togetherA: laneAt(0, 'testLosses', 0),
        togetherC: laneAt(0, 'testLosses', 1),
        firstA: laneAt(1, 'testLosses', 0),
        firstC: laneAt(1, 'testLosses', 1),
        secondA: laneAt(2, 'testLosses', 0),
        secondC: laneAt(2, 'testLosses', 1),
      },
    },
    {
      id: 'longer',
      shows: { place: 'run', config: longer, until: 1.5 * STEPS },
      looksAt: ['taskCurves'],
      question: { kind: 'choice', options: ['both', 'one', 'neither'], right: 'both' },
      numbers: {
        beforeA: testLossAt(0, STEPS),
        beforeC: testLossAt(1, STEPS),
        first: runAt('testLosses', 0),
        second: runAt('testLosses', 1),
      },
    },
  ],
  claims: [
    defineClaim({
      says: 'A task that comes in at half of the steps ends with at least 1.5 times the test loss of joint training; one that comes in at step 20 with less than 1.35 times.',
      trainings: { together, firstA, soon },
      seeds: SEEDS,
      effect: (ended) => lateRatio(ended.firstA, ended.together),
      margin: 1.5,
      control: (ended) => lateRatio(ended.soon, ended.together),
      gone: 1.35,
    }),
    defineClaim({
      says: 'The test loss of a task that ends when another comes in grows at least fivefold; that of a task that stays less than 1.4 times.',
      trainings: { replaced, firstA },
      seeds: SEEDS,
      effect: (ended) => growth(ended.replaced),
      margin: 5,
      control: (ended) => growth(ended.firstA),
      gone: 1.4,
    }),
    defineClaim({
      says: 'With equal steps either order leaves one of the tasks with at least the test loss of joint training; half as many steps more of joint training make both at least 15 % better.',
      trainings: { together, firstA, firstC, longer },
      seeds: SEEDS,
      effect: (ended) => Math.min(worseTask(ended.firstA, ended.together), worseTask(ended.firstC, ended.together)),
      margin: 1,
      control: (ended) => worseTask(ended.longer, ended.together),
      gone: 0.85,
    }),
  ],
})
