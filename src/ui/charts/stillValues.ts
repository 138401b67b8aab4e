/**
 * The value of a curve at `at`, on the line between its neighbours; NaN outside of the curve and in its gaps. `x` is
 * ascending.
 */
export function valueNear(x: Float64Array, y: Float64Array, at: number): number {
  if (x.length === 0 || at < x[0] || at > x[x.length - 1]) return Number.NaN
  let [low, high] = [0, x.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (x[middle] <= at) low = middle
    else high = middle
  }
  if (at === x[low]) return y[low]
  if (at === x[high]) return y[high]
  return y[low] + ((y[high] - y[low]) * (at - x[low])) / (x[high] - x[low])
}
