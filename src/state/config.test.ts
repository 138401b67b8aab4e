import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultConfig } from '../core/config/defaults'
import type { Edit } from '../core/config/types'
import { missingData, problemOf } from '../core/problems/all'
import { dropData, keepData } from '../core/problems/data'
import { withTable } from '../core/tables/withTable'
import { writeRecipe } from '../core/tables/writeRecipe'
import { decodeLink, encodeLink } from '../share/link'
import { changeStore } from './changes'
import { configStore, newSeed, replaceRecording, setConfigField, weighByHand } from './config'
import { earlierStore } from './earlier'
import { noticeStore } from './notices'
import { mainHistory, play, reset, runStore, toggle } from './run'
import { addTask, duplicateTask, removeTask, setTaskCount } from './tasks'
import type { TestLine } from './testing/line'
import { pausedAtStart, record } from './testing/page'
import { redo, undo } from './undo'

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
const weight = (id = 't1') => state().config.tasks.find((task) => task.id === id)?.weight
const undoable = () => changeStore.getState().past.length
const redoable = () => changeStore.getState().future.length
const sent: TestLine['sent'] = (type) => worker.sent(type)
/** The worker's answer to the last edit. */
const answer = (step: number, edit: Omit<Edit, 'step'> = sent('edit').at(-1) as never) =>
  worker.tell('edited', { run: 0, edit: { step, field: edit.field, value: edit.value } })

describe('a live field', () => {
  it('acts immediately without a new load, and is recorded at the step that the worker reports', () => {
    setConfigField('tasks.t1.weight', 3)
    expect(weight()).toBe(3)
    expect(sent('load')).toHaveLength(0)
    expect(sent('edit')).toMatchObject([{ run: 0, field: 'tasks.t1.weight', value: 3 }])
    expect(state().recording.edits).toEqual([])
    answer(40)
    expect(state().recording.edits).toEqual([{ step: 40, field: 'tasks.t1.weight', value: 3 }])
    expect(state().recording.config).toEqual(defaultConfig)
    expect(mainHistory.marks).toEqual([40])
  })

  it('becomes part of the start if the worker reports step 0', () => {
    setConfigField('tasks.t1.weight', 3)
    answer(0)
    expect(state().recording.edits).toEqual([])
    expect(state().recording.config.tasks[0].weight).toBe(3)
    expect(mainHistory.marks).toEqual([])
  })

  it('keeps the last of several changes at one step', () => {
    for (const value of [2, 3]) {
      setConfigField('tasks.t1.weight', value)
      answer(40)
    }
    expect(state().recording.edits).toEqual([{ step: 40, field: 'tasks.t1.weight', value: 3 }])
  })

  it('starts over if it needs another program: dropout from none to some', () => {
    setConfigField('network.dropout', 0.2)
    expect(sent('edit')).toHaveLength(0)
    expect(sent('load')).toHaveLength(1)
    worker.said.length = 0
    setConfigField('network.dropout', 0.3)
    expect(sent('edit')).toHaveLength(1)
  })

  it('refuses what the field does not allow', () => {
    setConfigField('tasks.t1.weight', -1)
    setConfigField('tasks.t1.weight', 'much')
    setConfigField('tasks.t9.weight', 1)
    expect(worker.said).toEqual([])
    expect(state()).toMatchObject({ config: defaultConfig })
    expect(undoable()).toBe(0)
  })
})

describe('any other field', () => {
  it('starts over with the current set-up, without the edits that led to it', () => {
    setConfigField('tasks.t1.weight', 3)
    answer(40)
    mainHistory.mark(40)
    setConfigField('network.trunk', [8])
    const [{ recordings, play: plays, generation }] = sent('load')
    expect(recordings[0].edits).toEqual([])
    expect(recordings[0].config.tasks[0].weight).toBe(3)
    expect(recordings[0].config.network.trunk).toEqual([8])
    expect(plays).toBe(false)
    expect(generation).toBe(worker.generation)
    expect(mainHistory.marks).toEqual([])
    expect(runStore.getState()).toMatchObject({ status: 'loading', step: 0 })
  })

  it('plays on if it was playing', () => {
    play()
    setConfigField('network.trunk', [8])
    expect(sent('load')[0].play).toBe(true)
  })

  it('gives a task whose target changes a loss that fits', () => {
    setConfigField('tasks.t1.target', 'plane')
    expect(state().config.tasks[0].loss.id).toBe('mse')
    setConfigField('tasks.t1.loss', { id: 'huber', options: {} })
    setConfigField('tasks.t1.target', 'saddle')
    expect(state().config.tasks[0].loss.id).toBe('huber')
  })
})

