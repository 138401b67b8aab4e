import type { WeightingConfig } from '../config/types'
import { weightingById } from './all'
import { modifierById } from './modifiers/all'

/** Whether weights follow a schedule: a task's weight of 0 may mean that the task comes in later. */
export const isScheduled = ({ id, modifiers }: WeightingConfig): boolean =>
  weightingById(id).plan !== undefined || modifiers.some((around) => modifierById(around.id).plan !== undefined)
