import { expect, it } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import type { TaskConfig } from '../../core/config/types'
import { problemOf } from '../../core/problems/all'
import { looksAlike } from './useTasks'

const task: TaskConfig = defaultConfig.tasks[0]
const unlike: readonly Partial<TaskConfig>[] = [
  { id: 't9' },
  { enabled: false },
  { name: 'Mine' },
  { target: 'spirals' },
  { loss: { id: 'hinge', options: {} } },
]

it('tells tasks apart by all that charts show of them, and by nothing that is dragged', () => {
  for (const patch of unlike)
    expect(looksAlike(problemOf(defaultConfig), task, { ...task, ...patch }), JSON.stringify(patch)).toBe(false)
  expect(looksAlike(problemOf(defaultConfig), task, { ...task, weight: 3, noise: 0.2, scale: 2, rotation: 30 })).toBe(
    true,
  )
})
