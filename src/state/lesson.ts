/**
 * The lesson that is open beside the page. Its code and texts load with its panel, so here it is only a name and the
 * place of a step, as a link carries them.
 */
import { createStore } from 'zustand/vanilla'

export interface OpenLesson {
  readonly id: string
  /** Place of the step, from 0. */
  readonly step: number
}

export interface LessonState {
  readonly open: OpenLesson | null
  /** True until the panel has put the step's set-up on the screen. A link with a set-up of its own keeps that. */
  readonly sets: boolean
  /** True if the lesson was closed, and the run from before it can be brought back. */
  readonly offers: boolean
}

export const lessonStore = createStore<LessonState>(() => ({ open: null, sets: false, offers: false }))

/** Opens a lesson at a step. With `sets` its panel puts the step's set-up on the screen once it has loaded. */
export const openLesson = (id: string, step = 0, sets = true): void =>
  lessonStore.setState({ open: { id, step }, sets, offers: false })

/** Closes the lesson. What is on the screen stays. */
export const closeLesson = (offers = false): void => lessonStore.setState({ open: null, sets: false, offers })

/** Reads the lesson of a link; null if there is none. Whether there is a lesson with that name, its panel finds out. */
export function lessonIn(short: unknown): OpenLesson | null {
  if (!Array.isArray(short)) return null
  const [id, step = 0] = short as readonly unknown[]
  const valid = typeof id === 'string' && id.length <= 40 && Number.isInteger(step) && (step as number) >= 0
  return valid ? { id, step: step as number } : null
}
