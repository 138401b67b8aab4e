/** Hints about a weight that runs away: an adaptive method has raised it many times since it began. */
import type { RunConfig, WeightingConfig } from '../config/types'
import { mean } from '../measures/summary'
import { followsSliders, needsOf } from '../weightings/declared'
import { atLeast, type Hint, SOLVED } from './define'
import { hasRecords, recent, recentMeans, type Situation } from './situation'

/** By which factor a method has raised a task's weight since it began. */
function raised(situation: Situation, task: number): number {
  const { past, first } = situation
  return mean([...recent(situation, 'weights', task)]) / past.column('weights', task)[first]
}

/** Methods that a task's vanishing loss cannot drive to huge weights: DWA's weights add up to the number of tasks. */
const BOUNDED = 'dwa'
const isAdaptive = ({ weighting }: RunConfig): boolean =>
  !followsSliders(weighting) && weighting.id !== 'equal' && weighting.id !== BOUNDED && needsOf(weighting).length > 0

/** The task with the largest rise of its weight, if the method has raised it at least `enter` (then `stay`) times. */
function runaway(situation: Situation, shown: unknown, enter: number, stay: number): number {
  if (!isAdaptive(situation.config) || !hasRecords(situation)) return -1
  const rises = situation.tasks.map((_, t) => raised(situation, t))
  const task = rises.reduce((best, rise, t) => (rise > (rises[best] ?? 0) ? t : best), -1)
  return task >= 0 && Number.isFinite(rises[task]) && atLeast(rises[task], shown, enter, stay) ? task : -1
}

/** The recent loss of a task as a share of its first one since the last change. */
function lossLeft(situation: Situation, task: number): number {
  const { past, first } = situation
  return mean([...recent(situation, 'trainLosses', task)]) / past.column('trainLosses', task)[first]
}

const plain = (id: string): WeightingConfig => ({ id, options: {}, modifiers: [] })

/** A task is solved, and the method gives it an ever larger weight, because the weight is about 1 / loss. */
export const solved: Hint = {
  id: 'solved',
  find(situation, shown) {
    const task = runaway(situation, shown, 10, 5)
    if (task < 0 || !(lossLeft(situation, task) <= (shown ? 2 : 1) * SOLVED)) return null
    return {
      task: situation.tasks[task].id,
      values: { weight: recentMeans(situation, 'weights')[task], loss: recentMeans(situation, 'trainLosses')[task] },
      action: { kind: 'set', path: 'weighting', value: plain(BOUNDED) },
    }
  },
}

/** The method has raised one weight twentyfold, though the task is not solved. */
export const weights: Hint = {
  id: 'weights',
  find(situation, shown) {
    const task = runaway(situation, shown, 20, 10)
    if (task < 0 || lossLeft(situation, task) <= SOLVED) return null
    return {
      task: situation.tasks[task].id,
      values: { ratio: raised(situation, task), weight: recentMeans(situation, 'weights')[task] },
      action: { kind: 'set', path: 'weighting', value: plain(BOUNDED) },
    }
  },
}
