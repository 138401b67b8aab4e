import type { Column } from '../problems/table/columns'
import type { Roles } from '../problems/table/make'
import type { Recipe, UsedInput, UsedTarget } from './recipe'
import { columnId } from './stored'

/** Ids of the targets of every table, so that tasks and links can name them. */
export const targetId = (place: number): string => `column${place + 1}`

/** The columns of a recipe as inputs and targets of a problem. */
export const rolesOf = ({ inputs, targets }: Recipe): Roles => ({
  inputs: inputs.map(inputColumn),
  targets: new Map(targets.map((target, k) => [targetId(k), targetColumn(target)])),
})

function inputColumn(input: UsedInput): Column {
  const named = { id: columnId(input), name: input.name }
  // Names of the classes of inputs are shown nowhere, and a link is shorter without them.
  if (input.kind === 'yesno') return { ...named, kind: 'yesno', classes: ['', ''] }
  if (input.kind === 'category')
    return { ...named, kind: 'category', classes: new Array<string>(input.classes).fill('') }
  return { ...named, kind: 'number', unit: '', gaps: input.gaps, isDate: input.kind === 'date' }
}

const targetColumn = (target: UsedTarget): Column =>
  target.kind === 'number' ? { ...target, id: columnId(target), gaps: true } : { ...target, id: columnId(target) }
