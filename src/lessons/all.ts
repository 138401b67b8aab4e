import type { Lesson } from './define'
import { units } from './units'

/** In the order of the course. */
export const lessons: readonly Lesson[] = [units]

export const lessonById = (id: string): Lesson | undefined => lessons.find((lesson) => lesson.id === id)
