/** Everything that asks what a target is, with a second problem in the registry that is unlike the plane. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCpuEngine } from '../../engine/cpu/engine'
import type { Engine } from '../../engine/engine'
import { createTrainer } from '../../engine/trainer'
import { createWasmEngine } from '../../engine/wasm/engine'
import { decodeLink, encodeLink } from '../../share/link'
import { configStore, replaceRecording, setConfigField } from '../../state/config'
import { setGate } from '../../state/gate'
import { addTask } from '../../state/tasks'
import { pausedAtStart } from '../../state/testing/page'
import { undo } from '../../state/undo'
import { Training } from '../../worker/training'
import { defaultConfig, defaultTask } from '../config/defaults'
import { formulaFaults } from '../config/formulas'
import { isFree, readLock } from '../config/lock'
import { programKey } from '../config/program'
import { remarksOn } from '../config/remarks'
import { factsOf } from '../config/taskFacts'
import type { RunConfig } from '../config/types'
import { validateConfig } from '../config/validate'
import { quantitiesOf } from '../maps/quantities'
import { sums } from '../testing/sums'
import { makeProblem } from './all'

vi.mock('./all', async () => {
  const { lookupsIn } = await import('./lookups')
  const { plane } = await import('./plane/plane')
  const { sums } = await import('../testing/sums')
  return { problems: [plane, sums], ...lookupsIn([plane, sums]) }
})

const config: RunConfig = {
  ...defaultConfig,
  problem: { ...defaultConfig.problem, id: 'sums', samples: 80 },
  tasks: [{ ...defaultTask('t1', 'sum', 'mse'), scale: 3 }, defaultTask('t2', 'sign', 'hinge')],
}
const recording = { config, edits: [{ step: 5, field: 'tasks.t1.weight', value: 2 } as const] }
const withTarget = (target: string): RunConfig => ({ ...config, tasks: [{ ...config.tasks[0], target }] })

describe('a set-up of another problem', () => {
  it('is read as it is', () => {
    expect(validateConfig(config)).toEqual({ config, faults: [] })
    expect(decodeLink(encodeLink(recording))).toMatchObject({ recording, faults: [] })
  })

  it('has no targets of the plane, nor the plane its targets', () => {
    const read = validateConfig(withTarget('ripple'))
    expect(read.config.tasks[0].target).toBe('sum')
    expect(read.faults).toEqual([{ field: 'tasks.t1.target', reason: 'range', value: 'ripple', allowed: 'sum | sign' }])
    const ofPlane = validateConfig({ ...withTarget('sum'), problem: defaultConfig.problem })
    expect(ofPlane.config.tasks[0]).toMatchObject({ target: 'circles', loss: { id: 'bce' } })
    expect(ofPlane.faults.map(({ field }) => field)).toEqual(['tasks.t1.target', 'tasks.t1.loss.id'])
  })

  it('has the usual tasks of its problem if it names none', () => {
    expect(validateConfig({ problem: config.problem }).config.tasks).toEqual(sums.usualTasks)
    expect(validateConfig({}).config.tasks).toEqual(defaultConfig.tasks)
  })

  it('is judged by its own kinds', () => {
    const facts = config.tasks.map((task) => factsOf(config.problem, task))
    expect(facts[1].train).toMatchObject({ distinct: 2, least: 0, most: 1 })
    expect(remarksOn(config, facts).map(({ key }) => key)).toEqual([])
    expect(formulaFaults({ config, edits: [] })).toEqual([])
    expect(programKey(config)).not.toBe(programKey({ ...config, tasks: config.tasks.slice(1) }))
  })

  it('can vary only what its problem reads', () => {
    const paths = quantitiesOf(config).map(({ path }) => path)
    expect(paths).toContain('tasks.t1.scale')
    for (const field of ['noise', 'labels', 'rotation', 'classes']) expect(paths).not.toContain(`tasks.t1.${field}`)
  })
})

describe('on the page', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    pausedAtStart()
    replaceRecording(recording)
  })
  afterEach(() => {
    vi.runAllTimers()
    vi.useRealTimers()
  })
  const tasks = () => configStore.getState().config.tasks

  it('tasks have the targets of the problem, with a loss that fits', () => {
    addTask('circles')
    expect(tasks()).toHaveLength(2)
    addTask('sign')
    expect(tasks()[2]).toEqual(defaultTask('t3', 'sign', 'bce'))
    setConfigField('tasks.t1.target', 'xor')
    expect(tasks()[0]).toEqual(config.tasks[0])
    setConfigField('tasks.t1.target', 'sign')
    expect(tasks()[0]).toMatchObject({ target: 'sign', loss: { id: 'bce' } })
  })

  it('another problem comes with its tasks, keeps everything else, and goes with one undo', () => {
    setConfigField('network.trunk', [6])
    setConfigField('weighting', { id: 'dwa', options: {}, modifiers: [] })
    const before = configStore.getState().config
    setConfigField('problem.id', 'nothing')
    expect(configStore.getState().config).toBe(before)
    setConfigField('problem.id', 'plane')
    const problem = { ...config.problem, id: 'plane' }
    expect(configStore.getState().config).toEqual({ ...before, problem, tasks: defaultConfig.tasks })
    setConfigField('problem.id', 'sums')
    expect(configStore.getState().config).toEqual({ ...before, tasks: sums.usualTasks })
    undo()
    undo()
    expect(configStore.getState().config).toEqual(before)
  })

  it('another problem is refused where a link locks the tasks', () => {
    const frees = (names: string) => setGate((wish) => isFree({ free: readLock(names)?.free ?? [], unknown: [] }, wish))
    const id = () => configStore.getState().config.problem.id
    frees('data')
    setConfigField('problem.id', 'plane')
    expect(id()).toBe('sums')
    setConfigField('problem.samples', 70)
    expect(configStore.getState().config.problem.samples).toBe(70)
    frees('tasks')
    setConfigField('problem.id', 'plane')
    expect(id()).toBe('plane')
    setGate(null)
  })
})

describe('training', () => {
  const losses = async (engine: Engine) => {
    const seen: number[] = []
    const trainer = await createTrainer(engine, {
      recordings: [recording],
      onRecord: (_run, { trainLosses }) => seen.push(...trainLosses),
    })
    while (trainer.step < 20) trainer.advance()
    trainer.dispose()
    return seen
  }

  it('is the same on the engines of the processor', async () => {
    const wasm = await createWasmEngine()
    if ('unavailable' in wasm) throw new Error(wasm.unavailable)
    const [exact, single] = [await losses(createCpuEngine()), await losses(wasm)]
    expect(exact).toHaveLength(2 * 20)
    expect(exact[38]).toBeLessThan(exact[0])
    exact.forEach((loss, i) => {
      expect(Math.abs(single[i] - loss)).toBeLessThan(2e-5 * exact[0])
    })
  })

  it('shows predictions over the plane on the plane, else of test rows', async () => {
    const still = { now: () => 0, after: () => () => {} }
    const trainingOf = async (of: RunConfig) => {
      const training = new Training([{ config: of, edits: [] }], still)
      expect(training.hasEngine).toBe(false)
      await training.start(createCpuEngine())
      expect(training.hasEngine).toBe(true)
      return training
    }
    expect((await trainingOf(defaultConfig)).shown).toBeNull()
    const training = await trainingOf(config)
    const { test } = makeProblem(config)
    expect(training.shown).toMatchObject({ of: 24, truths: test.targets.map((values) => Float32Array.from(values)) })
    expect(training.predict(0, training.shown?.inputs ?? new Float32Array(0))[0]).toHaveLength(24)
  })
})
