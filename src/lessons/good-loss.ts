/** What makes a good loss: robust, consistent with the metric, differentiable, right for the kind of task. */
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { RunConfig } from '../core/config/types'
import { type LabFit, labFit } from '../core/lab/fit'
import { lossProperties } from '../core/lab/properties'
import { type LabSetup, usualLab } from '../core/lab/setup'
import { lossById } from '../core/losses/all'
import { defineClaim, defineLesson, type Ended } from './define'
import { runAt } from './lanes'

const fitOf = (lab: LabSetup, id: string): LabFit => {
  const fit = labFit(lab, id)
  if (!fit) throw new Error(`No fit of ${id}.`)
  return fit
}

// Robust

const usual = usualLab('losses')
const outlier: LabSetup = { ...usual, options: { huber: { delta: 0.2 } } }
/** The same points, with the outlier on the line, from where the person drags it. */
const clean: LabSetup = { ...outlier, points: usual.points.map(([x, y]) => [x, y < -1 ? 0.75 : y]) }
/** One of the clean points, moved down by 2. */
const withOutlier = (which: number): LabSetup => ({
  ...clean,
  points: clean.points.map(([x, y], i) => (i === which ? [x, y - 2] : [x, y])),
})
const slopeBy = (id: string) => () => fitOf(outlier, id).parameters[1]
/** How far the line of a loss moves in (a, b) because of an outlier. */
function moved(id: string, which: number): number {
  const [bent, straight] = [fitOf(withOutlier(which), id).parameters, fitOf(clean, id).parameters]
  return Math.hypot(bent[0] - straight[0], bent[1] - straight[1])
}

// Consistent

/** Five targets, one of them far above the others. */
const skewed: LabSetup = {
  ...usual,
  shown: ['mse', 'mae'],
  model: 'constant',
  points: [
    [-0.8, 0],
    [-0.4, 0.1],
    [0, 0.2],
    [0.4, 0.5],
    [0.8, 2.7],
  ],
}
const symmetric: LabSetup = {
  ...skewed,
  points: skewed.points.map(([x], i) => [x, 0.5 * i]),
}
const constantBy = (id: string, lab = skewed): number => fitOf(lab, id).parameters[0]
/** R² of the best constant of a loss on the points themselves: 0 is the mean's. */
function scoreOf(id: string, lab: LabSetup): number {
  const targets = lab.points.map(([, y]) => y)
  const mean = targets.reduce((sum, y) => sum + y, 0) / targets.length
  const squares = (c: number) => targets.reduce((sum, y) => sum + (y - c) ** 2, 0)
  return 1 - squares(constantBy(id, lab)) / squares(mean)
}
/** The targets, with the one farthest to the right raised. */
const raised = (lab: LabSetup, by: number): LabSetup => ({
  ...lab,
  points: lab.points.map(([x, y], i) => [x, i === 4 ? y + by : y]),
})

// Differentiable

const STEPS = 400
/** Gradient descent with a large rate, constant or falling to 0. */
const descent = (loss: string, falling = false): RunConfig => ({
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 100 },
  tasks: [defaultTask('t1', 'product', loss)],
  network: { ...defaultConfig.network, trunk: [8] },
  training: {
    ...defaultConfig.training,
    optimizer: { id: 'gd', options: {} },
    learningRate: 0.3,
    schedule: falling ? { id: 'cosine', options: { length: STEPS, floor: 0 } } : { id: 'constant', options: {} },
    stopAfter: STEPS,
  },
})
const absolute = descent('mae')
const huber = descent('huber')
/** Share of the last twenty records at which the training loss is higher than at the record before. */
function lateRises({ records }: Ended): number {
  const late = records.slice(-20).map(({ trainLosses }) => trainLosses[0])
  return late.filter((loss, k) => k > 0 && loss > late[k - 1]).length / (late.length - 1)
}

// Classes

