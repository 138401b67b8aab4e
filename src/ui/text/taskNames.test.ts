import { describe, expect, it } from 'vitest'
import type { TaskConfig } from '../../core/config/types'
import { shortName, taskNames } from './taskNames'

const task = (target: string, name = '') => ({ target, name }) as TaskConfig

describe('taskNames', () => {
  it('uses the own name, else the target, and numbers what would be alike', () => {
    const tasks = [task('moons'), task('moons', ' Luna '), task('moons'), task('xor')]
    expect(taskNames(tasks, (id) => id.toUpperCase())).toEqual(['MOONS', 'Luna', 'MOONS 2', 'XOR'])
  })
})

it('a long name is cut in running text, by letters and not by halves of them', () => {
  expect(shortName('Checkers')).toBe('Checkers')
  expect(shortName('W'.repeat(40))).toBe(`${'W'.repeat(19)}…`)
  expect(shortName('🙂'.repeat(30))).toBe(`${'🙂'.repeat(19)}…`)
})
