import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeLink, encodeLink } from '../../share/link'
import { defaultConfig, defaultTask } from '../config/defaults'
import { setField } from '../config/paths'
import { validateConfig } from '../config/validate'
import { makeProblem, problemNamed } from './all'
import { brushed, CELLS, DRAWING_LENGTH, drawingOf, LEVELS, levelsOf, packDrawing, unpackDrawing } from './drawing'

const anyLevels = fc.uint8Array({ minLength: CELLS * CELLS, maxLength: CELLS * CELLS, max: LEVELS - 1 })
const blank = new Uint8Array(CELLS * CELLS)

test('a drawing comes back from its text, which always has the same length and fits a link', () => {
  fc.assert(
    fc.property(anyLevels, (levels) => {
      const text = packDrawing(levels)
      expect(text).toMatch(/^[\w-]+$/)
      expect(text).toHaveLength(DRAWING_LENGTH)
      expect(unpackDrawing(text)).toEqual(levels)
      const drawn = { ...defaultConfig, problem: { ...defaultConfig.problem, id: 'drawn' } }
      const config = { ...drawn, tasks: [{ ...defaultTask('t1', 'painted', 'softmax'), drawing: text }] }
      const link = encodeLink({ config, edits: [] })
      expect(link.length).toBeLessThan(450)
      expect(decodeLink(link)).toMatchObject({ recording: { config }, faults: [] })
    }),
    { numRuns: 40 },
  )
})

test('what is no drawing is left aside, and the usual one is there', () => {
  const usual = drawingOf((x) => (x > 0 ? 1 : 0))
  for (const text of ['', 'A', 'A'.repeat(DRAWING_LENGTH - 1), '*'.repeat(DRAWING_LENGTH)]) {
    expect(unpackDrawing(text)).toBeNull()
    expect(levelsOf(usual, text)).toBe(usual)
  }
  expect(levelsOf(usual, 'A'.repeat(DRAWING_LENGTH))).toEqual(blank)
  const { faults } = validateConfig(setField(defaultConfig, 'tasks.t1.drawing', 'A'.repeat(DRAWING_LENGTH + 1)))
  expect(faults).toMatchObject([{ field: 'tasks.t1.drawing', reason: 'range' }])
})

test('a brush paints the cells around its middle, on the square only', () => {
  const dot = brushed(blank, [3, 4], 0, 5)
  expect([...dot.keys()].filter((cell) => dot[cell] !== 0)).toEqual([4 * CELLS + 3])
  expect(brushed(blank, [3, 4], 1, 5).filter((level) => level === 5)).toHaveLength(5)
  expect(brushed(blank, [0, 0], 1, 5).filter((level) => level === 5)).toHaveLength(3)
  expect(brushed(dot, [3, 4], 2, 0)).toEqual(blank)
})

test('rows have the class of the cell that they are in, and the height between cells', () => {
  const { surface } = problemNamed('drawn')
  const halves = packDrawing(drawingOf((x, y) => (y > 0 ? (x > 0 ? 7 : 1) : 0)))
  const painted = { ...defaultTask('t1', 'painted', 'softmax'), drawing: halves }
  const relief = { ...defaultTask('t2', 'relief', 'mse'), drawing: halves, scale: 10 }
  const at = (task: typeof painted, x: number, y: number) => surface?.value(task, x, y)
  expect([at(painted, -0.5, 0.5), at(painted, 0.5, 0.5), at(painted, 0.5, -0.5)]).toEqual([1, 2, 0])
  expect([at(relief, 1, 1), at(relief, -1, -1), at(relief, 0.5, 0)]).toEqual([10, -10, 0])
  expect(at(relief, 0.5, 0.01)).toBeGreaterThan(0)
  const config = { problem: { ...defaultConfig.problem, id: 'drawn' }, tasks: [painted, relief] }
  const { train } = makeProblem(config)
  expect(new Set(train.targets[0])).toEqual(new Set([0, 1, 2]))
  expect(makeProblem({ ...config, tasks: [{ ...painted, drawing: '' }] }).train.targets[0]).not.toEqual(
    train.targets[0],
  )
})
