/** A person's file with the predictions of all tasks behind its own columns. */
import type { Recording, TaskConfig } from '../../core/config/types'
import { numbers } from '../../core/formulas/numbers'
import { lossById } from '../../core/losses/all'
import { readings } from '../../core/losses/links'
import { problemOf } from '../../core/problems/all'
import type { Problem } from '../../core/problems/define'
import { drawSplits } from '../../core/problems/draws'
import { inputsOf, spreadsOf } from '../../core/problems/table/columns'
import { classNamesOf, inUnitOf, taskKind, taskOutputs } from '../../core/problems/targets'
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
 * in the column's unit, or the name of the likeliest class and its probability. In parts, to be put together in order.
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
  const readers = tasks.map((task) => readerOf(problem, task, recipe.layout[2]))
  const { separator, header, rows, width } = file.lines(recipe)
  const line = (cells: readonly string[]) => `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`
  const names = tasks.flatMap((task, t) => (taskKind(problem, task) === 'regression' ? [titles[t][0]] : [...titles[t]]))
  const parts = [line([...padded(header, width), ...names])]
  for (let from = 0; from < table.rows; from += AT_ONCE) {
    const places = Int32Array.from({ length: Math.min(AT_ONCE, table.rows - from) }, (_, k) => from + k)
    const outputs = trainer.predict(0, Float32Array.from(inputsOf(table, roles.inputs, spreads, places)))
    const written = Array.from(places, (row, k) =>
      line([...padded(rows[row], width), ...readers.flatMap((read, t) => read(outputs[t], k))]),
    )
    parts.push(written.join(''))
    onProgress(Math.min((from + AT_ONCE) / table.rows, 1))
  }
  trainer.dispose()
  return parts
}

/** Reads the outputs of a task for the row with this index: the prediction, and for classes its probability. */
function readerOf(
  problem: Problem,
  task: TaskConfig,
  decimal: string,
): (outputs: Float32Array, row: number) => readonly string[] {
  const written = (value: number) => String(Number(value.toPrecision(6))).replace('.', decimal)
  const kind = taskKind(problem, task)
  const names = classNamesOf(problem, task)
  if (kind === 'multiclass') {
    const classes = taskOutputs(problem, task)
    return (outputs, row) => {
      const logits = outputs.subarray(row * classes, (row + 1) * classes)
      const best = logits.indexOf(Math.max(...logits))
      const probability = 1 / logits.reduce((sum, logit) => sum + Math.exp(logit - logits[best]), 0)
      return [names[best], written(probability)]
    }
  }
  const loss = lossById(task.loss.id)
  const read = readings[loss.form === 'elementwise' ? loss.link : 'identity']
  if (kind === 'binary')
    return (outputs, row) => {
      const one = read(numbers, { output: outputs[row] })
      return [names[one < 0.5 ? 0 : 1], written(Math.max(one, 1 - one))]
    }
  const { offset, factor } = inUnitOf(problem, task) ?? { offset: 0, factor: 1 / task.scale }
  return (outputs, row) => [written(offset + factor * read(numbers, { output: outputs[row] }))]
}

/** Exactly as many cells as most rows have, so that predictions stand below their titles. */
const padded = (cells: readonly string[], width: number): readonly string[] =>
  Array.from({ length: width }, (_, k) => cells[k] ?? '')

/** Cells of the file itself are written as they were: it was the person's before. */
const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