/** Points on both sides of x₁ = 0, and six of class 1 far on their own side. */
const NEAR: LabSetup['classes'] = [
  [-0.6, 0.2, 0],
  [-0.5, -0.5, 0],
  [-0.4, 0.6, 0],
  [-0.3, -0.2, 0],
  [-0.25, 0.35, 0],
  [-0.2, -0.65, 0],
  [0.1, 0.45, 1],
  [0.1, -0.3, 1],
  [0.15, 0.05, 1],
  [0.2, 0.75, 1],
]
const FAR: LabSetup['classes'] = [
  [0.9, 0.5, 1],
  [0.95, -0.5, 1],
  [1, 0, 1],
  [0.95, 0.25, 1],
  [1, -0.25, 1],
  [0.9, 0.75, 1],
]
const near: LabSetup = { ...usualLab('losses', 'classes'), shown: ['mse', 'bce'], chosen: 'mse', classes: NEAR }
const far: LabSetup = { ...near, classes: [...NEAR, ...FAR] }
/** Where the boundary crosses x₂ = 0. */
function crossing(lab: LabSetup, id: string): number {
  const [a, b] = fitOf(lab, id).parameters
  return -a / b
}
function mistakes(lab: LabSetup, id: string): number {
  const [a, b, c] = fitOf(lab, id).parameters
  return lab.classes.filter(([x1, x2, label]) => a + b * x1 + c * x2 > 0 !== (label === 1)).length
}
/** How far the far points move the boundary; all points moved by `by` along x₂. */
function shiftOf(id: string, by: number): number {
  const at = (lab: LabSetup): LabSetup => ({ ...lab, classes: lab.classes.map(([x1, x2, y]) => [x1, x2 + by, y]) })
  return Math.abs(crossing(at(far), id) - crossing(at(near), id))
}

// Properties

const COMPARED = ['mse', 'mae', 'huber', 'quantile', 'poisson']
const propertiesOf = (id: string) => lossProperties(lossById(id), {}, 'regression')
const smoothAndRobust = () => COMPARED.filter((id) => propertiesOf(id).smooth.holds && propertiesOf(id).robust.holds)

