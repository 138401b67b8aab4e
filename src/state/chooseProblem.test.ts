import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { isFree, readLock } from '../core/config/lock'
import { dropData, keepData } from '../core/problems/data'
import { BYTES, NEED, stored } from '../core/testing/stored'
import { sums } from '../core/testing/sums'
import { chooseProblem, undoChoice } from './chooseProblem'
import { chosenProblemStore, dismissChange } from './chosenProblem'
import { configStore, setConfigField } from './config'
import { giveUpData, waitsForData } from './data'
import { setGate } from './gate'
import { pausedAtStart } from './testing/page'
import { undo } from './undo'

vi.mock('../core/problems/all', async () => {
  const { lookupsIn } = await import('../core/problems/lookups')
  const { plane } = await import('../core/problems/plane/plane')
  const { sums } = await import('../core/testing/sums')
  const { stored } = await import('../core/testing/stored')
  return { problems: [plane, sums, stored], ...lookupsIn([plane, sums, stored]) }
})
vi.mock('./fetchData', () => ({ fetchData: () => new Promise(() => {}) }))

beforeEach(() => {
  vi.useFakeTimers()
  pausedAtStart()
})
afterEach(() => {
  dismissChange()
  giveUpData()
  dropData(NEED.name)
  vi.runAllTimers()
  vi.useRealTimers()
})
const config = () => configStore.getState().config
const change = () => chosenProblemStore.getState().change

it('says what was changed, and takes it back in one step', () => {
  setConfigField('network.trunk', [7])
  const before = config()
  chooseProblem('sums')
  expect(config()).toMatchObject({ problem: { id: 'sums' }, tasks: sums.usualTasks, network: { trunk: [7] } })
  expect(change()).toMatchObject({ before, after: config() })
  undoChoice()
  expect(config()).toEqual(before)
  expect(change()).toBeNull()
})

it('says nothing more once something else was done, since undo would take that back', () => {
  chooseProblem('sums')
  setConfigField('tasks.t1.weight', 3)
  expect(change()).toBeNull()
  undoChoice()
  expect(config()).toMatchObject({ problem: { id: 'sums' }, tasks: [{ weight: 3 }, {}] })
  undo()
  undo()
  expect(config().problem.id).toBe('plane')
})

it('waits for the data of the problem, and says nothing of another one that came first', () => {
  chooseProblem('stored')
  expect([config().problem.id, change()]).toEqual(['plane', null])
  keepData(NEED.name, BYTES)
  setConfigField('problem.id', 'stored')
  expect(change()?.after.tasks).toEqual(stored.usualTasks)
  dropData(NEED.name)
  undoChoice()
  chooseProblem('stored')
  setConfigField('problem.id', 'sums')
  expect([config().problem.id, change()]).toEqual(['sums', null])
  expect(waitsForData('run', [config()], () => {})).toBe(false)
})

it('changes nothing where the link locks the tasks', () => {
  const lock = readLock('data')
  setGate((wish) => lock !== null && isFree(lock, wish))
  chooseProblem('sums')
  expect([config().problem.id, change()]).toEqual(['plane', null])
  setGate(null)
  // Another way to the same problem later is not this choice.
  setConfigField('problem.id', 'sums')
  expect([config().problem.id, change()]).toEqual(['sums', null])
})
