import { describe, expect, it, test } from 'vitest'
import { chosen } from '../config/chosen'
import { defaultConfig, defaultTask } from '../config/defaults'
import type { RunConfig } from '../config/types'
import { validateConfig } from '../config/validate'
import { problemNamed } from './all'
import { packDots } from './dots'
import { DRAWING_LENGTH, drawingOf, packDrawing } from './drawing'

const painting = packDrawing(drawingOf((x) => (x > 0 ? 1 : 0)))
const points = packDots([{ x: 0.5, y: 0.5, label: 1 }])

const drawnBy = (target: string, drawing: string): RunConfig => {
  const { defaultLoss } = problemNamed('drawn').targets.find(({ id }) => id === target) ?? { defaultLoss: '' }
  return {
    ...defaultConfig,
    problem: { ...defaultConfig.problem, id: 'drawn' },
    tasks: [{ ...defaultTask('t1', target, defaultLoss), drawing }],
  }
}

describe.each(['painted', 'relief', 'dotted'])('%s', (target) => {
  const own = target === 'dotted' ? points : painting

  it('keeps a drawing of its own kind, and none', () => {
    for (const drawing of ['', own]) {
      const config = drawnBy(target, drawing)
      expect(validateConfig(config)).toEqual({ config, faults: [] })
    }
  })

  it('names a drawing that it cannot read, and what it could', () => {
    const allowed = target === 'dotted' ? /3, 6/ : new RegExp(String(DRAWING_LENGTH))
    for (const drawing of [own.slice(1), own.slice(0, -1).concat('*'), target === 'dotted' ? 'AB' : points]) {
      const { config, faults } = validateConfig(drawnBy(target, drawing))
      expect(faults).toEqual([
        { field: 'tasks.t1.drawing', reason: 'range', value: drawing, allowed: expect.stringMatching(allowed) },
      ])
      expect(config.tasks[0].drawing).toBe('')
    }
  })

  it.each(['painted', 'relief', 'dotted'])('hands no drawing on to the target %s', (other) => {
    const after = chosen(drawnBy(target, own), 'tasks.t1.target', other)
    expect(after?.tasks[0]).toMatchObject({ target: other, drawing: other === target ? own : '' })
  })
})

test('a target that is not drawn leaves the text alone', () => {
  const config = { ...defaultConfig, tasks: defaultConfig.tasks.map((task) => ({ ...task, drawing: 'A' })) }
  expect(validateConfig(config)).toEqual({ config, faults: [] })
})