describe('the metric of a task', () => {
  it('trains the run again to its step, with its edits and nothing of its old curves', () => {
    setConfigField('tasks.t1.weight', 3)
    answer(40)
    mainHistory.append(record(40))
    runStore.setState({ step: 50, furthest: 50 })
    setConfigField('tasks.t1.metric', 'auc')
    expect(sent('load')).toMatchObject([
      { resume: { generation: -1, step: 50, furthest: 50, known: -1 }, recordings: [{ edits: [{ step: 40 }] }] },
    ])
    expect(state().recording.config.tasks[0]).toMatchObject({ metric: 'auc', weight: 1 })
    expect(state().config.tasks[0]).toMatchObject({ metric: 'auc', weight: 3 })
    expect(mainHistory.length).toBe(0)
    expect(decodeLink(encodeLink(state().recording)).recording).toEqual(state().recording)
    expect(noticeStore.getState().notices).toMatchObject([{ key: 'metricReplay', values: { step: 50 } }])
    expect(earlierStore.getState().earlier).toBeNull()
    undo()
    expect(state().config.tasks[0]).toMatchObject({ metric: 'usual', weight: 3 })
    expect([...mainHistory.steps]).toEqual([40])
    expect(earlierStore.getState().earlier).toBeNull()
    redo()
    expect(state().config.tasks[0]).toMatchObject({ metric: 'auc', weight: 3 })
  })

  it('changed again on the way there trains to the same step, and keeps the steps that lie ahead', () => {
    const onTheWay = (step: number, goal: number | null) =>
      worker.tell('frame', { step, goal, playing: goal !== null, records: [record(step)], pictures: [] })
    runStore.setState({ step: 300, furthest: 1000 })
    setConfigField('tasks.t1.metric', 'auc')
    onTheWay(12, 300)
    setConfigField('tasks.t2.metric', 'logLoss')
    const wanted = { resume: { generation: -1, step: 300, furthest: 1000, known: -1 } }
    expect(sent('load')).toMatchObject([wanted, wanted])
    expect(noticeStore.getState().notices.map(({ values }) => values)).toEqual([{ step: 300 }])
    onTheWay(20, 300)
    undo()
    expect(sent('load').at(-1)).toMatchObject({ resume: { step: 300, furthest: 1000, known: 12 } })
    // Where it has arrived, its own step counts again.
    onTheWay(310, null)
    setConfigField('tasks.t2.metric', 'logLoss')
    expect(sent('load').at(-1)).toMatchObject({ resume: { step: 310, furthest: 1000 } })
  })

  it('trains a run that has ended to its end again, and leaves a paused one paused', () => {
    runStore.setState({ step: 50, furthest: 50 })
    setConfigField('tasks.t1.metric', 'auc')
    runStore.setState({ status: 'stopped', step: 50, furthest: 50 })
    setConfigField('tasks.t1.metric', 'macroF1')
    expect(sent('load').map(({ play }) => play)).toEqual([false, true])
  })

  it('is refused if it does not fit, and goes where another loss does not fit it, which is said', () => {
    setConfigField('tasks.t1.metric', 'mae')
    expect(sent('load')).toHaveLength(0)
    setConfigField('tasks.t1.metric', 'logLoss')
    setConfigField('tasks.t1.loss.id', 'hinge')
    expect(state().config.tasks[0]).toMatchObject({ metric: 'usual', loss: { id: 'hinge' } })
    expect(noticeStore.getState().notices).toMatchObject([{ key: 'metricLost', values: { number: 1 } }])
    undo()
    expect(state().config.tasks[0]).toMatchObject({ metric: 'logLoss', loss: { id: 'bce' } })
  })

  it('that goes is named by the number on its card, and with another table nothing is said', () => {
    const numbers = () =>
      noticeStore.getState().notices.flatMap(({ key, values }) => (key === 'metricLost' ? [values] : []))
    setConfigField('tasks.t2.metric', 'logLoss')
    setConfigField('tasks.t1.enabled', false)
    setConfigField('tasks.t2.loss.id', 'hinge')
    expect(numbers()).toEqual([{ number: 1 }])
    noticeStore.setState({ notices: [] })
    setConfigField('problem.id', 'own')
    setConfigField('tasks.t1.metric', 'mae')
    const target = { place: 1, name: 'b', kind: 'number', unit: '', standard: { offset: 0, size: 1 } } as const
    const table = writeRecipe({
      rules: 2,
      file: { name: 'a.csv', bytes: 9, checksum: 1 },
      layout: ['utf-8', ',', '.', 0],
      rows: 50,
      inputs: [{ place: 0, name: 'a', kind: 'number', gaps: false }],
      targets: [target],
    })
    const [{ name }] = missingData({ problem: { ...state().config.problem, table } })
    keepData(name, new Uint8Array())
    setConfigField('problem.table', table, { by: (config) => withTable(config, table) })
    expect(state().config.tasks[0]).toMatchObject({ id: 't1', metric: 'usual' })
    expect(numbers()).toEqual([])
    dropData(name)
  })
})

