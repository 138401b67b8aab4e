/**
 * Batch normalisation, four columns at a time. `engine/cpu/kernels/batchNorm.ts` has the formulas. Matrices as in
 * `dense.ts`; gamma, beta, their gradients and the statistics are rows of whole vectors.
 */

/** Turns z into y in place, and stores x̂ and 1/σ. Moves the running statistics unless `mean` is 0. */
export function normaliseBatch(
  rows: i32, z: usize, row: usize, gamma: usize, beta: usize, normalised: usize, inverseDeviation: usize, mean: usize,
  variance: usize, epsilon: f32, momentum: f32,
): void {
  const count = f32x4.splat(f32(rows))
  const unbiased = f32x4.splat(rows > 1 ? f32(rows) / f32(rows - 1) : 1)
  for (let c: usize = 0; c < row; c += 16) {
    let average = f32x4.splat(0), spread = f32x4.splat(0)
    let at = z + c
    for (let r = 0; r < rows; r++) { average = f32x4.add(average, v128.load(at)); at += row }
    average = f32x4.div(average, count)
    at = z + c
    for (let r = 0; r < rows; r++) {
      const gap = f32x4.sub(v128.load(at), average)
      spread = f32x4.add(spread, f32x4.mul(gap, gap))
      at += row
    }
    spread = f32x4.div(spread, count)
    const inverse = f32x4.div(f32x4.splat(1), f32x4.sqrt(f32x4.add(spread, f32x4.splat(epsilon))))
    v128.store(inverseDeviation + c, inverse)
    const scale = v128.load(gamma + c), shift = v128.load(beta + c)
    at = z + c
    let to = normalised + c
    for (let r = 0; r < rows; r++) {
      const unit = f32x4.mul(f32x4.sub(v128.load(at), average), inverse)
      v128.store(to, unit)
      v128.store(at, f32x4.add(f32x4.mul(scale, unit), shift))
      at += row
      to += row
    }
    if (mean) {
      moveTowards(mean + c, average, momentum)
      moveTowards(variance + c, f32x4.mul(spread, unbiased), momentum)
    }
  }
}

// @ts-expect-error: decorator
@inline function moveTowards(at: usize, value: v128, momentum: f32): void {
  const old = v128.load(at)
  v128.store(at, f32x4.add(old, f32x4.mul(f32x4.splat(momentum), f32x4.sub(value, old))))
}

/** Turns z into y in place with the running statistics. */
export function normaliseRunning(
  rows: i32, z: usize, row: usize, gamma: usize, beta: usize, mean: usize, variance: usize, epsilon: f32,
): void {
  for (let c: usize = 0; c < row; c += 16) {
    const deviation = f32x4.sqrt(f32x4.add(v128.load(variance + c), f32x4.splat(epsilon)))
    const factor = f32x4.div(v128.load(gamma + c), deviation)
    const shift = f32x4.sub(v128.load(beta + c), f32x4.mul(v128.load(mean + c), factor))
    let at = z + c
    for (let r = 0; r < rows; r++) {
      v128.store(at, f32x4.add(f32x4.mul(v128.load(at), factor), shift))
      at += row
    }
  }
}

/** Turns cotangents e of y into those of z, in place. Adds the gradients of gamma and beta. */
export function normaliseBack(
  rows: i32, e: usize, row: usize, gamma: usize, gammaGradient: usize, betaGradient: usize, normalised: usize,
  inverseDeviation: usize,
): void {
  const count = f32x4.splat(f32(rows))
  for (let c: usize = 0; c < row; c += 16) {
    let sum = f32x4.splat(0), along = f32x4.splat(0)
    let at = e + c, by = normalised + c
    for (let r = 0; r < rows; r++) {
      const own = v128.load(at)
      sum = f32x4.add(sum, own)
      along = f32x4.add(along, f32x4.mul(own, v128.load(by)))
      at += row
      by += row
    }
    v128.store(gammaGradient + c, f32x4.add(v128.load(gammaGradient + c), along))
    v128.store(betaGradient + c, f32x4.add(v128.load(betaGradient + c), sum))
    const factor = f32x4.div(f32x4.mul(v128.load(gamma + c), v128.load(inverseDeviation + c)), count)
    at = e + c
    by = normalised + c
    for (let r = 0; r < rows; r++) {
      const rest = f32x4.sub(f32x4.sub(f32x4.mul(count, v128.load(at)), sum), f32x4.mul(v128.load(by), along))
      v128.store(at, f32x4.mul(factor, rest))
      at += row
      by += row
    }
  }
}
