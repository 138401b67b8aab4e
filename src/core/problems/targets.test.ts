import { expect, test } from 'vitest'
import { defaultTask } from '../config/defaults'
import { classesOf, classNamesOf, columnNamesOf, taskDataOf, taskOutputs, taskUnit } from './targets'

const problem = {
  targets: [
    { id: 'mass', kind: 'regression', defaultLoss: 'mse', unit: 'g' },
    { id: 'vector', kind: 'regression', defaultLoss: 'mse', columns: 10 },
    { id: 'sex', kind: 'binary', defaultLoss: 'bce', classNames: () => ['female', 'male'] },
    { id: 'digit', kind: 'multiclass', defaultLoss: 'softmax', classes: () => 3 },
  ],
} as const
const task = (target: string, scale = 1) => ({ ...defaultTask('t1', target, 'mse'), scale })

test('a head has an output for each class or each target column', () => {
  expect(['mass', 'vector', 'sex', 'digit'].map((target) => taskOutputs(problem, task(target)))).toEqual([1, 10, 1, 3])
})

test('values have the unit of the target unless the task scales them', () => {
  expect(taskUnit(problem, task('mass'))).toBe('g')
  expect(taskUnit(problem, task('mass', 1000))).toBeUndefined()
  expect(taskUnit(problem, task('vector'))).toBeUndefined()
})

test('several columns have the names that the problem gives, else their numbers; one column has none', () => {
  const several = {
    targets: [
      { id: 'named', kind: 'binary', defaultLoss: 'bce', columns: 2, columnNames: ['left', 'right'] },
      { id: 'plain', kind: 'binary', defaultLoss: 'bce', columns: 3 },
    ],
  } as const
  expect(columnNamesOf(several, task('named'))).toEqual(['left', 'right'])
  expect(columnNamesOf(several, task('plain'))).toEqual(['1', '2', '3'])
  expect(columnNamesOf(problem, task('sex'))).toEqual([])
  expect(taskDataOf(several, task('plain'))).toEqual({ id: 't1', kind: 'binary', outputs: 3, targetWidth: 3 })
  expect(taskDataOf(problem, task('digit'))).toEqual({ id: 't1', kind: 'multiclass', outputs: 3, targetWidth: 1 })
  expect(
    [...several.targets, ...problem.targets].map(({ id }) =>
      classesOf(taskDataOf({ targets: [...several.targets, ...problem.targets] }, task(id))),
    ),
  ).toEqual([2, 2, 0, 0, 2, 3])
})

test('classes have the names that the problem gives, else their numbers', () => {
  expect(classNamesOf(problem, task('sex'))).toEqual(['female', 'male'])
  expect(classNamesOf(problem, task('digit'))).toEqual(['0', '1', '2'])
})