describe('undo and redo', () => {
  it('undoes a live change by another live change', () => {
    setConfigField('tasks.t1.weight', 3)
    answer(40)
    undo()
    expect(weight()).toBe(1)
    expect(sent('edit').at(-1)).toMatchObject({ field: 'tasks.t1.weight', value: 1 })
    expect(sent('load')).toHaveLength(0)
    answer(60)
    expect(state().recording.edits.map(({ step, value }) => [step, value])).toEqual([
      [40, 3],
      [60, 1],
    ])
    expect([undoable(), redoable()]).toEqual([0, 1])
    redo()
    expect(weight()).toBe(3)
    expect([undoable(), redoable()]).toEqual([1, 0])
  })

  it('merges a drag into one step, and starts another after its end', () => {
    for (const value of [1.5, 2, 2.5]) setConfigField('tasks.t1.weight', value, { gesture: 'drag' })
    setConfigField('tasks.t1.weight', 2.5)
    expect(undoable()).toBe(1)
    for (const value of [3, 4]) setConfigField('tasks.t1.weight', value, { gesture: 'drag' })
    expect(undoable()).toBe(2)
    setConfigField('tasks.t2.weight', 9, { gesture: 'drag' })
    expect(undoable()).toBe(3)
    undo()
    undo()
    expect(weight()).toBe(2.5)
    undo()
    expect(weight()).toBe(1)
  })

  it('sends at most ten changes a second of a drag, and its end immediately', () => {
    for (let value = 1.1; value < 3; value += 0.1) {
      setConfigField('tasks.t1.weight', value, { gesture: 'drag' })
      vi.advanceTimersByTime(16)
    }
    const dragged = sent('edit').length
    expect(dragged).toBeGreaterThan(2)
    expect(dragged).toBeLessThan(6)
    setConfigField('tasks.t1.weight', 3)
    expect(sent('edit').at(-1)?.value).toBe(3)
    vi.runAllTimers()
    expect(sent('edit').at(-1)?.value).toBe(3)
  })

  it('brings back settings that start over, tasks and whole set-ups', () => {
    const steps = [
      () => setConfigField('network.trunk', [8]),
      () => addTask('xor'),
      () => removeTask('t1'),
      () => duplicateTask('t2'),
      () => newSeed(),
      () => setConfigField('weighting.id', 'equal'),
      () => setConfigField('training.schedule', { id: 'cosine', options: {} }),
      () =>
        replaceRecording({
          config: { ...defaultConfig, network: { ...defaultConfig.network, trunk: [3] } },
          edits: [],
        }),
    ]
    const seen = [state().config]
    for (const step of steps) {
      step()
      expect(state().config).not.toEqual(seen.at(-1))
      seen.push(state().config)
    }
    expect(undoable()).toBe(steps.length)
    for (let i = steps.length - 1; i >= 0; i--) {
      undo()
      expect(state().config).toEqual(seen[i])
    }
    undo()
    expect([undoable(), redoable()]).toEqual([0, steps.length])
    for (let i = 1; i <= steps.length; i++) {
      redo()
      expect(state().config).toEqual(seen[i])
    }
    expect([undoable(), redoable()]).toEqual([steps.length, 0])
  })

  it('forgets what was undone once something new is done', () => {
    setConfigField('tasks.t1.weight', 3)
    undo()
    setConfigField('tasks.t1.weight', 5)
    expect([undoable(), redoable()]).toEqual([1, 0])
    redo()
    expect(weight()).toBe(5)
  })
})

