/**
 * What makes impressions be clicked, bought and watched: scores over features of a user and an item.
 *
 * Features are independent and standard normal. So are the factors made of them, whatever the features: two of them turn
 * the user's taste into the direction of the item's style, which a linear model cannot do.
 *
 *     match = u · s / |s|,      contrast = (u₁ s₂ − u₂ s₁) / |s|
 *
 * A score is a sum of factors with loadings of length 1, so it is standard normal too. An eye-catching picture draws
 * clicks and not buyers: that is what the tasks quarrel about, and why clicked impressions are another population than
 * all impressions.
 */

/** Inputs of an impression, in order. */
export const FEATURES = [
  'taste1',
  'taste2',
  'activity',
  'patience',
  'style1',
  'style2',
  'picture',
  'quality',
  'length',
] as const
type Feature = (typeof FEATURES)[number]

type Factor = 'match' | 'contrast' | Exclude<Feature, 'taste1' | 'taste2' | 'style1' | 'style2'>

/** Weights of factors, of length 1. */
export type Loadings = Readonly<Partial<Record<Factor, number>>>

/** Adds `loading` times a factor to the scores. `inputs` is [N, features]. */
function addFactor(scores: Float64Array, inputs: Float64Array, factor: Factor, loading: number): void {
  const width = FEATURES.length
  if (factor !== 'match' && factor !== 'contrast') {
    const column = FEATURES.indexOf(factor)
    for (let row = 0; row < scores.length; row++) scores[row] += loading * inputs[row * width + column]
    return
  }
  const [u1, u2, s1, s2] = (['taste1', 'taste2', 'style1', 'style2'] as const).map((name) => FEATURES.indexOf(name))
  for (let row = 0; row < scores.length; row++) {
    const at = row * width
    const [a, b, c, d] = [inputs[at + u1], inputs[at + u2], inputs[at + s1], inputs[at + s2]]
    scores[row] += (loading * (factor === 'match' ? a * c + b * d : a * d - b * c)) / Math.sqrt(c * c + d * d)
  }
}

/** The score of each row, [N]. `inputs` is [N, features]. */
export function scoresOf(inputs: Float64Array, loadings: Loadings): Float64Array {
  const scores = new Float64Array(inputs.length / FEATURES.length)
  for (const [name, loading] of Object.entries(loadings) as [Factor, number][]) addFactor(scores, inputs, name, loading)
  return scores
}

const product = (a: Loadings, b: Loadings): number =>
  (Object.entries(a) as [Factor, number][]).reduce((sum, [name, loading]) => sum + loading * (b[name] ?? 0), 0)

/** Loadings in the direction of these, of length 1. */
export function unit(loadings: Loadings): Loadings {
  const length = Math.sqrt(product(loadings, loadings))
  return Object.fromEntries(Object.entries(loadings).map(([name, loading]) => [name, loading / length]))
}

/** Correlation of two scores. */
export const correlation = (a: Loadings, b: Loadings): number => product(a, b)

/** The score that shares the part `share` with another: `own` at 0, `other` at 1. */
export function mixed(own: Loadings, other: Loadings, share: number): Loadings {
  const rest = Math.sqrt(1 - share ** 2)
  const names = [...new Set([...Object.keys(own), ...Object.keys(other)])] as Factor[]
  return unit(Object.fromEntries(names.map((name) => [name, rest * (own[name] ?? 0) + share * (other[name] ?? 0)])))
}
