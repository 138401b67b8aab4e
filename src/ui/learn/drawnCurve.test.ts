import { describe, expect, it } from 'vitest'
import type { ColumnName } from '../../core/measures/columns'
import type { StepRecord } from '../../engine/trainer.types'
import { lessons } from '../../lessons/all'
import { train } from '../../lessons/testing/measure'
import { drawnAt, flat, KNOTS, knotAt, spanOf, stepOfKnot, withKnot } from './drawnCurve'
import { shownAt } from './journey'

describe('the axis of a drawn curve', () => {
  it('is fixed where the quantity has limits', () => {
    expect(spanOf('testMetrics', [5])).toEqual({ from: 0, to: 1 })
    expect(spanOf('cosines', [])).toEqual({ from: -1, to: 1 })
  })

  it('contains every value, with room above, and no value that is not finite', () => {
    expect(spanOf('testLosses', [])).toEqual({ from: 0, to: 1 })
    expect(spanOf('testLosses', [0.9, Number.NaN])).toEqual({ from: 0, to: 2 })
    expect(spanOf('totalTrain', [-0.8, 1])).toEqual({ from: -1, to: 2 })
  })
})

/** The curve questions of all lessons, each with the run that is on the screen. */
const questions = lessons.flatMap((lesson) =>
  lesson.steps.flatMap(({ id, question }, at) => {
    const shown = shownAt(lesson, at)
    return question?.kind === 'curve' && shown?.place === 'run'
      ? [[`${lesson.id}, ${id}`, question, shown] as const]
      : []
  }),
)

it.each(questions)('has room for the curve of the run before it is drawn: %s', async (_, question, { config }) => {
  const { column, task, until, top } = question
  const { records } = await train({ ...config, training: { ...config.training, stopAfter: until } })
  const values = records.map((record) => valueIn(record, column, task)).filter(Number.isFinite)
  expect(values.length).toBeGreaterThan(10)
  expect(Math.max(...values)).toBeLessThanOrEqual(spanOf(column, values.slice(0, 1), top).to)
})

function valueIn(record: StepRecord, column: ColumnName, task: number): number {
  const value = record[column as keyof StepRecord] as number | ArrayLike<number>
  return typeof value === 'number' ? value : value[task]
}

it('has no end below the one that a question names', () => {
  expect(spanOf('testLosses', [0.7], 2)).toEqual({ from: 0, to: 2 })
  expect(spanOf('testLosses', [7], 2)).toEqual({ from: 0, to: 10 })
})

describe('a drawn curve', () => {
  it('begins flat in the middle', () => {
    expect(flat({ from: 0, to: 2 })).toEqual(Array(KNOTS).fill(1))
  })

  it('moves one point, inside the axis', () => {
    const moved = withKnot(flat({ from: 0, to: 2 }), 2, 7, { from: 0, to: 2 })
    expect(moved[2]).toBe(2)
    expect(moved.filter((value) => value === 1)).toHaveLength(KNOTS - 1)
  })

  it('takes the point nearest to the pointer, also outside of the field', () => {
    expect([-1, 0, 0.5, 0.58, 1, 3].map(knotAt)).toEqual([0, 0, 3, 3, 6, 6])
    expect(stepOfKnot(3, 400)).toBe(200)
  })

  it('is straight between two points', () => {
    const curve = [0, 6, 6, 6, 6, 6, 12]
    expect(drawnAt(curve, 0, 600)).toBe(0)
    expect(drawnAt(curve, 50, 600)).toBe(3)
    expect(drawnAt(curve, 550, 600)).toBe(9)
    expect(drawnAt(curve, 9999, 600)).toBe(12)
  })
})
