/**
 * What the page says of the problem `clicks`, measured over seeds, which change the data and the run: sample selection
 * bias, and the seesaw. The set-up is the one with which the problem begins, with the usual network and optimizer, but
 * without the watch time.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import { withPreset } from '../../core/config/preset'
import type { RunConfig, TaskConfig } from '../../core/config/types'
import { numbers } from '../../core/formulas/numbers'
import { readings } from '../../core/losses/links'
import { mean } from '../../core/measures/summary'
import { metricOfOutputs } from '../../core/metrics/outputs'
import { problemNamed } from '../../core/problems/all'
import type { Engine } from '../engine'
import { createTrainer } from '../trainer'
import { createWasmEngine } from '../wasm/engine'

const SEEDS = [1, 2, 3, 4, 5]
const STEPS = 600
const BINARY = { kind: 'binary', loss: 'bce', outputs: 1, factor: 1 } as const
/** Milliseconds for all runs on a busy machine. */
const LONG = 120_000

const { usualTasks, preset } = problemNamed('clicks')
// AUC is computed at the end alone: at every recorded step it would take longer than training.
const [click, purchase] = usualTasks.map((task): TaskConfig => ({ ...task, metric: 'accuracy' }))
const watchTime = usualTasks[2]
const off = (task: TaskConfig): TaskConfig => ({ ...task, enabled: false })

const configOf = (tasks: readonly TaskConfig[], seed: number): RunConfig => {
  const { problem, ...rest } = withPreset(defaultConfig, undefined, preset)
  return {
    ...rest,
    problem: { ...problem, id: 'clicks', seed },
    tasks,
    training: { ...rest.training, seed },
  }
}

let engine: Engine
beforeAll(async () => {
  const made = await createWasmEngine()
  if ('unavailable' in made) throw new Error(made.unavailable)
  engine = made
})

/** A run at its end, by the ids of its targets. */
interface Seen {
  /** AUC, the usual metric of click and purchase, on the test rows, which are all impressions. */
  readonly auc: Readonly<Record<string, number>>
  readonly loss: Readonly<Record<string, number>>
  /** Number of purchases that the head predicts over the number that would follow: on all impressions, on clicked ones. */
  readonly predicted: number
  readonly predictedClicked: number
  /** Mean prediction of the last task less the mean of its targets, on all impressions. */
  readonly excess: number
}

async function train(tasks: readonly TaskConfig[], seed: number): Promise<Seen> {
  const trainer = await createTrainer(engine, { recordings: [{ config: configOf(tasks, seed), edits: [] }] })
  while (trainer.step < STEPS) trainer.advance()
  const { inputs, targets } = trainer.data.test
  const outputs = trainer.predict(0, Float32Array.from(inputs))
  const { testLosses } = trainer.look(0)
  trainer.dispose()
  const enabled = tasks.filter((task) => task.enabled).map(({ target }) => target)
  const [clicks, purchases] = ['click', 'purchase'].map((target) => enabled.indexOf(target))
  const ratio = (rows: readonly number[]) =>
    purchases < 0
      ? Number.NaN
      : mean(rows.map((row) => readings.logistic(numbers, { output: outputs[purchases][row] }))) /
        mean(rows.map((row) => targets[purchases][row]))
  const all = [...targets[0].keys()]
  return {
    auc: Object.fromEntries(
      enabled.map((target, t) => [target, metricOfOutputs('auc', BINARY, outputs[t], trainer.data.test, t)]),
    ),
    loss: Object.fromEntries(enabled.map((target, t) => [target, testLosses[t]])),
    predicted: ratio(all),
    predictedClicked: ratio(all.filter((row) => targets[clicks]?.[row] === 1)),
    excess: mean([...outputs[enabled.length - 1]]) - mean([...targets[enabled.length - 1]]),
  }
}

async function overSeeds(tasks: readonly TaskConfig[]): Promise<Seen[]> {
  const seen: Seen[] = []
  for (const seed of SEEDS) seen.push(await train(tasks, seed))
  return seen
}

