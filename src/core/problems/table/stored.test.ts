/** The tables of `public/data`. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultConfig } from '../../config/defaults'
import { cars } from '../cars/cars'
import { crc32, dropData, keepData } from '../data'
import type { Problem } from '../define'
import { penguins } from '../penguins/penguins'
import { classNamesOf, inUnitOf, taskKind } from '../targets'
import { spreadOf } from './columns'

const bytesOf = (problem: Problem) => {
  const [need] = problem.needs!(defaultConfig.problem)
  return { need, bytes: new Uint8Array(readFileSync(`public/${need.file}`)) }
}
function dataOf(problem: Problem, samples = 5000) {
  const { need, bytes } = bytesOf(problem)
  keepData(need.name, bytes)
  const data = problem.make({ ...defaultConfig.problem, samples }, problem.usualTasks)
  dropData(need.name)
  return data
}
const missing = (problem: Problem) => {
  const { train, test } = dataOf(problem)
  return problem.usualTasks.map((_, t) =>
    [train, test].reduce((sum, { masks, rows }) => sum + rows - (masks[t]?.reduce((a, b) => a + b, 0) ?? rows), 0),
  )
}

describe.each([penguins, cars])('$id', (problem) => {
  it('has the file that it states', () => {
    const { need, bytes } = bytesOf(problem)
    expect({ bytes: bytes.length, checksum: crc32(bytes) }).toEqual({ bytes: need.bytes, checksum: need.checksum })
  })

  it('has standardised rows of the stated width', () => {
    const { inputWidth, train, test } = dataOf(problem)
    expect(inputWidth).toBe(problem.inputWidth(defaultConfig.problem))
    for (const { inputs } of [train, test]) {
      expect(inputs.every((value) => Math.abs(value) < 5)).toBe(true)
    }
    problem.usualTasks.forEach((task, t) => {
      if (taskKind(problem, task) !== 'regression') return
      const { mean, deviation } = spreadOf(
        train.targets[t].map((value, row) => (train.masks[t]?.[row] === 0 ? Number.NaN : value)),
        Int32Array.from({ length: train.rows }, (_, row) => row),
      )
      expect(Math.abs(mean)).toBeLessThan(0.2)
      expect(Math.abs(deviation - 1)).toBeLessThan(0.2)
    })
    expect(dataOf(problem, 60).train.rows).toBe(60 - Math.round(60 * defaultConfig.problem.testFraction))
  })
})

it('penguins: 344 birds, of which 11 have no sex and 2 no mass; species in thirds unlike in size', () => {
  const { train, test, tasks } = dataOf(penguins)
  expect(train.rows + test.rows).toBe(344)
  expect(tasks.map(({ kind }) => kind)).toEqual(['multiclass', 'binary', 'regression'])
  expect(missing(penguins)).toEqual([0, 11, 2])
  const species = [train, test].flatMap(({ targets }) => [...targets[0]])
  expect([0, 1, 2].map((k) => species.filter((value) => value === k).length)).toEqual([152, 68, 124])
  expect(classNamesOf(penguins, penguins.usualTasks[0])).toEqual(['Adelie', 'Chinstrap', 'Gentoo'])
  expect(classNamesOf(penguins, penguins.usualTasks[1])).toEqual(['female', 'male'])
  expect(inUnitOf(penguins, { ...penguins.usualTasks[2], scale: 4 })).toEqual({ unit: 'g', offset: 4200, factor: 200 })
  expect(inUnitOf(penguins, penguins.usualTasks[0])).toBeUndefined()
})

it('cars: 406, of which 8 have no fuel use and 6 no power, in units of the SI', () => {
  const { train, test } = dataOf(cars)
  expect(train.rows + test.rows).toBe(406)
  expect(missing(cars)).toEqual([8, 6, 0, 0])
  const inUnit = (t: number) => {
    const { offset, factor } = inUnitOf(cars, cars.usualTasks[t])!
    const values = [train, test].flatMap(({ targets, masks }) =>
      [...targets[t]].filter((_, row) => masks[t]?.[row] !== 0).map((value) => offset + factor * value),
    )
    return [Math.min(...values), Math.max(...values)]
  }
  // 46.6 and 9 miles per gallon, 46 and 230 horsepower, 8 and 24.8 s.
  const expected = [
    [5.05, 26.14],
    [34.3, 171.5],
    [8, 24.8],
  ]
  expected.forEach((range, t) => {
    inUnit(t).forEach((value, end) => {
      expect(value).toBeCloseTo(range[end], 1)
    })
  })
  const origins = [train, test].flatMap(({ targets }) => [...targets[3]])
  expect([0, 1, 2].map((k) => origins.filter((value) => value === k).length)).toEqual([254, 73, 79])
})