export const goodLoss = defineLesson({
  id: 'good-loss',
  covers: ['2.2.2'],
  minutes: 12,
  steps: [
    {
      id: 'robust',
      shows: { place: 'lab', lab: clean },
      looksAt: ['labFit', 'labShape'],
      question: { kind: 'choice', options: ['mse', 'mae', 'huber'], right: 'mse' },
      tex: String.raw`\frac{\mathrm d\, r^2}{\mathrm d r} = 2r,\quad \frac{\mathrm d\,|r|}{\mathrm d r} = \pm 1,\quad \left|\frac{\mathrm d\, H_\delta(r)}{\mathrm d r}\right| \le \delta`,
      numbers: {
        mse: slopeBy('mse'),
        mae: slopeBy('mae'),
        huber: slopeBy('huber'),
        clean: () => fitOf(clean, 'mse').parameters[1],
      },
    },
    {
      id: 'consistent',
      shows: { place: 'lab', lab: symmetric },
      looksAt: ['labFit'],
      question: { kind: 'choice', options: ['mse', 'mae', 'both'], right: 'mse' },
      tex: String.raw`\begin{gathered}\bar y = \arg\min_c \sum_i (c - y_i)^2\\[4pt] \tilde y = \arg\min_c \sum_i |c - y_i|\end{gathered}`,
      numbers: {
        mean: () => constantBy('mse'),
        median: () => constantBy('mae'),
        score: () => scoreOf('mae', skewed),
      },
    },
    {
      id: 'smooth',
      shows: { place: 'run', config: absolute, until: STEPS },
      looksAt: ['taskCurves', 'tasks'],
      question: { kind: 'choice', options: ['settles', 'jumps'], right: 'jumps' },
      tex: String.raw`w \leftarrow w - \eta\,\nabla L,\qquad \frac{\mathrm d\,|r|}{\mathrm d r} = \pm 1 \quad (r \ne 0)`,
      numbers: { r2: runAt('testMetrics', 0) },
    },
    {
      id: 'huber',
      shows: { place: 'run', config: huber, until: STEPS },
      looksAt: ['taskCurves', 'tasks'],
      tex: String.raw`H_\delta(r) = \begin{cases}\tfrac12 r^2 & |r| \le \delta\\ \delta\,(|r| - \tfrac12\delta) & |r| > \delta\end{cases}`,
      numbers: { r2: runAt('testMetrics', 0) },
    },
    {
      id: 'classes',
      shows: { place: 'lab', lab: far },
      looksAt: ['labFit', 'labShape'],
      question: { kind: 'choice', options: ['towards', 'away', 'stays'], right: 'towards' },
      tex: String.raw`\begin{gathered}m = s\,z\\[4pt] l_{\mathrm{SE}} = (1 - m)^2,\qquad l_{\mathrm{CE}} = \ln(1 + e^{-m})\end{gathered}`,
      numbers: {
        squaredMistakes: () => mistakes(far, 'mse'),
        crossMistakes: () => mistakes(far, 'bce'),
        squaredNear: () => crossing(near, 'mse'),
        squaredFar: () => crossing(far, 'mse'),
        crossNear: () => crossing(near, 'bce'),
        crossFar: () => crossing(far, 'bce'),
      },
    },
    {
      id: 'table',
      shows: { place: 'lab', lab: { ...usual, shown: COMPARED } },
      looksAt: ['labTable'],
      question: { kind: 'choice', options: ['mse', 'mae', 'huber', 'poisson'], right: 'huber' },
    },
  ],
  claims: [
    defineClaim({
      says: 'Moving one of nine points down by 2 moves the least-squares line by at least 0.18 in (intercept, slope); the lines of absolute error and of Huber (δ 0.2) by less than 0.13.',
      trainings: {},
      seeds: [0, 1, 2, 3, 4, 5, 6, 7, 8],
      effect: (_, which) => moved('mse', which),
      margin: 0.18,
      control: (_, which) => Math.max(moved('mae', which), moved('huber', which)),
      gone: 0.13,
    }),
    defineClaim({
      says: 'For skewed targets the constant with the least absolute error has R² at least 0.15 below that of the mean; for symmetric targets less than 0.01.',
      trainings: {},
      seeds: [0, 1, 2],
      effect: (_, seed) => -scoreOf('mae', raised(skewed, -0.5 * seed)),
      margin: 0.15,
      control: (_, seed) => -scoreOf('mae', raised(symmetric, 0.01 * seed)),
      gone: 0.01,
    }),
    defineClaim({
      says: 'Gradient descent at the rate 0.3 on absolute error still raises the training loss in at least 30 % of the last records; on Huber, or with a rate that falls to 0, in less than 20 %.',
      trainings: { absolute, huber, falling: descent('mae', true) },
      seeds: [1, 2, 3, 4],
      effect: ({ absolute }) => lateRises(absolute),
      margin: 0.3,
      control: ({ huber, falling }) => Math.max(lateRises(huber), lateRises(falling)),
      gone: 0.2,
    }),
    defineClaim({
      says: 'Gradient descent at the rate 0.3 ends at least 0.1 lower in R² with absolute error than with Huber; with a rate that falls to 0 less than 0.05.',
      trainings: { absolute, huber, fallingAbsolute: descent('mae', true), fallingHuber: descent('huber', true) },
      seeds: [1, 2, 3, 4],
      effect: ({ absolute, huber }) => huber.last.testMetrics[0] - absolute.last.testMetrics[0],
      margin: 0.1,
      control: ({ fallingAbsolute, fallingHuber }) =>
        fallingHuber.last.testMetrics[0] - fallingAbsolute.last.testMetrics[0],
      gone: 0.05,
    }),
    defineClaim({
      says: 'Six samples of class 1 far on their own side move the boundary of squared error by at least 0.12, and that of cross-entropy by less than 0.04.',
      trainings: {},
      seeds: [0, 1, 2],
      effect: (_, seed) => shiftOf('mse', 0.1 * seed),
      margin: 0.12,
      control: (_, seed) => shiftOf('bce', 0.1 * seed),
      gone: 0.04,
    }),
    defineClaim({
      says: 'Of squared, absolute, Huber, quantile and Poisson loss, Huber alone is smooth and robust; none is also consistent with R².',
      trainings: {},
      seeds: [0],
      effect: () => (smoothAndRobust().join() === 'huber' ? 1 : 0),
      margin: 0.5,
      control: () => smoothAndRobust().filter((id) => propertiesOf(id).consistent.holds).length,
      gone: 0.5,
    }),
  ],
})
