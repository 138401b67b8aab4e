/** What a table is, and how columns become the inputs of a network. */
import type { Standard } from '../define'

/** A column, known before its values are. */
export type Column = NumberColumn | CategoryColumn | YesNoColumn

interface Named {
  readonly id: string
  /** A name that a person has given, the same in every language; absent = the text `network.columns.<id>`. */
  readonly name?: string
}

interface NumberColumn extends Named {
  readonly kind: 'number'
  /** Symbol of the unit, the same in every language; '' = a number without a unit. */
  readonly unit: string
  /** Whether some rows have no value: as an input, the column then has a second one that says so. */
  readonly gaps: boolean
  /** The numbers are days since 1 January 1970. */
  readonly isDate?: boolean
  /** As a target: what 0 and 1 stand for. Absent = as it is. */
  readonly standard?: Standard
}

interface CategoryColumn extends Named {
  readonly kind: 'category'
  readonly classes: readonly string[]
}

interface YesNoColumn extends Named {
  readonly kind: 'yesno'
  /** Names of 0 and 1. */
  readonly classes: readonly [string, string]
}

/** Values of a table by the ids of its columns: numbers in their unit, or indices of classes; NaN = missing. [N] each. */
export interface Table {
  readonly rows: number
  readonly values: ReadonlyMap<string, Float64Array>
}

/** A table, and the columns of it that are inputs, in their order. */
export interface InputTable {
  readonly table: Table
  readonly inputs: readonly Column[]
}

/** Mean and deviation of a column of numbers. */
export interface Spread {
  readonly mean: number
  /** Root of the mean squared distance from the mean, with N below; 1 for a column that does not vary. */
  readonly deviation: number
}

/** Values of a column; throws if the table does not have it. */
export function valuesOf({ values }: Table, id: string): Float64Array {
  const found = values.get(id)
  if (!found) throw new Error(`no column '${id}'`)
  return found
}

/** Mean and deviation of the given rows, without those that have no value. Mean 0 and deviation 1 if none has one. */
export function spreadOf(values: Float64Array, rows: Int32Array): Spread {
  let [count, mean, squares] = [0, 0, 0]
  for (const row of rows) {
    const value = values[row]
    if (!Number.isFinite(value)) continue
    count++
    const before = value - mean
    mean += before / count
    squares += before * (value - mean)
  }
  const deviation = count > 0 ? Math.sqrt(squares / count) : 0
  return { mean, deviation: deviation > 0 ? deviation : 1 }
}

/** The input that a number becomes. */
export const standardised = (value: number, { mean, deviation }: Spread): number => (value - mean) / deviation

/** Number of inputs that a column becomes. */
export function widthOf(column: Column): number {
  if (column.kind === 'number') return column.gaps ? 2 : 1
  return column.kind === 'category' ? column.classes.length : 1
}

/** Mean and deviation of each column of numbers over the training rows; of others 0 and 1. */
export const spreadsOf = (table: Table, columns: readonly Column[], training: Int32Array): readonly Spread[] =>
  columns.map(({ id, kind }) => spreadOf(valuesOf(table, id), kind === 'number' ? training : NO_ROWS))

/**
 * The inputs [n, Σ widths] of n rows of a table, row-major.
 *
 * | column   | inputs                               | missing                            |
 * | -------- | ------------------------------------ | ---------------------------------- |
 * | number   | (x − mean) / deviation               | 0, the mean; a second input is 1   |
 * | category | one for each class: 1 for its own    | 0 for every class                  |
 * | yes/no   | −1 or 1                              | 0                                  |
 *
 * @param spreads of the training rows (`spreadsOf`): values of test rows stay unseen
 */
export function inputsOf(
  table: Table,
  columns: readonly Column[],
  spreads: readonly Spread[],
  rows: Int32Array,
): Float64Array {
  const width = columns.reduce((sum, column) => sum + widthOf(column), 0)
  const inputs = new Float64Array(rows.length * width)
  let first = 0
  for (const [c, column] of columns.entries()) {
    const values = valuesOf(table, column.id)
    for (let k = 0; k < rows.length; k++) {
      const value = values[rows[k]]
      const at = k * width + first
      const missing = Number.isNaN(value)
      if (column.kind === 'category') {
        if (!missing) inputs[at + value] = 1
      } else if (column.kind === 'yesno') {
        inputs[at] = missing ? 0 : 2 * value - 1
      } else {
        inputs[at] = missing ? 0 : standardised(value, spreads[c])
        if (column.gaps) inputs[at + 1] = missing ? 1 : 0
      }
    }
    first += widthOf(column)
  }
  return inputs
}

const NO_ROWS = new Int32Array(0)
