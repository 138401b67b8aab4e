import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createCpuEngine } from '../cpu/engine'
import { missingWeighting, type ParityFile, replayParity } from './parity'

const folder = new URL('../../core/testing/golden/parity/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const read = (name: string): ParityFile => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))

test('the recordings are there', () => {
  expect(files.length).toBe(15)
})

test.each(files)('%s trains as PyTorch recorded it', async (name) => {
  const file = read(name)
  expect(missingWeighting(file)).toBeNull()
  const { worst, tolerance, where } = await replayParity(createCpuEngine(), file)
  expect(worst, where).toBeLessThanOrEqual(tolerance)
})

test('a wrong learning rate is noticed', async () => {
  const file = read('sgd-equal.json')
  const spoiled = { ...file, optimizer: { ...file.optimizer, lr: file.optimizer.lr * 1.001 } }
  const { worst, tolerance } = await replayParity(createCpuEngine(), spoiled)
  expect(worst).toBeGreaterThan(tolerance)
})
