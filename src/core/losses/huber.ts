import { real } from '../options'
import { defineLoss } from './define'

/**
 * Huber's loss with e = z − y: e²/2 where |e| ≤ δ, else δ(|e| − δ/2); derivative clip(e, −δ, δ).
 * With c = min(|e|, δ) both branches are c(|e| − c/2). PyTorch's `HuberLoss`. δ has the target's unit.
 *
 * Huber 1964, https://doi.org/10.1214/aoms/1177703732.
 */
export const huber = defineLoss({
  id: 'huber',
  form: 'elementwise',
  fits: ['regression'],
  options: { delta: real({ default: 1, min: 0.01, max: 100, scale: 'log' }) },
  citation: { text: 'Huber 1964', url: 'https://doi.org/10.1214/aoms/1177703732' },
  tex: String.raw`\begin{cases}\tfrac12 (z-y)^2 & |z-y| \le \delta\\ \delta\,(|z-y| - \tfrac12\delta) & |z-y| > \delta\end{cases}`,
  properties: { convex: true, smooth: true, boundedGradient: true, targets: 'any' },
  link: 'identity',
  value: (o, { output, target, delta }) => {
    const size = o.absolute(o.subtract(output, target))
    const core = o.minimum(size, delta)
    return o.multiply(core, o.subtract(size, o.multiply(o.constant(0.5), core)))
  },
  derivative: (o, { output, target, delta }) =>
    o.minimum(o.maximum(o.subtract(output, target), o.negate(delta)), delta),
})
