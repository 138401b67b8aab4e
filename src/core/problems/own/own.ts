import { defaultTask } from '../../config/defaults'
import { PURPOSE, uniform } from '../../numerics/random'
import { MOST_TARGETS, type Recipe, readRecipe } from '../../tables/recipe'
import { rolesOf, targetId } from '../../tables/roles'
import { unpackTable } from '../../tables/stored'
import { crc32, type DataNeed, dataOf } from '../data'
import type { Problem } from '../define'
import type { Column, Table } from '../table/columns'
import { inputWidthOf, makeRows, type Roles } from '../table/make'
import { TABLE_DIALS, targetOfColumn } from '../table/problem'

const targetIds = Array.from({ length: MOST_TARGETS }, (_, k) => targetId(k))

/** Least number of samples of a set-up (`config/fields.ts`, which reads the registry of problems). */
const FEWEST_SAMPLES = 40

/** Flats that nobody rents: what is there before a person has opened a file. Rent and balcony follow from the rest. */
const EXAMPLE_ROWS = 300
const example: Roles = {
  inputs: [
    { id: 'area', kind: 'number', unit: 'm²', gaps: false },
    { id: 'floor', kind: 'number', unit: '', gaps: false },
    { id: 'part', kind: 'category', classes: ['north', 'centre', 'south'] },
  ],
  targets: new Map<string, Column>([
    ['column1', { id: 'rent', kind: 'number', unit: '€', gaps: false, standard: { offset: 900, size: 300 } }],
    ['column2', { id: 'balcony', kind: 'yesno', classes: ['no', 'yes'] }],
  ]),
}
function exampleTable(): Table {
  const draw = (lane: number) =>
    Float64Array.from({ length: EXAMPLE_ROWS }, (_, row) => uniform(1, PURPOSE.inputs, row, lane))
  const area = draw(0).map((u) => 25 + Math.round(90 * u))
  const floor = draw(1).map((u) => Math.floor(6 * u))
  const part = draw(2).map((u) => Math.floor(3 * u))
  const rent = draw(3).map((u, k) => 150 + 9 * area[k] + 20 * floor[k] + (part[k] === 1 ? 250 : 0) + 60 * u)
  const balcony = draw(4).map((u, k) => Number(area[k] + 8 * floor[k] + 40 * u > 110))
  return { rows: EXAMPLE_ROWS, values: new Map(Object.entries({ area, floor, part, rent, balcony })) }
}

/** The problem over a table with these roles; `table` is asked for when rows are made. */
function over(roles: Roles, rows: number, table: () => Table, needs?: () => readonly DataNeed[]): Problem {
  const width = inputWidthOf(roles)
  const targets = [...roles.targets].map(([id, column]) => ({ ...targetOfColumn(column), id }))
  return {
    id: 'own',
    rows,
    targets,
    usualTasks: targets.map(({ id, defaultLoss }, k) => defaultTask(`t${k + 1}`, id, defaultLoss)),
    dials: TABLE_DIALS,
    inputWidth: () => width,
    surface: null,
    ...(needs ? { needs } : {}),
    inputTable: () => ({ table: table(), inputs: roles.inputs }),
    make: (problem, tasks) => makeRows(table(), roles, problem, tasks),
  }
}

/** The problem of a recipe, whose rows the page gets from the person (`state/table`). */
function ofRecipe(text: string, recipe: Recipe): Problem {
  const roles = rolesOf(recipe)
  const { checksum, bytes } = recipe.file
  const name = `own-${checksum.toString(36)}-${crc32(new TextEncoder().encode(text)).toString(36)}-${text.length}`
  const need: DataNeed = { name, file: null, bytes, checksum }
  const read = (stored: Uint8Array) => unpackTable(recipe, stored)
  const problem = over(
    roles,
    recipe.rows,
    () => dataOf(need, read),
    () => [need],
  )
  return {
    ...problem,
    // All rows. Fewer than a set-up may ask for are all used, whatever it asks for.
    ...(recipe.rows >= FEWEST_SAMPLES ? { preset: { problem: { samples: recipe.rows } } } : {}),
    targets: problem.targets.map((target, k) => ({ ...target, name: recipe.targets[k].name })),
  }
}

const known = new Map<string, Problem>()

/**
 * A table of the person: inputs and targets are columns of a file that never leaves the browser. Its set-ups carry a
 * recipe in `problem.table`, by which the same file gives the same rows; without one, an example stands there.
 */
export const own: Problem = {
  ...over(example, EXAMPLE_ROWS, exampleTable),
  targetIds,
  ofTable(text) {
    if (text === '') return own
    const recipe = readRecipe(text)
    if (!recipe) return null
    if (known.size > 50) known.clear()
    const problem = known.get(text) ?? ofRecipe(text, recipe)
    known.set(text, problem)
    return problem
  },
}