describe('tasks', () => {
  it('get ids of their own; a copy follows its original; the last one that trains stays', () => {
    addTask('moons')
    duplicateTask('t1')
    expect(state().config.tasks.map(({ id, target }) => [id, target])).toEqual([
      ['t1', 'circles'],
      ['t5', 'circles'],
      ['t2', 'checkerboard'],
      ['t3', 'ripple'],
      ['t4', 'moons'],
    ])
    for (const id of ['t1', 't2', 't3', 't4']) removeTask(id)
    removeTask('t5')
    expect(state().config.tasks.map(({ id }) => id)).toEqual(['t5'])
    addTask('nonsense')
    for (let i = 0; i < 20; i++) addTask('xor')
    expect(state().config.tasks).toHaveLength(12)
  })

  it('of a family are as many as a person asks for, each with its usual scale; those that stay are as they were', () => {
    setTaskCount(5)
    expect(state().config).toEqual(defaultConfig)
    setConfigField('problem.id', 'gradnorm')
    const { family = [], usualTasks } = problemOf(state().config)
    setConfigField('tasks.t1.scale', 4)
    setTaskCount(family.length)
    const ten = [{ ...family[0], scale: 4 }, ...family.slice(1)]
    expect(state().config.tasks).toEqual(ten)
    setTaskCount(20)
    expect(state().config.tasks).toEqual(ten)
    // The first one that is missing comes back; no two tasks have the same target.
    removeTask('t3')
    setTaskCount(10)
    expect(
      state()
        .config.tasks.map(({ id, target, scale }) => [id, target, scale])
        .at(-1),
    ).toEqual(['t11', 'gradnorm3', 2])
    setConfigField('tasks.t1.enabled', false)
    setConfigField('tasks.t2.enabled', false)
    setTaskCount(2)
    expect(state().config.tasks.map(({ enabled }) => enabled)).toEqual([true, false])
    undo()
    expect(state().config.tasks).toHaveLength(10)
    replaceRecording({ config: { ...state().config, tasks: usualTasks }, edits: [] })
    addTask('gradnorm5')
    expect(state().config.tasks.at(-1)).toEqual({ ...family[4], id: 't3' })
  })
})

describe('a recording with edits', () => {
  const frame = (step: number) =>
    worker.tell('frame', {
      frame: 1,
      step,
      epoch: 0,
      stepsPerSecond: 100,
      playing: true,
      drawCallsPerStep: 0,
      records: [],
      now: null,
      pictures: [],
    })
  const edits = [
    { step: 50, field: 'tasks.t1.weight' as const, value: 4 },
    { step: 90, field: 'tasks.t2.weight' as const, value: 5 },
    { step: 99, field: 'tasks.t1.weight' as const, value: 6 },
  ]

  it('moves the controls when its steps come, and marks them', () => {
    replaceRecording({ config: defaultConfig, edits })
    expect(weight()).toBe(1)
    frame(49)
    expect(weight()).toBe(1)
    frame(50)
    expect(weight()).toBe(4)
    frame(200)
    expect([weight(), weight('t2')]).toEqual([6, 5])
    expect(mainHistory.marks).toEqual([50, 90, 99])
    expect(state().recording).toEqual({ config: defaultConfig, edits })
    expect(undoable()).toBe(1)
  })

  it('no longer moves a field that the person has taken over', () => {
    replaceRecording({ config: defaultConfig, edits })
    frame(60)
    setConfigField('tasks.t1.weight', 2)
    answer(60)
    frame(200)
    expect([weight(), weight('t2')]).toEqual([2, 5])
    expect(state().recording.edits.map(({ step }) => step)).toEqual([50, 60, 90])
  })

  it('ends with a reset: the current set-up becomes the start', () => {
    replaceRecording({ config: defaultConfig, edits })
    frame(60)
    worker.said.length = 0
    reset()
    expect(sent('load')[0].recordings[0].edits).toEqual([])
    expect(sent('load')[0].recordings[0].config.tasks[0].weight).toBe(4)
    expect(state().recording).toEqual(sent('load')[0].recordings[0])
    frame(200)
    expect(weight()).toBe(4)
  })
})

describe('the run', () => {
  it('drops events of an older load', () => {
    const old = worker.generation
    reset()
    worker.tell('stopped', { reason: { kind: 'reached', step: 5 } }, old)
    expect(runStore.getState()).toMatchObject({ status: 'loading', stop: null })
  })

  it('starts over when played after a divergence, with what was changed since', () => {
    toggle()
    worker.tell('stopped', { reason: { kind: 'diverged', step: 30, run: 0, task: 1 } })
    expect(runStore.getState().status).toBe('stopped')
    setConfigField('training.learningRate', 0.001)
    answer(30)
    worker.said.length = 0
    toggle()
    expect(sent('load')).toMatchObject([{ play: true }])
    expect(sent('load')[0].recordings[0].config.training.learningRate).toBe(0.001)
  })

  it('starts over for a live change after a failure', () => {
    worker.tell('failed', { error: { name: 'Error', message: 'gone' } })
    setConfigField('tasks.t1.weight', 3)
    expect(sent('load')[0].recordings[0].config.tasks[0].weight).toBe(3)
  })
})

