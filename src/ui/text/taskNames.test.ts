import { describe, expect, it } from 'vitest'
import type { TaskConfig } from '../../core/config/types'
import { shortName, taskNames } from './taskNames'

const task = (target: string, name = '') => ({ target, name }) as TaskConfig

describe('taskNames', () => {
  it('uses the task’s own name, otherwise its target’s, and numbers equal names', () => {
    const tasks = [task('moons'), task('moons', ' Luna '), task('moons'), task('xor')]
    expect(taskNames(tasks, (id) => id.toUpperCase())).toEqual(['MOONS', 'Luna', 'MOONS 2', 'XOR'])
  })
})

it('a long name is cut between whole letters in running text', () => {
  expect(shortName('Checkers')).toBe('Checkers')
  expect(shortName('W'.repeat(40))).toBe(`${'W'.repeat(19)}…`)
  expect(shortName('🙂'.repeat(30))).toBe(`${'🙂'.repeat(19)}…`)
})
