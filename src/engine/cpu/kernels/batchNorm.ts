/**
 * Batch normalisation with PyTorch's conventions: the biased variance of the batch normalises, the unbiased one goes
 * into the running statistics. `momentum` is the share of the new value in the running statistics.
 *
 *     x̂ = (z − μ) / √(σ² + ε),   y = γ x̂ + β
 *     ∂z = γ / (n √(σ² + ε)) · (n ∂y − Σ ∂y − x̂ Σ ∂y x̂)
 *
 * Ioffe and Szegedy 2015, https://arxiv.org/abs/1502.03167.
 */
import type { NormLayer } from '../../processor/layers'

/** Turns z [rows, width] into y in place, and stores x̂ and 1/σ. Updates `statistics` unless it is null. */
export function normaliseBatch(
  p: Float64Array,
  layer: NormLayer,
  z: Float64Array,
  normalised: Float64Array,
  inverseDeviation: Float64Array,
  rows: number,
  { epsilon, momentum }: { readonly epsilon: number; readonly momentum: number },
  statistics: Float64Array | null,
): void {
  const { width } = layer
  for (let j = 0; j < width; j++) {
    let mean = 0
    for (let b = 0; b < rows; b++) mean += z[b * width + j]
    mean /= rows
    let variance = 0
    for (let b = 0; b < rows; b++) variance += (z[b * width + j] - mean) ** 2
    variance /= rows
    const inverse = 1 / Math.sqrt(variance + epsilon)
    inverseDeviation[j] = inverse
    for (let b = 0; b < rows; b++) {
      const at = b * width + j
      normalised[at] = (z[at] - mean) * inverse
      z[at] = p[layer.gamma + j] * normalised[at] + p[layer.beta + j]
    }
    if (statistics) {
      const unbiased = rows > 1 ? (variance * rows) / (rows - 1) : variance
      statistics[layer.mean + j] += momentum * (mean - statistics[layer.mean + j])
      statistics[layer.variance + j] += momentum * (unbiased - statistics[layer.variance + j])
    }
  }
}

/** Inference: normalises with the running statistics. */
export function normaliseRunning(
  p: Float64Array,
  layer: NormLayer,
  z: Float64Array,
  rows: number,
  epsilon: number,
  statistics: Float64Array,
): void {
  const { width } = layer
  for (let j = 0; j < width; j++) {
    const factor = p[layer.gamma + j] / Math.sqrt(statistics[layer.variance + j] + epsilon)
    const shift = p[layer.beta + j] - statistics[layer.mean + j] * factor
    for (let b = 0; b < rows; b++) z[b * width + j] = z[b * width + j] * factor + shift
  }
}

/** Turns e [rows, width] from cotangents of y into those of z, in place. Adds the gradients of γ and β to `g`. */
export function normaliseBack(
  p: Float64Array,
  g: Float64Array,
  layer: NormLayer,
  normalised: Float64Array,
  inverseDeviation: Float64Array,
  e: Float64Array,
  rows: number,
): void {
  const { width } = layer
  for (let j = 0; j < width; j++) {
    let sum = 0
    let along = 0
    for (let b = 0; b < rows; b++) {
      sum += e[b * width + j]
      along += e[b * width + j] * normalised[b * width + j]
    }
    g[layer.gamma + j] += along
    g[layer.beta + j] += sum
    const factor = (p[layer.gamma + j] * inverseDeviation[j]) / rows
    for (let b = 0; b < rows; b++) {
      const at = b * width + j
      e[at] = factor * (rows * e[at] - sum - normalised[at] * along)
    }
  }
}
