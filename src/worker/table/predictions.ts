/** A person's file with the predictions of all tasks behind its own columns. */
import type { Recording, TaskConfig } from '../../core/config/types'
import { answersOf, hasProbability } from '../../core/measures/answers'
import { problemOf } from '../../core/problems/all'
import type { Problem } from '../../core/problems/define'
import { drawSplits } from '../../core/problems/draws'
import { inputsOf, spreadsOf } from '../../core/problems/table/columns'
import { classNamesOf, taskOutputs } from '../../core/problems/targets'
import { drawnRows } from '../../core/tables/pack'
import { readRecipe } from '../../core/tables/recipe'
import { rolesOf } from '../../core/tables/roles'
import { createCpuEngine } from '../../engine/cpu/engine'
import { createTrainer } from '../../engine/trainer'
import type { TrainerSnapshot } from '../../engine/trainer.types'
import type { TableFile } from './file'

interface Wish {
  readonly recording: Recording
  readonly snapshot: TrainerSnapshot
  readonly titles: readonly (readonly [prediction: string, probability: string])[]
}

/** Rows that are predicted and written at once. */
const AT_ONCE = 2000

/**
 * The rows of a file as it separates them and writes decimals, each with the predictions of the enabled tasks: a number
 * in the column's unit, or the name of the class and, where the loss gives one, its probability. In parts, to be put
 * together in order.
 *
 * Inputs are standardised as in training, by the mean and deviation of its training rows.
 *
 * @throws if the file does not have the columns of the recording's recipe
 */
export async function writePredictions(
  file: TableFile,
  { recording, snapshot, titles }: Wish,
  onProgress: (share: number) => void,
): Promise<readonly string[]> {
  const { config } = recording
  const recipe = readRecipe(config.problem.table)
  if (!recipe) throw new Error('no recipe')
  const problem = problemOf(config)
  const roles = rolesOf(recipe)
  const table = file.table(recipe)
  const drawn = drawnRows(table.rows)
  const training = drawSplits(config.problem, drawn.length).train.map((row) => drawn[row])
  const spreads = spreadsOf(table, roles.inputs, training)
  const trainer = await createTrainer(createCpuEngine(), { recordings: [recording] })
  trainer.restore(snapshot)
  const tasks = config.tasks.filter(({ enabled }) => enabled)
  const writers = tasks.map((task) => writerOf(problem, task, recipe.layout[2]))
  const { separator, header, rows, width } = file.lines(recipe)
  const line = (cells: readonly string[]) => `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`
  const names = tasks.flatMap((task, t) => titlesOf(problem, task, titles[t]))
  const parts = [line([...asWide(header, width, separator), ...names])]
  for (let from = 0; from < table.rows; from += AT_ONCE) {
    const places = Int32Array.from({ length: Math.min(AT_ONCE, table.rows - from) }, (_, k) => from + k)
    const outputs = trainer.predict(0, Float32Array.from(inputsOf(table, roles.inputs, spreads, places)))
    const written = Array.from(places, (row, k) =>
      line([...asWide(rows[row], width, separator), ...writers.flatMap((write, t) => write(outputs[t], k))]),
    )
    parts.push(written.join(''))
    onProgress(Math.min((from + AT_ONCE) / table.rows, 1))
  }
  trainer.dispose()
  return parts
}

/** Titles of the columns of a task: only losses of probabilities have a second one. */
const titlesOf = (problem: Problem, task: TaskConfig, [prediction, probability]: Wish['titles'][number]) =>
  hasProbability(problem, task) ? [prediction, probability] : [prediction]

/** Writes the outputs of a task for the row with this index: one text for each of `titlesOf`. */
function writerOf(
  problem: Problem,
  task: TaskConfig,
  decimal: string,
): (values: Float32Array, row: number) => readonly string[] {
  const written = (value: number) => String(Number(value.toPrecision(6))).replace('.', decimal)
  const names = classNamesOf(problem, task)
  const outputs = taskOutputs(problem, task)
  const answer = answersOf(problem, task)
  const withProbability = hasProbability(problem, task)
  return (values, row) => {
    const found = answer({ values, outputs, truths: NO_LABEL, width: 0 }, row)
    if (found.kind === 'number') return [written(found.predicted)]
    const name = names[found.predicted]
    return withProbability ? [name, written(found.sure)] : [name]
  }
}

/** With a width of 0 the label of every row. */
const NO_LABEL = [Number.NaN]

/**
 * Exactly as many cells as most rows have, so that predictions stand below their titles. What a longer row has beyond
 * (often because a comma was not quoted) joins its last cell: nothing of the person's file is lost.
 */
function asWide(cells: readonly string[], width: number, separator: string): readonly string[] {
  const last = width - 1
  const filled = cells.findLastIndex((cell) => cell !== '') + 1
  const end = cells.slice(last, Math.max(filled, width)).join(separator)
  return Array.from({ length: width }, (_, k) => (k === last ? end : (cells[k] ?? '')))
}

/** Cells of the file itself are written as they were: it was the person's before. */
const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
