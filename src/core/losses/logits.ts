import type { Operations } from '../formulas/operations'

/** e^{−|z|}, in (0, 1]. Losses of a logit need no other exponential, and this one cannot overflow. */
export const decayOf = <V, C>(o: Operations<V, C>, z: V): V => o.exp(o.negate(o.absolute(z)))

/** ln(1 + e^z) = max(z, 0) + ln(1 + e^{−|z|}). */
export const softplus = <V, C>(o: Operations<V, C>, z: V): V =>
  o.add(o.maximum(z, o.constant(0)), o.log1p(decayOf(o, z)))

/** σ(z) = 1 / (1 + e^−z) with all digits for either sign: e^{−|z|} / (1 + e^{−|z|}) if z < 0. */
export const logistic = <V, C>(o: Operations<V, C>, z: V): V => {
  const decay = decayOf(o, z)
  const one = o.constant(1)
  return o.divide(o.select(o.less(z, o.constant(0)), decay, one), o.add(one, decay))
}
