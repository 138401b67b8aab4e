import { expect, it } from 'vitest'
import type { ColumnLook } from './look'
import { differenceOf, inputsChanged, isSameFile, renamedIn, rolesIn, takenOver } from './match'
import type { Recipe } from './recipe'

const file = { name: 'a.csv', bytes: 10, checksum: 5 }
const recipe: Recipe = {
  rules: 2,
  file,
  layout: ['utf-8', ',', '.', 0],
  rows: 40,
  inputs: [
    { place: 0, name: 'size', kind: 'number', gaps: false },
    { place: 1, name: 'part', kind: 'category', classes: 3 },
  ],
  targets: [{ place: 2, name: 'rent', kind: 'number', unit: '', standard: { offset: 0, size: 1 } }],
}

const look: ColumnLook = {
  place: 0,
  name: '',
  kind: 'number',
  guessed: 'number',
  usable: true,
  filled: 40,
  distinct: 9,
  classes: [],
  mean: 0,
  deviation: 1,
  unit: '',
  warnings: [],
}

it('a file is known by size and content, whatever its name', () => {
  expect(isSameFile(file, { ...file, name: 'b.csv' })).toBe(true)
  expect(isSameFile(file, { ...file, bytes: 11 })).toBe(false)
  expect(isSameFile(file, { ...file, checksum: 6 })).toBe(false)
})

it('another file keeps kinds and roles by the names of its columns, and lacks are named', () => {
  const columns = [
    { place: 0, name: 'rent', usable: true },
    { place: 1, name: 'age', usable: true },
    { place: 2, name: 'part', usable: false },
  ].map((column) => ({ ...look, ...column }))
  expect(takenOver(recipe, columns)).toEqual({
    kinds: new Map([
      [0, 'number'],
      [2, 'category'],
    ]),
    roles: new Map([
      [0, 'target'],
      [1, 'unused'],
      [2, 'input'],
    ]),
  })
  expect(differenceOf(recipe, columns)).toEqual({ wanted: file, missing: ['size'], unlike: ['part'] })
})

it('says which columns a recipe calls otherwise than its file', () => {
  const columns = ['floor space', 'part', 'price'].map((name, place) => ({ name, place }))
  // Their places tell what they are for.
  expect([...rolesIn(recipe, columns).values()]).toEqual(['input', 'input', 'target'])
  expect(renamedIn(recipe, columns)).toEqual([
    { name: 'size', own: 'floor space' },
    { name: 'rent', own: 'price' },
  ])
  const same = ['size', 'part', 'rent'].map((name, place) => ({ name, place }))
  expect(renamedIn(recipe, same)).toEqual([])
})

it('says which inputs came and which went, by their names', () => {
  const [size, part] = recipe.inputs
  const other: Recipe = {
    ...recipe,
    inputs: [
      { ...part, place: 7 },
      { ...size, name: 'age' },
    ],
  }
  expect(inputsChanged(recipe, other)).toEqual({ added: ['age'], gone: ['size'] })
  expect(inputsChanged(recipe, { ...recipe, file: { ...file, bytes: 9 } })).toEqual({ added: [], gone: [] })
})
