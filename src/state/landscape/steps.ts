/**
 * Places of the slider of steps. Each place is a step that all paths keep: every step to 512, then 256 places for each
 * doubling (`core/landscapes/kept.ts`). The last place is the last step.
 */
const FINE = 512
const HALF = FINE / 2

/** The step at a place, at most `last`. */
export function stepAtPlace(place: number, last: number): number {
  if (place <= FINE) return Math.min(place, last)
  const doubling = Math.floor((place - FINE) / HALF)
  const rest = (place - FINE) % HALF
  return Math.min(last, FINE * 2 ** doubling + rest * 2 ** (doubling + 1))
}

/** The place of a step: the first whose step is not below it. */
export function placeOfStep(step: number): number {
  if (step <= FINE) return step
  const doubling = Math.floor(Math.log2(step / FINE))
  const start = FINE * 2 ** doubling
  return FINE + doubling * HALF + Math.ceil((step - start) / 2 ** (doubling + 1))
}
