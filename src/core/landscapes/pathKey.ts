import type { WeightingConfig } from '../config/types'
import type { Bounds, Pair } from './define'
import type { LandscapeSetup } from './setup'

/** All that decides the path of a method from a start, as one text. */
export function pathKey(setup: LandscapeSetup, method: WeightingConfig, start: Pair): string {
  const { methods: _methods, starts: _starts, ...rest } = setup
  return JSON.stringify([rest, method, start])
}

/** All that decides the picture of a landscape within `bounds`, as one text. */
export const pictureKey = ({ landscape, formulas, scales }: LandscapeSetup, bounds: Bounds): string =>
  JSON.stringify([landscape, formulas, scales, bounds])
