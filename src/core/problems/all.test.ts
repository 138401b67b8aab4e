import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { defaultConfig, defaultTask } from '../config/defaults'
import type { TaskConfig } from '../config/types'
import { validateConfig } from '../config/validate'
import { lossesFor } from '../losses/all'
import { bringPublicData } from '../testing/publicData'
import { makeProblem, problemNamed, problemOf, problems } from './all'
import { DIALS, type Problem } from './define'
import { choosesClasses, hasDial } from './dials'
import { columnsOf, findTarget, targetOf, taskKind, taskOutputs } from './targets'

const all: readonly Problem[] = problems
/** Enough for rows of a rare class. */
const SAMPLES = 200

describe.each(all)('$id', (problem) => {
  const config = {
    problem: { ...defaultConfig.problem, id: problem.id, samples: SAMPLES },
    tasks: problem.targets.map(({ id, defaultLoss }, i) => defaultTask(`t${i + 1}`, id, defaultLoss)),
  }
  beforeEach(() => bringPublicData(config))

  it('makes rows of the width, and tasks of the kinds, that it states', () => {
    const { inputWidth, tasks, train, test } = makeProblem(config)
    expect(inputWidth).toBe(problem.inputWidth(config.problem))
    for (const split of [train, test]) expect(split.inputs).toHaveLength(split.rows * inputWidth)
    expect(train.rows + test.rows).toBe(SAMPLES)
    expect(tasks).toEqual(
      config.tasks.map((task) => ({
        id: task.id,
        kind: taskKind(problem, task),
        outputs: taskOutputs(problem, task),
        targetWidth: columnsOf(problem, task),
      })),
    )
  })

  it('begins with tasks that fit it', () => {
    const usual = { ...defaultConfig, problem: config.problem, tasks: problem.usualTasks }
    expect(validateConfig(usual)).toEqual({ config: usual, faults: [] })
  })

  it('has targets whose usual loss fits their kind', () => {
    for (const task of config.tasks)
      expect(lossesFor(taskKind(problem, task)).map(({ id }) => id)).toContain(task.loss.id)
  })

  it('has pictures over the plane only for two inputs, with the values of its rows', () => {
    const { inputs, targets, masks } = makeProblem(config).train
    expect(problem.surface === null || problem.inputWidth(config.problem) === 2).toBe(true)
    config.tasks.forEach((task, t) => {
      for (let row = 0; problem.surface && row < 10; row++)
        if (masks[t]?.[row] !== 0)
          for (let column = 0; column < columnsOf(problem, task); column++)
            expect(problem.surface.value(task, inputs[2 * row], inputs[2 * row + 1], null, column)).toBe(
              targets[t][row * columnsOf(problem, task) + column],
            )
    })
  })

  it('lets a person choose the number of classes only where that changes the target', () => {
    for (const task of config.tasks) {
      const widths = [2, 3].map((classes) => taskOutputs(problem, { ...task, classes }))
      expect(choosesClasses(problem, task)).toBe(widths[0] !== widths[1])
    }
  })

  it('reads the dials that it lists, and no others', () => {
    // Not one of the tasks that are tried, so that each of them has another one to be related to.
    const first = { ...config.tasks[0], id: 't99', enabled: false }
    const rows = (task: TaskConfig, change: Partial<TaskConfig>) =>
      JSON.stringify(makeProblem({ ...config, tasks: [first, { ...task, ...change }] }))
    const turned = { noise: 0.3, scale: 2, labels: 0.5, rare: 0.5, related: 0.5, original: 0.5, rotation: 40 }
    for (const dial of DIALS) {
      const reading = config.tasks.filter((task) => rows(task, { [dial]: turned[dial] }) !== rows(task, {}))
      expect(reading.length > 0, dial).toBe(problem.dials.includes(dial))
      if (dial !== 'rare' && dial !== 'related') continue
      // These two are offered for exactly the tasks that read them.
      const offered = config.tasks.filter((task) => hasDial(problem, task, dial, first))
      const ownTarget = dial === 'related' ? first.target : null
      expect(reading).toEqual(offered.filter(({ target }) => target !== ownTarget))
    }
  })
})

it('every problem has a dial of relatedness, and no problem two', () => {
  for (const { id, dials } of all)
    expect(dials.filter((dial) => dial === 'related' || dial === 'original').length, id).toBe(1)
})

it('no two targets have the same id: texts and links name a target by its id alone', () => {
  const ids = all.flatMap(({ targets }) => targets.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
})

it('the plane is the usual problem, and an unknown one is refused where it must be known', () => {
  expect([undefined, 'nothing', 7].map((id) => problemNamed(id).id)).toEqual(['plane', 'plane', 'plane'])
  expect(problemNamed(defaultConfig.problem.id).id).toBe('plane')
  expect(() => problemOf({ problem: { ...defaultConfig.problem, id: 'nothing' } })).toThrow(/nothing/)
  expect(findTarget(problems[0], 'nothing')).toBeUndefined()
  expect(() => targetOf(problems[0], 'nothing')).toThrow(/nothing/)
})

it('only the registry imports a problem by name', () => {
  // The folder `table` has parts of problems, and no problem.
  const folders = readdirSync('src/core/problems', { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && existsSync(`src/core/problems/${entry.name}/${entry.name}.ts`),
  )
  const named = new RegExp(`/(${folders.map(({ name }) => name).join('|')})/[^/']+'$`, 'm')
  const importing = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !/^core\/problems\/\w+\//.test(file))
    .filter((file) =>
      readFileSync(`src/${file}`, 'utf8')
        .split('\n')
        .some((line) => /problems?\//.test(`${file} ${line}`) && / from '/.test(line) && named.test(line)),
    )
  expect(importing).toEqual(['core/problems/all.ts'])
})
