import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defaultConfig } from '../core/config/defaults'
import type { Recording } from '../core/config/types'
import { dropData, keepData, keptBytes } from '../core/problems/data'
import { BYTES, NEED, stored } from '../core/testing/stored'
import { createDataSender, takeData } from './data'

vi.mock('../core/problems/all', async () => {
  const { lookupsIn } = await import('../core/problems/lookups')
  const { plane } = await import('../core/problems/plane/plane')
  const { stored } = await import('../core/testing/stored')
  return { problems: [plane, stored], ...lookupsIn([plane, stored]) }
})

const plain: Recording = { config: defaultConfig, edits: [] }
const needy: Recording = {
  config: { ...defaultConfig, problem: { ...defaultConfig.problem, id: 'stored' }, tasks: stored.usualTasks },
  edits: [],
}

beforeEach(() => keepData(NEED.name, BYTES))
afterEach(() => dropData(NEED.name))

it('adds data to the first message that needs them, once for each worker', () => {
  const [withData, toAnother] = [createDataSender(), createDataSender()]
  const load = { type: 'load', recordings: [plain, needy, needy] }
  expect(withData({ type: 'rest' })).toEqual({ type: 'rest' })
  expect(withData({ type: 'load', recordings: [plain] })).not.toHaveProperty('data')
  expect(withData(load)).toEqual({ ...load, data: [[NEED.name, BYTES]], freed: [] })
  expect(withData(load)).toBe(load)
  const show = { type: 'show', recording: needy }
  expect(toAnother(show)).toEqual({ ...show, data: [[NEED.name, BYTES]], freed: [] })
})

it('sends nothing that the page has not got, and sends it later', () => {
  dropData(NEED.name)
  const withData = createDataSender()
  const load = { type: 'load', recordings: [needy] }
  expect(withData(load)).toBe(load)
  keepData(NEED.name, BYTES)
  expect(withData(load).data).toHaveLength(1)
})

it('is kept on the other side', () => {
  const message = structuredClone(createDataSender()({ recordings: [needy] }))
  dropData(NEED.name)
  takeData({})
  expect(keptBytes(NEED.name)).toBeUndefined()
  takeData(message)
  expect(keptBytes(NEED.name)).toEqual(BYTES)
})

it('frees in the worker what the page has freed, and sends it again when it has come back', () => {
  const withData = createDataSender()
  withData({ recordings: [needy] })
  dropData(NEED.name)
  // A message without recordings may be a question that the current run still answers.
  expect(withData({ type: 'rest' })).toEqual({ type: 'rest' })
  const message = withData({ recordings: [plain] })
  expect(message).toEqual({ recordings: [plain], data: [], freed: [NEED.name] })
  expect(withData({ recordings: [plain] })).toEqual({ recordings: [plain] })
  keepData(NEED.name, BYTES)
  takeData(message)
  expect(keptBytes(NEED.name)).toBeUndefined()
  keepData(NEED.name, BYTES)
  expect(withData({ recordings: [needy] }).data).toHaveLength(1)
})
