import { expect, test } from 'vitest'
import { defaultTask } from '../config/defaults'
import { classNamesOf, taskOutputs, taskUnit } from './targets'

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

test('classes have the names that the problem gives, else their numbers', () => {
  expect(classNamesOf(problem, task('sex'))).toEqual(['female', 'male'])
  expect(classNamesOf(problem, task('digit'))).toEqual(['0', '1', '2'])
})
