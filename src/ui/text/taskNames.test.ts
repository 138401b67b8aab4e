import { describe, expect, it } from 'vitest'
import type { TaskConfig } from '../../core/config/types'
import { taskNames } from './taskNames'

const task = (target: string, name = '') => ({ target, name }) as TaskConfig

describe('taskNames', () => {
  it('uses the own name, else the target, and numbers what would be alike', () => {
    const tasks = [task('moons'), task('moons', ' Luna '), task('moons'), task('xor')]
    expect(taskNames(tasks, (id) => id.toUpperCase())).toEqual(['MOONS', 'Luna', 'MOONS 2', 'XOR'])
  })
})
