import { units } from './units'

/** Texts of the lessons by id. */
export const lessons = { units }
