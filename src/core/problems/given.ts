/**
 * Targets under a condition, such as a purchase, which only a click can lead to. A task with such a target is learned
 *
 * | on                  | prediction in training            | label in training            |
 * | ------------------- | --------------------------------- | ---------------------------- |
 * | rows that meet it   | p(target given the condition)     | the target                   |
 * | all rows: `product` | p(condition) · p(target given it) | condition and target, 0 or 1 |
 *
 * The product is that of two heads (`losses/product.ts`): the entire-space model of Ma et al. 2018,
 * https://arxiv.org/abs/1804.07931. In both cases the test asks for p(target given the condition), on all rows.
 */
import type { TaskConfig } from '../config/types'
import { lossById } from '../losses/all'
import type { Problem } from './define'
import { targetOf, taskKind } from './targets'

type WithTargets = Pick<Problem, 'targets'>

/** Whether a task can be learned as a product at all. */
export const hasProduct = (problem: WithTargets, task: TaskConfig): boolean =>
  targetOf(problem, task.target).given !== undefined && taskKind(problem, task) === 'binary'

/**
 * Index of the task by whose probability that of `task` is multiplied; null if it is learned on the rows that meet its
 * condition: as chosen, or because no task predicts the condition, or one of the two losses gives no probability.
 *
 * @param tasks enabled tasks, in order
 */
export function givenOf(problem: WithTargets, tasks: readonly TaskConfig[], task: TaskConfig): number | null {
  if (!task.product || !hasProduct(problem, task) || !isProbability(task)) return null
  const { given } = targetOf(problem, task.target)
  const found = tasks.findIndex((other) => other.target === given && isProbability(other))
  return found < 0 ? null : found
}

function isProbability({ loss: { id } }: TaskConfig): boolean {
  const loss = lossById(id)
  return loss.form === 'elementwise' && loss.link === 'logistic'
}
