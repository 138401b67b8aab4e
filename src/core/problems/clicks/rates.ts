/**
 * How often a yes comes: the intercepts of logistic models over standard normal scores, found for a wanted rate. They
 * depend on no row, so a draw has the rate on average, and more rows do not change the first ones.
 */

/** p(yes) = σ(STEEPNESS · score + intercept). */
const STEEPNESS = 2

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit))

/** p(yes) at a score. */
export const chance = (score: number, intercept: number): number => sigmoid(STEEPNESS * score + intercept)

/** Places and weights of a sum that stands for the mean over a standard normal score. */
const PLACES = Array.from({ length: 25 }, (_, k) => (k - 12) / 2)
const DENSITY = PLACES.map((z) => Math.exp((-z * z) / 2) / (2 * Math.sqrt(2 * Math.PI)))

/** The intercept at which a share `rate` of all rows is a yes. */
export const interceptFor = (rate: number): number =>
  solved(rate, (intercept) => PLACES.reduce((sum, z, k) => sum + DENSITY[k] * chance(z, intercept), 0))

/**
 * The intercept at which a share `rate` of the rows that meet a condition is a yes.
 *
 * @param condition intercept of the condition
 * @param correlation of the score and that of the condition, in (−1, 1]
 */
export function interceptGiven(rate: number, condition: number, correlation: number): number {
  const rest = Math.sqrt(Math.max(1 - correlation ** 2, 0))
  const met = PLACES.map((z, k) => DENSITY[k] * chance(z, condition))
  const all = met.reduce((sum, share) => sum + share, 0)
  return solved(rate, (intercept) => {
    let yes = 0
    PLACES.forEach((z, k) => {
      PLACES.forEach((other, j) => {
        yes += met[k] * DENSITY[j] * chance(correlation * z + rest * other, intercept)
      })
    })
    return yes / all
  })
}

/** The intercept in [−30, 30] at which the rising function is `wanted`, by bisection. */
function solved(wanted: number, rateAt: (intercept: number) => number): number {
  let [low, high] = [-30, 30]
  for (let k = 0; k < 40; k++) {
    const middle = (low + high) / 2
    if (rateAt(middle) < wanted) low = middle
    else high = middle
  }
  return (low + high) / 2
}
