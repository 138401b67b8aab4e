import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultConfig } from '../core/config/defaults'
import { rowWidth } from '../core/measures/columns'
import { encodeLink } from '../share/link'
import { changeStore, keptRuns } from './changes'
import { configStore, replaceRecording, setConfigField } from './config'
import { earlierStore, forgetEarlier } from './earlier'
import { mainHistory, play, reset, runStore } from './run'
import { addTask, removeTask } from './tasks'
import type { TestLine } from './testing/line'
import { pausedAtStart } from './testing/page'
import { redo, undo } from './undo'
import { setView } from './view'

let worker: TestLine
beforeEach(() => {
  vi.useFakeTimers()
  worker = pausedAtStart()
})
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
})

const state = () => configStore.getState()
const loads = () => worker.sent('load')
const weight = () => state().config.tasks.find(({ id }) => id === 't1')?.weight
const curve = () => [...mainHistory.column('totalTrain')]

function answer(step: number): void {
  const edit = worker.sent('edit').at(-1)
  if (!edit) throw new Error('nothing was edited')
  worker.tell('edited', { run: 0, edit: { ...edit, step } })
}

function append(step: number, tasks: number, layers: number): void {
  const row = new Float64Array(rowWidth(tasks, layers)).fill(step / 10)
  row[0] = step
  mainHistory.appendRow(row, 0, tasks, layers)
}

/** As frames would: records of these steps, and the run at the last one. */
function train(...steps: number[]): void {
  const tasks = state().config.tasks.length
  const layers = mainHistory.layerCount || 1
  for (const step of steps) append(step, mainHistory.taskCount || tasks, layers)
  const step = steps.at(-1) ?? 0
  runStore.setState({ step, furthest: step, status: 'paused' })
}

/** A run with a change in it, at step 30. */
function begin(): void {
  train(0, 1, 2, 3, 10)
  setConfigField('tasks.t1.weight', 3)
  answer(15)
  train(20, 30)
}

describe('undo of a change that starts over', () => {
  const changes: readonly [string, () => void][] = [
    ['a removed task', () => removeTask('t2')],
    ['an added task', () => addTask('xor')],
    ['another loss', () => setConfigField('tasks.t3.loss', { id: 'mae', options: {} })],
    ['another trunk', () => setConfigField('network.trunk', [8])],
    ['another seed', () => setConfigField('training.seed', 9)],
    ['a reset', () => reset()],
    ['an opened link or file', () => replaceRecording({ config: defaultConfig, edits: [] })],
  ]

  it.each(changes)('%s: brings the run back with its edits, its curves and where it stood', (_, change) => {
    begin()
    const before = { recording: state().recording, config: state().config, curve: curve(), marks: mainHistory.marks }
    const { generation } = worker
    change()
    expect(curve()).toEqual([])
    train(0, 1)
    setView({ theme: 'dark', language: 'zh-CN' })
    undo()
    expect(state()).toMatchObject({ recording: before.recording, config: before.config })
    expect(curve()).toEqual(before.curve)
    expect(mainHistory.marks).toEqual(before.marks)
    expect(runStore.getState()).toMatchObject({ step: 30, furthest: 30 })
    expect(loads().at(-1)).toMatchObject({ resume: { generation, step: 30, furthest: 30, known: 30 } })
    expect(loads().at(-2)?.keeps).toContain(generation)
    setView({ theme: 'auto', language: 'en' })
  })

  it.each(changes)('%s: redo brings the other run back to where it stood', (_, change) => {
    begin()
    change()
    train(0, 1, 2, 3)
    const { recording } = state()
    const after = curve()
    undo()
    redo()
    expect(encodeLink(state().recording)).toBe(encodeLink(recording))
    expect(curve()).toEqual(after)
    expect(runStore.getState().step).toBe(3)
    undo()
    expect(runStore.getState().step).toBe(30)
    expect(weight()).toBe(3)
  })

  it('keeps a change that the worker had not reported yet', () => {
    begin()
    setConfigField('tasks.t1.weight', 7, { gesture: 'drag' })
    setConfigField('tasks.t1.weight', 8, { gesture: 'drag' })
    removeTask('t2')
    undo()
    expect(state().recording.edits.map(({ step, value }) => [step, value])).toEqual([
      [15, 3],
      [30, 8],
    ])
    expect(weight()).toBe(8)
  })

  it('continues to play if the page plays', () => {
    begin()
    play()
    removeTask('t2')
    undo()
    expect(loads().at(-1)?.play).toBe(true)
  })

  it('works by the browser too: going back to the run’s link brings it back as it stood', () => {
    begin()
    const { recording } = state()
    const before = curve()
    removeTask('t2')
    train(0, 1)
    replaceRecording(structuredClone(recording), { returns: true })
    expect(curve()).toEqual(before)
    expect(runStore.getState().step).toBe(30)
  })

  it('begins a file of the same set-up at step 0', () => {
    begin()
    const { recording } = state()
    removeTask('t2')
    replaceRecording(structuredClone(recording))
    expect(curve()).toEqual([])
    expect(runStore.getState().step).toBe(0)
  })

  it('is one step for a drag, back to before it began', () => {
    begin()
    for (const value of [0.1, 0.2, 0.3]) {
      setConfigField('tasks.t1.noise', value, { gesture: 'drag' })
      vi.advanceTimersByTime(300)
      train(0, 1)
    }
    setConfigField('tasks.t1.noise', 0.3)
    undo()
    expect(runStore.getState().step).toBe(30)
    expect(curve()).toHaveLength(7)
  })
})

