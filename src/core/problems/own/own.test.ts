import { expect, it } from 'vitest'
import { decodeLink, encodeLink } from '../../../share/link'
import { chosen } from '../../config/chosen'
import { defaultConfig, defaultTask } from '../../config/defaults'
import type { RunConfig } from '../../config/types'
import { validateConfig } from '../../config/validate'
import { packTable } from '../../tables/pack'
import type { Recipe } from '../../tables/recipe'
import { withTable } from '../../tables/withTable'
import { writeRecipe } from '../../tables/writeRecipe'
import { makeProblem, missingData, problemOf } from '../all'
import { dropData, keepData } from '../data'
import { sliceTableOf } from '../slice'
import { classNamesOf, inUnitOf } from '../targets'

const recipe: Recipe = {
  rules: 2,
  file: { name: 'flats.csv', bytes: 1234, checksum: 77 },
  layout: ['utf-8', ';', ',', 0],
  rows: 50,
  inputs: [
    { place: 0, name: 'size', kind: 'number', gaps: true },
    { place: 2, name: 'part', kind: 'category', classes: 3 },
    { place: 5, name: 'built', kind: 'date', gaps: false },
  ],
  targets: [
    { place: 1, name: 'rent', kind: 'number', unit: '', standard: { offset: 900, size: 300 } },
    { place: 3, name: 'heating', kind: 'category', classes: ['gas', 'none', 'oil'] },
    { place: 4, name: 'balcony', kind: 'yesno', classes: ['nein', 'ja'] },
  ],
}
const table = writeRecipe(recipe)
const config = withTable(defaultConfig, table) as RunConfig
const value = (row: number, classes: number) => (row % 10 === 9 ? Number.NaN : row % classes)
const columns = new Map(
  [7, 1000, 3, 3, 2, 9].map((classes, place) => [
    `c${place}`,
    Float64Array.from({ length: 50 }, (_, row) => value(row, classes)),
  ]),
)

it('a table makes a problem with targets of its own, which a link carries', () => {
  const problem = problemOf(config)
  expect(problem.targets.map(({ id, name }) => [id, name])).toEqual([
    ['column1', 'rent'],
    ['column2', 'heating'],
    ['column3', 'balcony'],
  ])
  expect(problem.inputWidth(config.problem)).toBe(2 + 3 + 1)
  expect(classNamesOf(problem, config.tasks[1])).toEqual(['gas', 'none', 'oil'])
  expect(inUnitOf(problem, config.tasks[0])).toEqual({ unit: '', offset: 900, factor: 300 })
  expect(problemOf(config)).toBe(problem)
  expect(decodeLink(encodeLink({ config, edits: [] }))).toEqual({ recording: { config, edits: [] }, faults: [] })
})

it('columns that are targets again keep their tasks, whatever else changes', () => {
  const tasks = config.tasks.map((task) => ({ ...task, weight: 5, loss: { ...task.loss, id: 'huber' } }))
  const [rent, , balcony] = config.tasks.map((task) => ({ ...task, weight: 5 }))
  const before = { ...config, tasks: [{ ...tasks[0], metric: 'r2' as const }, config.tasks[1], balcony] }
  const [size, , built] = recipe.inputs
  const swapped: Recipe = {
    ...recipe,
    inputs: [size, built],
    targets: [recipe.targets[2], { ...recipe.targets[0], name: 'rent' }, { ...recipe.targets[1], name: 'part' }],
  }
  const after = withTable(before, writeRecipe(swapped))
  expect(after?.tasks).toEqual([
    { ...balcony, target: 'column1' },
    { ...before.tasks[0], target: 'column2' },
    { ...defaultTask('t4', 'column3', 'softmax'), target: 'column3' },
  ])
  // A rent of yes or no needs another loss and metric; the weight stays.
  const yesno: Recipe = { ...recipe, targets: [{ place: 1, name: 'rent', kind: 'yesno', classes: ['low', 'high'] }] }
  expect(withTable(before, writeRecipe(yesno))?.tasks).toEqual([
    { ...rent, target: 'column1', loss: { id: 'bce', options: {} } },
  ])
})

it('asks for its file, and makes rows when it has come', () => {
  const [need] = missingData(config)
  expect(need).toMatchObject({ file: null, bytes: 1234, checksum: 77 })
  keepData(need.name, packTable(recipe, { rows: 50, values: columns }))
  const { train, test, tasks } = makeProblem(config)
  expect(train.rows + test.rows).toBe(50)
  expect(tasks.map(({ kind, outputs }) => [kind, outputs])).toEqual([
    ['regression', 1],
    ['multiclass', 3],
    ['binary', 1],
  ])
  // Every tenth row has no value anywhere: no label, and the second input of the size says so.
  const unlabelled = [train, test].map(({ masks, rows }) => rows - masks[0]!.reduce((sum, has) => sum + has, 0))
  expect(unlabelled[0] + unlabelled[1]).toBe(5)
  const gaps = [train, test].flatMap(({ inputs, rows }) =>
    Array.from({ length: rows }, (_, row) => inputs[row * 6 + 1]),
  )
  expect(gaps.filter((gap) => gap === 1)).toHaveLength(5)
  dropData(need.name)
})

it('names its inputs as the file does, and knows which are dates', () => {
  const [need] = missingData(config)
  keepData(need.name, packTable(recipe, { rows: 50, values: columns }))
  const { columns: inputs } = sliceTableOf(problemOf(config), config.problem)!
  expect(inputs.map(({ column, place }) => [column.name, place, 'isDate' in column && column.isDate])).toEqual([
    ['size', 0, false],
    ['part', 2, false],
    ['built', 5, true],
  ])
  dropData(need.name)
})

it('another table has other data, and another choice of columns too', () => {
  const other = { ...recipe, inputs: recipe.inputs.slice(1) }
  const names = [recipe, other, { ...recipe, file: { ...recipe.file, checksum: 78 } }].map((each) => {
    const [need] = missingData({ problem: { ...config.problem, table: writeRecipe(each) } })
    return need.name
  })
  expect(new Set(names).size).toBe(3)
})

it('a table that cannot be read is named, and the example stands in its place', () => {
  const read = validateConfig({ ...config, problem: { ...config.problem, table: '[1,2]' } })
  expect(read.faults.map(({ field }) => field)).toContain('problem.table')
  expect(read.config.problem.table).toBe('')
  expect(missingData(read.config)).toEqual([])
  expect(withTable(defaultConfig, '[1,2]')).toBeNull()
})

it('a target beyond those of the table is refused, and another problem leaves the table', () => {
  const read = validateConfig({ ...config, tasks: [defaultTask('t1', 'column4', 'mse')] })
  expect(read.faults[0]).toMatchObject({ field: 'tasks.t1.target', allowed: 'column1 | column2 | column3' })
  expect(chosen(config, 'problem.id', 'plane')?.problem).toMatchObject({ id: 'plane', table: '', samples: 600 })
})

it('the example names its classes', () => {
  const problem = problemOf({ problem: { ...defaultConfig.problem, id: 'own' } })
  expect(classNamesOf(problem, problem.usualTasks[1])).toEqual(['no', 'yes'])
})
