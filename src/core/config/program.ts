import { losses } from '../losses/all'
import { optimizerById } from '../optimizers/all'
import type { ProblemData } from '../problems/define'
import { taskKind, taskOutputs } from '../problems/plane/targets'
import type { RunConfig } from './types'

/** Batch norm's constants, as in PyTorch. */
export const BATCH_NORM = { epsilon: 1e-5, momentum: 0.1 } as const

/** Rows of a step: all of them for full-batch descent or a batch larger than the training set. */
export function batchSizeOf(config: RunConfig, trainRows: number): number {
  const full = optimizerById(config.training.optimizer.id).batch === 'full'
  return full ? trainRows : Math.min(config.training.batchSize, trainRows)
}

/** What is compiled in for a set-up; structurally the engines' `ProgramSpec`. */
export function programOf(config: RunConfig, data: ProblemData, runCount: number) {
  const enabled = config.tasks.filter((task) => task.enabled)
  return {
    inputWidth: data.inputWidth,
    trunk: config.network.trunk,
    activation: config.network.activation,
    batchNorm: config.network.batchNorm ? BATCH_NORM : null,
    dropout: config.network.dropout > 0,
    head: config.network.head,
    tasks: data.tasks.map(({ kind, outputs, targetWidth }, t) => ({
      kind,
      outputs,
      targetWidth,
      loss: enabled[t].loss.id,
    })),
    optimizer: config.training.optimizer.id,
    batchSize: batchSizeOf(config, data.train.rows),
    clips: config.training.clipValue > 0 || config.training.clipNorm > 0,
    runCount,
  }
}

/** Equal for set-ups that can train in one population on the same data. */
export function programKey(config: RunConfig): string {
  const tasks = config.tasks
    .filter((task) => task.enabled)
    .map((task) => [task.id, task.target, taskKind(task), taskOutputs(task), task.loss.id])
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

/** Indices of the set-ups that can train in one population, in the order of their first. */
export function groupsOf(configs: readonly RunConfig[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>()
  configs.forEach((config, k) => {
    const key = programKey(config)
    groups.set(key, [...(groups.get(key) ?? []), k])
  })
  return [...groups.values()]
}

/** The usual loss of a task that changed its target: its own where that still fits. */
export function fittingLoss(kind: string, present: string, usual: string): string {
  const fits = losses.find((loss) => loss.id === present)?.fits as readonly string[] | undefined
  return fits?.includes(kind) ? present : usual
}
