import { conflict } from './conflict'
import { counting } from './counting'
import type { Lesson } from './define'
import { fronts } from './fronts'
import { goodLoss } from './good-loss'
import { loss } from './loss'
import { negativeTransfer } from './negative-transfer'
import { noise } from './noise'
import { optimizers } from './optimizers'
import { order } from './order'
import { sharing } from './sharing'
import { speed } from './speed'
import { tunedSum } from './tuned-sum'
import { units } from './units'
import { weightedSum } from './weighted-sum'

/** In the order of the course. */
export const lessons: readonly Lesson[] = [
  loss,
  goodLoss,
  sharing,
  units,
  weightedSum,
  order,
  noise,
  speed,
  conflict,
  counting,
  negativeTransfer,
  fronts,
  optimizers,
  tunedSum,
]

export const lessonById = (id: string): Lesson | undefined => lessons.find((lesson) => lesson.id === id)
