import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createCpuEngine } from '../cpu/engine'
import { replayParity } from './parity'
import type { ParityFile } from './parityFile'
import { missingWeighting } from './parityWeights'

const folder = new URL('../../core/testing/golden/parity/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const read = (name: string): ParityFile => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))

test('the recordings are there', () => {
  expect(files.length).toBe(21)
})

test.each(files)('%s trains as PyTorch recorded it', async (name) => {
  const file = read(name)
  expect(missingWeighting(file)).toBeNull()
  const { worst, tolerance, where } = await replayParity(createCpuEngine(), file)
  expect(worst, where).toBeLessThanOrEqual(tolerance)
})

test('a wrong learning rate is detected', async () => {
  const file = read('sgd-equal.json')
  const spoiled = { ...file, optimizer: { ...file.optimizer, lr: file.optimizer.lr * 1.001 } }
  const { worst, tolerance } = await replayParity(createCpuEngine(), spoiled)
  expect(worst).toBeGreaterThan(tolerance)
})

test('a recording with nothing to compare fails', async () => {
  const file = read('sgd-equal.json')
  const nothing = { ...file, expected: { ...file.expected, records: [] } }
  await expect(replayParity(createCpuEngine(), nothing)).rejects.toThrow('nothing was recorded')
  const short = { ...file, batches: file.batches.slice(0, 150) }
  await expect(replayParity(createCpuEngine(), short)).rejects.toThrow('a record of step 200, but 150 batches')
})

describe('any wrong number is detected', () => {
  type Recorded = ParityFile['expected']['records'][number]
  const withRecord = (file: ParityFile, change: (record: Recorded) => Partial<Recorded>): ParityFile => {
    const records = file.expected.records.map((record, k) => (k === 4 ? { ...record, ...change(record) } : record))
    return { ...file, expected: { ...file.expected, records } }
  }
  const off = (values: readonly (number | null)[]) =>
    values.map((x, k) => Number(x) + (k === values.length - 1 ? 1e-6 : 0))
  const withFinal = (file: ParityFile, name: string): ParityFile => {
    const finalParameters = { ...file.expected.finalParameters }
    finalParameters[name] = off(finalParameters[name] as number[])
    return { ...file, expected: { ...file.expected, finalParameters } }
  }
  const uncertain = read('adam-uncertainty.json')
  const normed = read('sgd-equal-batch-norm.json')

  test.each<[string, ParityFile]>([
    ['batch losses', withRecord(uncertain, ({ batchLosses }) => ({ batchLosses: off(batchLosses) }))],
    ['Gramian', withRecord(uncertain, ({ gramian }) => ({ gramian: gramian.map(off) }))],
    ['weights', withRecord(uncertain, ({ weights }) => ({ weights: off(weights) }))],
    ['full losses', withRecord(uncertain, ({ fullLossesAfter }) => ({ fullLossesAfter: off(fullLossesAfter) }))],
    [
      'log-variances',
      withRecord(uncertain, ({ logVarianceAfter = [] }) => ({ logVarianceAfter: off(logVarianceAfter) })),
    ],
    ['final bn1.var', withFinal(normed, 'bn1.var')],
    ['final bn0.mean', withFinal(normed, 'bn0.mean')],
    ['final head1.bias', withFinal(normed, 'head1.bias')],
  ])('%s', async (name, file) => {
    const { worst, tolerance, where } = await replayParity(createCpuEngine(), file)
    expect(worst).toBeGreaterThan(tolerance)
    expect(where).toContain(name)
  })
})

test.each<[string, number[], Record<string, number>]>([
  ['start apart', [0.5, -1, 0.25], {}],
  ["follow the file's Adam", [0, 0, 0], { eps: 1e-3 }],
])('log-variances %s', async (_name, s, constants) => {
  const file = read('adam-uncertainty.json')
  const [first] = file.expected.records
  const optimizer = { ...file.optimizer, ...constants }
  // Adam's first step by hand: s − lr g / (|g| + ε) with g = ½ (1 − e^−s l).
  const moved = s.map((x, t) => {
    const g = 0.5 * (1 - Math.exp(-x) * Number(first.batchLosses[t]))
    return x - (optimizer.lr * g) / (Math.abs(g) + Number(optimizer.eps))
  })
  const weights = s.map((x) => 0.5 * Math.exp(-x))
  const record = { ...first, weights, logVarianceAfter: moved, fullLossesAfter: [] }
  const { worst, tolerance, where } = await replayParity(createCpuEngine(), {
    ...file,
    optimizer,
    weighting: { ...file.weighting, initialLogVariance: s },
    batches: file.batches.slice(0, 1),
    expected: { records: [record], finalParameters: {} },
  })
  expect(worst, where).toBeLessThanOrEqual(tolerance)
})
