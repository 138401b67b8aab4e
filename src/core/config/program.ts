import { losses } from '../losses/all'
import { optimizerById } from '../optimizers/all'
import { problemOf } from '../problems/all'
import type { ProblemData } from '../problems/define'
import { referenceOf } from '../problems/dials'
import { givenOf } from '../problems/given'
import { taskKind, taskOutputs } from '../problems/targets'
import type { RunConfig, TaskConfig } from './types'

/** Constants of batch norm, as in PyTorch. */
export const BATCH_NORM = { epsilon: 1e-5, momentum: 0.1 } as const

/** Rows in a step: all of them for full-batch descent, and if the batch is larger than the training set. */
export function batchSizeOf(config: RunConfig, trainRows: number): number {
  const full = optimizerById(config.training.optimizer.id).batch === 'full'
  return full ? trainRows : Math.min(config.training.batchSize, trainRows)
}

/** Everything of a set-up that an engine compiles. Has the shape of the engines' `ProgramSpec`. */
export function programOf(config: RunConfig, data: ProblemData, runCount: number) {
  const enabled = config.tasks.filter((task) => task.enabled)
  return {
    inputWidth: data.inputWidth,
    trunk: config.network.trunk,
    activation: config.network.activation,
    batchNorm: config.network.batchNorm ? BATCH_NORM : null,
    dropout: config.network.dropout > 0,
    head: config.network.head,
    tasks: data.tasks.map(({ kind, outputs, targetWidth }, t) => {
      const given = givenOf(problemOf(config), enabled, enabled[t])
      return { kind, outputs, targetWidth, loss: enabled[t].loss.id, ...(given === null ? {} : { given }) }
    }),
    optimizer: config.training.optimizer.id,
    batchSize: batchSizeOf(config, data.train.rows),
    clips: config.training.clipValue > 0 || config.training.clipNorm > 0,
    runCount,
  }
}

/** A key that is equal for set-ups that can train in one population, if their data are equal. */
export function programKey(config: RunConfig): string {
  const of = problemOf(config)
  const enabled = config.tasks.filter((task) => task.enabled)
  const tasks = enabled.map((task) => [
    ...[task.id, task.target, taskKind(of, task), taskOutputs(of, task), task.loss.id],
    givenOf(of, enabled, task),
  ])
  const { network, training, problem } = config
  return JSON.stringify([
    problem.id,
    tasks,
    network.trunk,
    network.activation,
    network.batchNorm,
    network.dropout > 0,
    network.head,
    training.optimizer.id,
    training.batchSize,
    training.clipValue > 0 || training.clipNorm > 0,
  ])
}

/**
 * A key that is equal for set-ups with equal data. Names, weights and losses do not change the data, except a loss that
 * makes a product impossible.
 */
export function dataKey({ problem, tasks }: RunConfig): string {
  const of = problemOf({ problem })
  const enabled = tasks.filter((task) => task.enabled)
  const shape = (task: TaskConfig) => [task.target, task.rotation, task.classes, task.expression, task.drawing]
  const data = enabled.map((task) => {
    const reference = referenceOf(task, tasks[0])
    const ofReference = reference && [task.related, ...shape(reference)]
    const isProduct = givenOf(of, enabled, task) !== null
    return [...shape(task), task.noise, task.scale, task.labels, task.rare, task.original, ofReference, isProduct]
  })
  return JSON.stringify([problem, enabled.map(({ id }) => id), data])
}

/** A key that is equal for set-ups whose losses have equal options and reductions: a population has one set of them. */
const lossKey = ({ tasks }: RunConfig): string =>
  JSON.stringify(tasks.filter((task) => task.enabled).map(({ loss, reduction }) => [loss.options, reduction]))

/** Groups the indices of set-ups that can train in one population. Groups are ordered by their first index. */
export function groupsOf(configs: readonly RunConfig[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>()
  configs.forEach((config, k) => {
    const key = programKey(config) + dataKey(config) + lossKey(config)
    groups.set(key, [...(groups.get(key) ?? []), k])
  })
  return [...groups.values()]
}

/** The loss of a task after a change of target: the current one if it fits the new kind, else the usual one. */
export function fittingLoss(kind: string, current: string, usual: string): string {
  const fits = losses.find((loss) => loss.id === current)?.fits as readonly string[] | undefined
  return fits?.includes(kind) ? current : usual
}
