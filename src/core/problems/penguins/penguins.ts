import { defaultTask } from '../../config/defaults'
import type { Column } from '../table/columns'
import { tableProblem } from '../table/problem'

const inputs = [
  { id: 'island', kind: 'category', classes: ['Biscoe', 'Dream', 'Torgersen'] },
  { id: 'billLength', kind: 'number', unit: 'mm', gaps: true },
  { id: 'billDepth', kind: 'number', unit: 'mm', gaps: true },
  { id: 'flipperLength', kind: 'number', unit: 'mm', gaps: true },
] as const satisfies readonly Column[]

const targets = [
  { id: 'species', kind: 'category', classes: ['Adelie', 'Chinstrap', 'Gentoo'] },
  { id: 'sex', kind: 'yesno', classes: ['female', 'male'] },
  { id: 'bodyMass', kind: 'number', unit: 'g', gaps: true, standard: { offset: 4200, size: 800 } },
] as const satisfies readonly Column[]

/**
 * 344 penguins of three species on three islands of the Palmer Archipelago, Antarctica, 2007 to 2009. Inputs are the
 * island and three lengths. Tasks are species, sex (11 birds have none) and body mass (2 have none): three kinds of
 * loss in one network.
 *
 * Gorman, Williams and Fraser 2014, https://doi.org/10.1371/journal.pone.0090081; CC0; from `vega-datasets`.
 */
export const penguins = tableProblem({
  id: 'penguins',
  rows: 344,
  shown: ['billLength', 'billDepth'],
  need: { name: 'penguins-1', file: 'data/penguins.json', bytes: 8570, checksum: 2014718315 },
  inputs,
  targets,
  usualTasks: [
    defaultTask('t1', 'species', 'softmax'),
    defaultTask('t2', 'sex', 'bce'),
    defaultTask('t3', 'bodyMass', 'mse'),
  ],
})
