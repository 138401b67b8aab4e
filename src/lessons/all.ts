import type { Lesson } from './define'
import { optimizers } from './optimizers'
import { units } from './units'

/** In the order of the course. */
export const lessons: readonly Lesson[] = [units, optimizers]

export const lessonById = (id: string): Lesson | undefined => lessons.find((lesson) => lesson.id === id)
