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
  /** False if a link opened the lesson together with what is on the screen: the step then changes nothing of it. */
  readonly sets: boolean
}

export const lessonStore = createStore<LessonState>(() => ({ open: null, sets: true }))

/** Opens a lesson at a step, which puts its set-up on the screen unless `sets` is false. */
export function openLesson(id: string, step = 0, sets = true): void {
  const { open } = lessonStore.getState()
  if (open?.id === id && open.step === step) return
  lessonStore.setState({ open: { id, step }, sets })
}

/** Closes the lesson. What is on the screen stays. */
export const closeLesson = (): void => lessonStore.setState({ open: null })

/** Reads the lesson of a link; null if there is none. Whether there is a lesson with that name, its panel finds out. */
export function lessonIn(short: unknown): OpenLesson | null {
  if (!Array.isArray(short)) return null
  const [id, step = 0] = short as readonly unknown[]
  const valid = typeof id === 'string' && id.length <= 40 && Number.isInteger(step) && (step as number) >= 0
  return valid ? { id, step: step as number } : null
}
