import { describe, expect, test } from 'vitest'
import { activations } from '../../core/activations/all'
import { lossById, losses } from '../../core/losses/all'
import type { Batch, ProgramSpec } from '../engine'
import { initialSnapshot } from '../initial'
import { type Block, indexIn } from '../layout'
import { batchOf, specWith, splitFor, taskWith, weightsFor } from '../testing/world'
import { createCpuPopulation } from './population'

const ROWS = 17
const STEP = 1e-5

/**
 * Compares the gradient that an update used with central differences of Σ w_t l_t, at some entries of every block of
 * every run. The gradient follows from a step of plain descent: θ − θ′ = η g.
 */
function worstError(
  spec: ProgramSpec,
  masked: boolean,
  dropout = 0,
  lossOptions?: Batch['lossOptions'],
  sums?: Batch['sums'],
): number {
  const split = splitFor(spec, ROWS, masked)
  const drawn = batchOf(spec, ROWS, 3, { dropout })
  const batch = { ...drawn, lossOptions: lossOptions ?? drawn.lossOptions, sums }
  const weights = weightsFor(spec)
  const population = createCpuPopulation(spec, { train: split, test: split })
  const seeds = batch.runs.map(({ seed }) => seed)
  const start = initialSnapshot(spec, population.layout, seeds)
  // Biases are not 0: otherwise a unit whose inputs are all dead would be exactly at ReLU's corner.
  for (let run = 0; run < spec.runCount; run++) {
    for (const block of population.layout.blocks) {
      if (block.kind !== 'bias' && block.kind !== 'beta') continue
      for (let j = 0; j < block.columns; j++) {
        start.parameters[run * population.layout.parameterCount + indexIn(block, 0, j)] = 0.07 * (j + 1)
      }
    }
  }
  population.write(start)
  population.advance(batch, { trunk: weights, heads: weights })
  const after = population.read().parameters
  const width = population.layout.parameterCount
  const total = (run: number, at: number, by: number): number => {
    const moved = start.parameters.slice()
    moved[at] += by
    population.write({ ...start, parameters: moved })
    const { losses: observed } = population.probe(batch, { gramian: false, representationGramian: false })
    return spec.tasks.reduce((sum, _, t) => {
      const k = t * spec.runCount + run
      return sum + weights[k] * observed[k]
    }, 0)
  }
  let worst = 0
  for (let run = 0; run < spec.runCount; run++) {
    const rate = batch.runs[run].optimizerConstants[0]
    for (const block of population.layout.blocks) {
      for (const at of entriesOf(block)) {
        const place = run * width + at
        const used = (start.parameters[place] - after[place]) / rate
        const numeric = (total(run, place, STEP) - total(run, place, -STEP)) / (2 * STEP)
        worst = Math.max(worst, Math.abs(used - numeric) / (1 + Math.abs(numeric)))
      }
    }
  }
  return worst
}

/** First, last and one in between. */
function entriesOf(block: Block): number[] {
  const last = block.rows * block.columns - 1
  return [...new Set([0, Math.floor(last / 2), last])].map((k) =>
    indexIn(block, Math.floor(k / block.columns), k % block.columns),
  )
}

const TOLERANCE = 2e-8
const FIVE = ['mse', 'bce', 'softmax', 'huber', 'multiclassFocal'].map((loss, t) => taskWith(loss, 2 + t))

const NORM = { epsilon: 1e-5, momentum: 0.1 }
const SIZES = [1, 5].flatMap((tasks) => [1, 4].flatMap((runs) => [false, true].map((norm) => ({ tasks, runs, norm }))))

describe.each(activations.map(({ id }) => id))('%s', (activation) => {
  test.each(SIZES)('T $tasks, R $runs, batch norm $norm', ({ tasks, runs, norm }) => {
    const spec = specWith({
      activation,
      runCount: runs,
      tasks: FIVE.slice(0, tasks),
      batchNorm: norm ? NORM : null,
    })
    expect(worstError(spec, true)).toBeLessThan(TOLERANCE)
  })
})

describe.each(losses.map(({ id }) => id))('%s', (loss) => {
  test.each(SIZES)('T $tasks, R $runs, batch norm $norm', ({ tasks, runs, norm }) => {
    const spec = specWith({
      runCount: runs,
      tasks: [taskWith(loss), ...FIVE].slice(0, tasks),
      batchNorm: norm ? NORM : null,
    })
    for (const masked of [false, true]) expect(worstError(spec, masked)).toBeLessThan(TOLERANCE)
  })

  test('with a hidden head, alone', () => {
    expect(worstError(specWith({ tasks: [taskWith(loss)], head: [3] }), false)).toBeLessThan(TOLERANCE)
  })

  test('with each option at its limits', () => {
    const { options } = lossById(loss)
    const { outputs } = taskWith(loss)
    const ends = Object.values(options).flatMap((option) => {
      if (option.kind === 'real') return [[option.min, option.max]]
      return Array.from({ length: outputs }, (_, c) => (c % 2 === 0 ? [0.3, 4] : [2, 0.5]))
    })
    for (const k of [0, 1]) {
      const spec = specWith({ tasks: [taskWith(loss), taskWith('mse')], runCount: 2 })
      expect(worstError(spec, true, 0, [ends.map((values) => values[k]), []])).toBeLessThan(TOLERANCE)
    }
  })
})

test('hidden heads, deep and narrow trunks, dropout', () => {
  const tasks = FIVE.slice(0, 3)
  expect(worstError(specWith({ tasks, head: [3, 2], runCount: 2 }), true)).toBeLessThan(TOLERANCE)
  expect(worstError(specWith({ tasks, trunk: [3, 1, 6, 2], runCount: 2 }), true)).toBeLessThan(TOLERANCE)
  expect(worstError(specWith({ tasks, dropout: true, runCount: 2 }), true, 0.4)).toBeLessThan(TOLERANCE)
})

test.each(['mse', 'bce', 'focal', 'hinge'])('several target columns: %s is the mean over them', (loss) => {
  const tasks = [{ ...taskWith(loss), outputs: 3, targetWidth: 3 }, taskWith('bce')]
  expect(worstError(specWith({ tasks }), true)).toBeLessThan(TOLERANCE)
})

test('sums over the batch, beside means', () => {
  const spec = specWith({ tasks: FIVE, runCount: 2 })
  expect(worstError(spec, true, 0, undefined, [true, true, false, true, true])).toBeLessThan(TOLERANCE)
})

describe('a task that is the product of its head and that of another task', () => {
  const product = (loss: string, given: number) => ({ ...taskWith(loss), given })
  test.each(['bce', 'focal', 'hinge', 'squaredHinge'])('with the loss %s', (loss) => {
    const tasks = [product(loss, 2), taskWith('mse'), taskWith('bce'), product('bce', 2)]
    for (const masked of [false, true]) {
      expect(worstError(specWith({ tasks, runCount: 2 }), masked)).toBeLessThan(TOLERANCE)
      expect(worstError(specWith({ tasks, head: [3, 2], batchNorm: NORM }), masked)).toBeLessThan(TOLERANCE)
    }
  })
})
