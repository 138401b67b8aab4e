/**
 * Decisions that hold for some steps. Each task counts the steps in which it takes part. When the decision of one task
 * is due, all tasks in that step get new weights together, because weights of one step only make sense together.
 */
import type { Vector } from './define'

/** Whether one of these tasks, [T], starts a `period` of its steps; a task in its first step does. */
export const fallsDue = (steps: Vector, period: number): boolean => steps.some((count) => count % period === 0)
