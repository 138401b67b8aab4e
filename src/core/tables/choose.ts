/** From the columns that a person has chosen to a recipe. */
import { TABLE_LENGTH } from '../config/fields'
import { MOST_DRAWN } from './findings'
import type { ColumnLook } from './look'
import {
  type Fingerprint,
  MOST_INPUTS,
  MOST_TARGETS,
  type Recipe,
  type UsedInput,
  type UsedTarget,
  widthOfInput,
} from './recipe'
import { NEWEST } from './rules'
import type { TableLook } from './table'
import { nameInRecipe, writeRecipe } from './writeRecipe'

export type Role = 'input' | 'target' | 'unused'

/** Why columns cannot be used as chosen. */
export type ChoiceFault =
  | { readonly code: 'noInput' | 'noTarget' }
  | { readonly code: 'tooManyTargets' | 'tooWide' | 'tooLong'; readonly count: number; readonly most: number }

/** A date as a target would be a number of days, which nobody has asked for yet. */
export const canBeTarget = ({ usable, kind }: ColumnLook): boolean => usable && kind !== 'date'

/** Before a choice: the last column that can be is the target, all other usable ones are inputs. */
export function usualRoles(columns: readonly ColumnLook[]): ReadonlyMap<number, Role> {
  const target = columns.findLast(canBeTarget)
  return new Map(
    columns.map((column) => [column.place, column === target ? 'target' : column.usable ? 'input' : 'unused']),
  )
}

/** The recipe, or why there is none. */
export function recipeOf(
  file: Fingerprint,
  { layout, rows, columns }: Pick<TableLook, 'layout' | 'rows' | 'columns'>,
  roles: ReadonlyMap<number, Role>,
): Recipe | ChoiceFault {
  const of = (role: Role) => columns.filter(({ place, usable }) => usable && roles.get(place) === role)
  const inputs = of('input').map((column) => inputOf(column, rows))
  const targets = of('target').filter(canBeTarget).map(targetOf)
  if (inputs.length === 0) return { code: 'noInput' }
  if (targets.length === 0) return { code: 'noTarget' }
  if (targets.length > MOST_TARGETS) return { code: 'tooManyTargets', count: targets.length, most: MOST_TARGETS }
  const width = inputs.reduce((sum, input) => sum + widthOfInput(input), 0)
  if (width > MOST_INPUTS) return { code: 'tooWide', count: width, most: MOST_INPUTS }
  const recipe: Recipe = {
    rules: NEWEST,
    file: { ...file, name: nameInRecipe(file.name) },
    layout: [layout.encoding, layout.delimiter, layout.decimal, layout.header],
    rows: Math.min(rows, MOST_DRAWN),
    inputs,
    targets,
  }
  const { length } = writeRecipe(recipe)
  return length > TABLE_LENGTH ? { code: 'tooLong', count: length, most: TABLE_LENGTH } : recipe
}

function inputOf({ place, name, kind, classes, filled }: ColumnLook, rows: number): UsedInput {
  if (kind === 'category') return { place, name, kind, classes: classes.length }
  if (kind === 'yesno') return { place, name, kind }
  return { place, name, kind: kind === 'date' ? 'date' : 'number', gaps: filled < rows }
}

function targetOf({ place, name, kind, classes, mean, deviation, unit }: ColumnLook): UsedTarget {
  const names = classes.map(nameInRecipe)
  if (kind === 'category') return { place, name, kind, classes: names }
  if (kind === 'yesno') return { place, name, kind, classes: [names[0], names[1]] }
  const size = Number(deviation.toPrecision(2))
  return { place, name, kind: 'number', unit, standard: { offset: roundedBy(mean, size / 10), size } }
}

/** The value with no more digits than a step of this size needs. */
const roundedBy = (value: number, step: number): number => Number((Math.round(value / step) * step).toPrecision(12))