describe('as many live changes as a link carries', () => {
  const edits = (count: number): Edit[] =>
    Array.from({ length: count }, (_, k) => ({ step: 10 * k + 10, field: 'tasks.t2.weight', value: 1 + (k % 90) }))
  const full = (count: number) => {
    replaceRecording({ config: defaultConfig, edits: edits(count) })
    runStore.setState({ status: 'paused' })
    worker.said.length = 0
  }
  const notices = () => noticeStore.getState().notices.map(({ key }) => key)

  it('makes the 500th and refuses the 501st with a notice, without moving the control', () => {
    full(499)
    setConfigField('tasks.t1.weight', 3)
    expect(sent('edit')).toHaveLength(1)
    setConfigField('tasks.t1.weight', 4)
    expect(notices()).toContain('editsFull')
    expect(weight()).toBe(3)
    answer(9000)
    expect(state().recording.edits).toHaveLength(500)
    setConfigField('tasks.t1.weight', 5)
    expect(sent('edit')).toHaveLength(1)
    expect(weight()).toBe(3)
    expect(decodeLink(encodeLink(state().recording)).recording.edits).toHaveLength(500)
  })

  it('keeps a refused undo for later', () => {
    full(499)
    setConfigField('tasks.t1.weight', 3)
    answer(9000)
    const past = undoable()
    undo()
    expect(undoable()).toBe(past)
    expect(weight()).toBe(3)
  })

  it('can still start over, after which there is room again', () => {
    full(500)
    setConfigField('training.batchSize', 32)
    vi.runAllTimers()
    runStore.setState({ status: 'paused' })
    setConfigField('tasks.t1.weight', 3)
    expect(weight()).toBe(3)
  })
})

it('sends an option that goes back to its default with its value', () => {
  setConfigField('weighting.id', 'dwa')
  setConfigField('weighting.options.temperature', 3)
  setConfigField('weighting.options.temperature', 2)
  expect(sent('edit').at(-1)).toMatchObject({ field: 'weighting.options.temperature', value: 2 })
})

it('adds and copies tasks beside one with the highest possible id', () => {
  const [first] = defaultConfig.tasks
  replaceRecording({ config: { ...defaultConfig, tasks: [{ ...first, id: 't9999' }] }, edits: [] })
  addTask('ripple')
  duplicateTask('t9999')
  const { config, recording } = state()
  expect(config.tasks.map(({ id }) => id)).toEqual(['t9999', 't2', 't1'])
  expect(decodeLink(encodeLink(recording)).faults).toEqual([])
  runStore.setState({ status: 'paused' })
  setConfigField('tasks.t1.weight', 7)
  expect(weight()).toBe(7)
})

describe('weighing by hand from here', () => {
  const tasks = () => state().config.tasks.filter(({ enabled }) => enabled)
  it('sets the sliders to the current weights and uses them, in one step of undo', () => {
    setConfigField('weighting', { id: 'mgda', options: {}, modifiers: [{ id: 'smooth', options: {} }] })
    const before = state().config
    const past = undoable()
    const weights = tasks().map((_, i) => 0.25 * (i + 1))
    worker.said.length = 0
    weighByHand(weights)
    expect(tasks().map((task) => task.weight)).toEqual(weights)
    expect(state().config.weighting).toEqual({ id: 'weighted-sum', options: {}, modifiers: [] })
    expect(sent('load')).toEqual([])
    expect(sent('edit').map(({ field }) => field)).toEqual([
      ...tasks().map(({ id }) => `tasks.${id}.weight`),
      'weighting',
    ])
    expect(undoable()).toBe(past + 1)
    undo()
    expect(state().config).toEqual(before)
    redo()
    expect(tasks().map((task) => task.weight)).toEqual(weights)
  })
  it('keeps a slider whose weight is not a number, and respects the limits', () => {
    setConfigField('weighting', { id: 'famo', options: {}, modifiers: [] })
    weighByHand([Number.NaN, 1e9])
    expect(
      tasks()
        .map((task) => task.weight)
        .slice(0, 2),
    ).toEqual([1, 100])
  })
})
