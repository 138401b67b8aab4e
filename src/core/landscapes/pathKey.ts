import type { WeightingConfig } from '../config/types'
import type { Pair } from './define'
import type { LandscapeSetup } from './setup'

/** All that decides the path of a method from a start, as one text. */
export function pathKey(setup: LandscapeSetup, method: WeightingConfig, start: Pair): string {
  const { methods: _methods, starts: _starts, ...rest } = setup
  return JSON.stringify([rest, method, start])
}
