import type { ProblemId } from '../../core/problems/all'

interface About {
  /** Two sentences: what the rows are, what can be seen. */
  readonly about: string
  readonly hard: string
}
type Abouts = Readonly<Record<ProblemId, About>> & Readonly<Record<string, About>>

/** Does not compile if a registered problem is missing. Those that are not registered yet may be there. */
const forProblems = <const A extends Abouts>(texts: A): { readonly [K in keyof A]: { [P in keyof About]: string } } =>
  texts

/** The list of problems, and the message about a chosen one. */
export const picker = {
  title: 'Choose a problem',
  note: 'Another problem brings tasks of its own. Weighting, optimizer and network stay as far as they fit.',
  current: 'current',
  rows: '{{count}} rows',
  drawn: '{{count}} rows (adjustable)',
  inputs: '{{count}} inputs',
  tasks: '{{count}} tasks',
  load: '{{size}} to load',
  /** By problem, where the licence of its data asks for their authors. */
  sources: { digits: 'Data: MNIST by Y. LeCun and C. Cortes, made smaller; CC BY-SA 3.0.' },
  hard: 'What is hard: {{what}}',
  noPicture: 'The picture comes with the data.',
  changed: 'Problem: {{after}} instead of {{before}}.',
  changes: 'What changed and what was kept',
  newTasks: 'Tasks: {{after}} instead of {{before}}, with their usual losses, weights and data.',
  otherColumns: 'Your own table now uses other columns.',
  otherFile: 'Your own table is now “{{file}}”.',
  inputsAdded: 'New inputs: {{columns}}.',
  inputsGone: 'No longer inputs: {{columns}}.',
  columnTasks: 'Tasks: {{after}} instead of {{before}}. A column that was a target before keeps its task.',
  tasksStay: 'The tasks stay the same.',
  kept: 'Kept: {{what}}.',
  lost: 'The weighting is now {{method}}: the typed weights named a task that is gone.',
  preset: 'Set for {{problem}}: {{what}}.',
  values: {
    samples: '{{value}} rows',
    testFraction: '{{value}} of them for testing',
    trunk: 'trunk {{value}}',
    activation: '{{value}}',
    optimizer: '{{value}}',
    learningRate: 'learning rate {{value}}',
    batchSize: 'batches of {{value}}',
  },
  perTask: 'Settings of the weighting for single tasks now hold for the new tasks, in their order.',
  edits: 'Changes made during training ({{count}}) belong to the old run.',
  undo: 'Undo',
  problems: forProblems({
    plane: {
      about:
        'Points in a square, with one target a task: regions to tell apart, surfaces to predict, or a formula that you type. Every prediction is a picture beside its target.',
      hard: 'one trunk has to serve targets of unlike shape, and a target with a large scale drowns out the others.',
    },
    drawn: {
      about:
        'A square on which you paint the targets, classes or heights, or put down labelled points. The link carries the drawing.',
      hard: 'that is up to you: thin lines, small islands and steep cliffs need more units and more points.',
    },
    gradnorm: {
      about:
        'Regression tasks on the same inputs that differ in little but their scale, as in the GradNorm paper. Losses normalised per task show whether a method gives every task its turn.',
      hard: 'with equal weights the tasks of the largest scale take nearly the whole gradient.',
    },
    clicks: {
      about:
        'Impressions of items that a generator shows to users, with three tasks: click, purchase, watch time. Purchase and watch time are known only where there was a click.',
      hard: 'clicks are rare, purchases are known for clicked rows alone (selection bias), and what one task gains another can lose (the seesaw).',
    },
    digits: {
      about:
        'Two handwritten digits laid over each other: one task reads the left one, another the right one. The first image benchmark of the field, made small.',
      hard: 'both tasks look at the same pixels, and the digit of one task is clutter for the other.',
    },
    own: {
      about:
        'A CSV or TSV file of yours: choose which columns are inputs and which are targets, each a task. The file never leaves your browser; the picture shows a made-up example.',
      hard: 'columns that give the answer away, few labels, rare classes, and targets in units that drown each other out.',
    },
    penguins: {
      about:
        'Penguins of three species, measured in Antarctica: species, sex and body mass from the island and three lengths. Three kinds of loss in one network.',
      hard: 'there are few rows, some birds have no known sex, and losses of unlike kinds have to be weighed against each other.',
    },
    cars: {
      about:
        'Cars of the model years 1970 to 1982: fuel use, power, acceleration and origin from cylinders, displacement, mass and year. Three numbers in units of their own, and a class.',
      hard: 'units must not decide which task counts, and the origin says little that the other tasks need.',
    },
  }),
}
