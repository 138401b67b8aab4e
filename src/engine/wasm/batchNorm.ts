/** Batch norm in float32 SIMD, as calls of `assembly/batchNorm.ts`. Its formulas are in `../cpu/kernels/batchNorm.ts`. */
import type { Kernels } from '../processor/kernels'
import type { Place } from './heap'
import { rowBytes } from './matrix'
import type { Exports } from './program'

export type BatchNorm = Pick<Kernels<Place>, 'normaliseBatch' | 'normaliseRunning' | 'normaliseBack'>

export const batchNormOf = (call: Exports): BatchNorm => ({
  normaliseBatch(p, layer, z, normalised, inverseDeviation, rows, { epsilon, momentum }, statistics) {
    call.normaliseBatch(
      rows,
      z.at,
      rowBytes(layer.width),
      p.at + 4 * layer.gamma,
      p.at + 4 * layer.beta,
      normalised.at,
      inverseDeviation.at,
      statistics ? statistics.at + 4 * layer.mean : 0,
      statistics ? statistics.at + 4 * layer.variance : 0,
      epsilon,
      momentum,
    )
  },

  normaliseRunning(p, layer, z, rows, epsilon, statistics) {
    const mean = statistics.at + 4 * layer.mean
    const variance = statistics.at + 4 * layer.variance
    const gamma = p.at + 4 * layer.gamma
    const beta = p.at + 4 * layer.beta
    call.normaliseRunning(rows, z.at, rowBytes(layer.width), gamma, beta, mean, variance, epsilon)
  },

  normaliseBack(p, g, layer, normalised, inverseDeviation, e, rows) {
    const gamma = p.at + 4 * layer.gamma
    const gammaGradient = g.at + 4 * layer.gamma
    const betaGradient = g.at + 4 * layer.beta
    const row = rowBytes(layer.width)
    call.normaliseBack(rows, e.at, row, gamma, gammaGradient, betaGradient, normalised.at, inverseDeviation.at)
  },
})
