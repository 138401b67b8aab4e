import { conflict } from './conflict'
import { counting } from './counting'
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

/** Texts of the lessons by id. */
export const lessons = {
  loss,
  'good-loss': goodLoss,
  sharing,
  units,
  'weighted-sum': weightedSum,
  order,
  noise,
  speed,
  conflict,
  counting,
  'negative-transfer': negativeTransfer,
  fronts,
  optimizers,
  'tuned-sum': tunedSum,
}