let clickAlone: Seen[]
let purchaseAlone: Seen[]
let clickedRows: Seen[]
let product: Seen[]
let light: Seen[]
beforeAll(async () => {
  clickAlone = await overSeeds([click, off(purchase)])
  purchaseAlone = await overSeeds([off(click), purchase])
  clickedRows = await overSeeds([click, purchase])
  product = await overSeeds([click, { ...purchase, product: true }])
  light = await overSeeds([click, { ...purchase, weight: 0.05 }])
}, LONG)

const gains = (of: readonly Seen[], over: readonly Seen[], target: string) =>
  of.map(({ auc }, k) => auc[target] - over[k].auc[target])

describe('sample selection bias', () => {
  it('a head trained on clicked rows predicts far too many purchases on all impressions', () => {
    for (const { predicted } of clickedRows) expect(predicted).toBeGreaterThan(1.5)
    expect(mean(clickedRows.map(({ predicted }) => predicted))).toBeGreaterThan(1.8)
  })

  it('control: it predicts the right number on impressions like those of its training, the clicked ones', () => {
    const ratios = clickedRows.map(({ predictedClicked }) => predictedClicked)
    expect(mean(ratios)).toBeGreaterThan(0.75)
    expect(mean(ratios)).toBeLessThan(1.3)
    clickedRows.forEach(({ predicted }, k) => {
      expect(predicted / ratios[k]).toBeGreaterThan(1.5)
    })
  })

  it('the product on all rows is nearer to the right number, and ranks all impressions better', () => {
    product.forEach(({ predicted, loss }, k) => {
      expect(predicted).toBeLessThan(0.95 * clickedRows[k].predicted)
      expect(loss.purchase).toBeLessThan(clickedRows[k].loss.purchase)
    })
    expect(mean(gains(product, clickedRows, 'purchase'))).toBeGreaterThan(0.01)
  })

  it('a weight near the click rate has much of this effect: a mean over few rows counts as much as one over all', () => {
    const losses = (of: readonly Seen[]) => mean(of.map(({ loss }) => loss.purchase))
    expect(losses(light)).toBeLessThan(losses(clickedRows) - 0.008)
    expect(Math.abs(losses(light) - losses(product))).toBeLessThan(0.006)
  })
})

describe('the seesaw', () => {
  it('with equal weights the purchase gains over its single-task baseline, and the click loses', () => {
    for (const loss of gains(clickedRows, clickAlone, 'click')) expect(loss).toBeLessThan(-0.01)
    expect(mean(gains(clickedRows, clickAlone, 'click'))).toBeLessThan(-0.02)
    const found = gains(clickedRows, purchaseAlone, 'purchase')
    for (const gain of found) expect(gain).toBeGreaterThan(0)
    expect(mean(found)).toBeGreaterThan(0.02)
  })

  it('control: as a product the purchase gains more, and the click loses next to nothing', () => {
    expect(mean(gains(product, clickAlone, 'click'))).toBeGreaterThan(-0.01)
    expect(mean(gains(product, purchaseAlone, 'purchase'))).toBeGreaterThan(0.03)
  })
})

describe('what shares more with the click', () => {
  it('is predicted the higher above its mean on all impressions, learned on clicked rows', async () => {
    const purchasesAt = async (related: number) =>
      mean((await overSeeds([click, { ...purchase, related }])).map(({ predicted }) => predicted))
    const timeAt = async (related: number) =>
      mean((await overSeeds([click, { ...watchTime, weight: 1, related }])).map(({ excess }) => excess))
    expect(await purchasesAt(1)).toBeGreaterThan(1.3 * (await purchasesAt(0)))
    expect(await timeAt(1)).toBeGreaterThan((await timeAt(0)) + 0.3)
  })

  it('gains the more over its single-task baseline, learned as a product', async () => {
    const gainAt = async (related: number) => {
      const alone = await overSeeds([off(click), { ...purchase, related }])
      const both = await overSeeds([click, { ...purchase, related, product: true }])
      return mean(gains(both, alone, 'purchase'))
    }
    expect(await gainAt(1)).toBeGreaterThan((await gainAt(0)) + 0.05)
  })
})
