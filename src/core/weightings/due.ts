/**
 * Decisions that hold for some steps. Each task counts the steps in which it takes part. When the decision of one is due,
 * all tasks in that step are decided upon together, since their weights belong together.
 */
import type { Vector } from './define'

/** Whether one of these tasks [T] starts its next `period` of steps; a task in its first step does. */
export const fallsDue = (steps: Vector, period: number): boolean => steps.some((count) => count % period === 0)
