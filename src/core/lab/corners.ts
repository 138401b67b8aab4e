/** Where a function of one number jumps. */

const HALVINGS = 60
/** Two jumps closer than this are one. */
const CLOSE = 1e-6

/**
 * Places in [from, to] at which `f` jumps by more than `least` times its size (at least 1), found by halving each of
 * `parts` intervals towards its larger change until it is narrower than float64 tells apart. A steep but continuous
 * piece shrinks below `least` on the way. Two jumps within one interval may be found as one.
 */
export function jumpsOf(f: (x: number) => number, from: number, to: number, least = 1e-3, parts = 600): number[] {
  const found: number[] = []
  let right = f(from)
  for (let i = 0; i < parts; i++) {
    const left = right
    const end = from + ((to - from) * (i + 1)) / parts
    right = f(end)
    const place = jumpIn(f, from + ((to - from) * i) / parts, left, end, right, least)
    const last = found[found.length - 1]
    if (place !== null && (last === undefined || place - last > CLOSE)) found.push(Math.abs(place) < CLOSE ? 0 : place)
  }
  return found
}

function jumpIn(
  f: (x: number) => number,
  from: number,
  valueFrom: number,
  to: number,
  valueTo: number,
  least: number,
): number | null {
  let [a, left, b, right] = [from, valueFrom, to, valueTo]
  const jumps = () => Math.abs(right - left) > least * Math.max(1, Math.abs(left))
  for (let k = 0; k < HALVINGS && jumps(); k++) {
    const middle = (a + b) / 2
    if (middle <= a || middle >= b) break
    const here = f(middle)
    if (Math.abs(here - left) > Math.abs(right - here)) [b, right] = [middle, here]
    else [a, left] = [middle, here]
  }
  return jumps() ? (a + b) / 2 : null
}