describe('the curves from before a change that started over', () => {
  const earlier = () => earlierStore.getState().earlier
  const grey = () => [...(earlier()?.history.column('totalTrain') ?? [])]

  it('stay under the new ones until the next change, whatever kind it is', () => {
    begin()
    const before = curve()
    removeTask('t2')
    expect(grey()).toEqual(before)
    expect(earlier()?.tasks.map((task) => task?.id)).toEqual(['t1', 't2', 't3'])
    train(0, 1, 2)
    expect(grey()).toEqual(before)
    const second = curve()
    setConfigField('network.trunk', [8])
    expect(grey()).toEqual(second)
    train(0, 1, 2)
    setConfigField('tasks.t1.weight', 5)
    expect(earlier()).toBeNull()
  })

  it('are those from before a drag, however often it starts over', () => {
    begin()
    const before = curve()
    for (const value of [0.1, 0.2, 0.3]) {
      setConfigField('tasks.t1.noise', value, { gesture: 'drag' })
      vi.advanceTimersByTime(300)
      train(0, 1, 2)
    }
    expect(grey()).toEqual(before)
    expect(earlierStore.getState().restarts).toBe(1)
  })

  it('stay when a run that has hardly begun is changed', () => {
    begin()
    const before = curve()
    removeTask('t2')
    setConfigField('network.trunk', [8])
    expect(grey()).toEqual(before)
  })

  it('go with the problem, which has a message of its own, and come no more when undo brings it back', () => {
    begin()
    removeTask('t2')
    train(0, 1, 2)
    const { restarts } = earlierStore.getState()
    setConfigField('problem.id', 'gradnorm')
    expect(earlier()).toBeNull()
    expect(earlierStore.getState().restarts).toBe(restarts)
    train(0, 1, 2)
    undo()
    expect(earlier()).toBeNull()
  })

  it('go for a task that has another target, and stay for the others', () => {
    begin()
    const before = curve()
    setConfigField('tasks.t2.target', 'xor')
    expect(earlier()?.tasks.map((task) => task?.id)).toEqual(['t1', undefined, 't3'])
    // It has hardly begun: the curves stay, but a target that returns has been another one.
    setConfigField('tasks.t2.target', 'checkerboard')
    setConfigField('tasks.t1.target', 'xor')
    expect(earlier()?.tasks.map((task) => task?.id)).toEqual([undefined, undefined, 't3'])
    expect(grey()).toEqual(before)
    setConfigField('tasks.t3.target', 'xor')
    expect(earlier()).toBeNull()
  })

  it('are those of the run that undo leaves', () => {
    begin()
    removeTask('t2')
    train(0, 1, 2)
    const left = curve()
    undo()
    expect(grey()).toEqual(left)
  })

  it('go when another set-up is opened, or when the person puts them away', () => {
    begin()
    removeTask('t2')
    forgetEarlier()
    expect(earlier()).toBeNull()
    train(0, 1)
    setConfigField('network.trunk', [8])
    replaceRecording({ config: defaultConfig, edits: [] })
    expect(earlier()).toBeNull()
  })
})

it('keeps the curves of the last runs within the bound, and the recordings of the others', () => {
  const count = 60
  for (let k = 0; k < count; k++) {
    // As wide as a history can be.
    append(0, 12, 6)
    train(2)
    setConfigField('training.seed', 10 + k)
  }
  const kept = keptRuns()
  expect(kept.length).toBeGreaterThan(4)
  expect(kept.length).toBeLessThan(count)
  expect(kept.reduce((sum, { history }) => sum + (history?.bytes ?? 0), 0)).toBeLessThanOrEqual(32e6)
  expect(changeStore.getState().past).toHaveLength(count)
  for (let k = 0; k < count; k++) undo()
  expect(state().config.training.seed).toBe(defaultConfig.training.seed)
  expect(loads().at(-1)).toMatchObject({ resume: { generation: -1, step: 2, known: -1 } })
})
