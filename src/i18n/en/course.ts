import { learn } from './learn'
import { lessons } from './lessons/all'

/** Namespaces of the lessons: the list and the panel, and the texts of each. */
export const course = { learn, lessons }
