import type { TaskConfig } from '../../config/types'
import { type DataNeed, dataOf } from '../data'
import type { Dial, Problem, Target } from '../define'
import { type Column, widthOf } from './columns'
import { readTable } from './file'
import { inputWidthOf, KINDS, makeRows, type Roles } from './make'

/** What tasks over a table have. */
export const TABLE_DIALS = ['noise', 'scale', 'labels', 'rare', 'original'] as const satisfies readonly Dial[]

const USUAL_LOSSES = { number: 'mse', category: 'softmax', yesno: 'bce' } as const

interface Parts {
  readonly id: string
  /** Number of rows of the table. */
  readonly rows: number
  /** The two inputs over which the list of problems shows the rows, coloured by the first usual task. */
  readonly shown: readonly [across: string, up: string]
  readonly need: DataNeed
  readonly inputs: readonly Column[]
  /** Each is a target with the id of its column. */
  readonly targets: readonly Column[]
  readonly usualTasks: readonly TaskConfig[]
}

/** A problem over a table in `public/data`. */
export function tableProblem({ id, rows, shown, need, inputs, targets, usualTasks }: Parts): Problem {
  const roles: Roles = { inputs, targets: new Map(targets.map((column) => [column.id, column])) }
  const width = inputWidthOf(roles)
  /** Place of a column among the inputs of a row. */
  const place = (column: string) => {
    const before = inputs.slice(
      0,
      inputs.findIndex((input) => input.id === column),
    )
    return before.reduce((sum, input) => sum + widthOf(input), 0)
  }
  const read = (bytes: Uint8Array) => readTable(bytes, [...inputs, ...targets])
  return {
    id,
    rows,
    thumbnail: { kind: 'scatter', x: place(shown[0]), y: place(shown[1]) },
    targets: targets.map(targetOfColumn),
    usualTasks,
    dials: TABLE_DIALS,
    inputWidth: () => width,
    surface: null,
    needs: () => [need],
    inputTable: () => ({ table: dataOf(need, read), inputs }),
    make: (problem, tasks) => makeRows(dataOf(need, read), roles, problem, tasks),
  }
}

/** The target that predicts a column. */
export function targetOfColumn(column: Column): Target {
  const target = { id: column.id, kind: KINDS[column.kind], defaultLoss: USUAL_LOSSES[column.kind] }
  if (column.kind === 'number') return { ...target, unit: column.unit, standard: column.standard }
  const named = { ...target, classNames: () => column.classes }
  return column.kind === 'category' ? { ...named, classes: () => column.classes.length } : named
}
