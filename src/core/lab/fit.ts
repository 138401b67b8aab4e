/** Fits of a line, a constant or a boundary by any loss, for a handful of points. */
import { lossById } from '../losses/all'
import { solve } from '../numerics/dense'
import { compileLoss, type LabLoss } from './compiled'
import { leastOf, type Objective } from './minimise'
import type { LabSetup } from './setup'

/** What a fit is to the page: outputs, losses and pulls of the samples in their order. */
export interface LabFit {
  readonly id: string
  /** Line: [a, b] of z = a + b x. Boundary: [a, b₁, b₂] of z = a + b₁ x₁ + b₂ x₂. */
  readonly parameters: readonly number[]
  /** Mean of the losses; L(w) without the penalty. */
  readonly loss: number
  /** l(zᵢ, yᵢ). */
  readonly losses: readonly number[]
  /** ∂l/∂z at each sample: how hard it pulls its output down (below 0: up). */
  readonly pulls: readonly number[]
  /** True if the person placed the line. */
  readonly byHand: boolean
}

/**
 * λ of the penalty λ/2 (b₁² + b₂²) on a boundary. Without it the steepness of a boundary that makes no mistake would
 * grow for ever. The intercept is free.
 */
export const RIDGE = 0.01

/** The radius of the ball in which parameters are searched. */
const RADIUS = 100

interface Sample {
  readonly inputs: readonly number[]
  readonly target: number
}

/** Rows [1, x] with target y, [1] for a constant, or [1, x₁, x₂] with the label. */
function samplesOf({ kind, model, points, classes }: LabSetup): readonly Sample[] {
  if (kind === 'classes') return classes.map(([x1, x2, target]) => ({ inputs: [1, x1, x2], target }))
  return points.map(([x, target]) => ({ inputs: model === 'constant' ? [1] : [1, x], target }))
}

const outputOf = (parameters: readonly number[], inputs: readonly number[]): number =>
  inputs.reduce((sum, input, k) => sum + input * parameters[k], 0)

/** The fit of one loss; null if it has no least value for these targets (Poisson with a negative target). */
export function labFit(lab: LabSetup, id: string): LabFit | null {
  const samples = samplesOf(lab)
  const loss = lossById(id)
  const compiled = compileLoss(loss, lab.options[id] ?? {}, lab.kind)
  const needsCounts = lab.kind === 'regression' && loss.properties.targets === 'nonNegative'
  if (needsCounts && samples.some(({ target }) => target < 0)) return null
  const byHand = lab.kind === 'regression' && lab.byHand !== null
  const parameters = byHand ? placed(lab) : fitted(samples, compiled, lab.kind === 'classes' ? RIDGE : 0)
  const outputs = samples.map(({ inputs }) => outputOf(parameters, inputs))
  const losses = samples.map(({ target }, i) => compiled.value(outputs[i], target))
  return {
    id,
    parameters,
    loss: losses.reduce((sum, value) => sum + value, 0) / losses.length,
    losses,
    pulls: samples.map(({ target }, i) => compiled.derivative(outputs[i], target)),
    byHand,
  }
}

const placed = ({ byHand, model }: LabSetup): readonly number[] =>
  model === 'constant' ? [byHand?.[0] ?? 0] : (byHand ?? [0, 0])

/** Minimises the mean loss plus the penalty, from the least-squares fit. */
function fitted(samples: readonly Sample[], loss: LabLoss, ridge: number): readonly number[] {
  const objective: Objective = (parameters, gradient) => {
    gradient.fill(0)
    let total = 0
    for (const { inputs, target } of samples) {
      const output = outputOf(parameters, inputs)
      total += loss.value(output, target)
      const pull = loss.derivative(output, target)
      for (let k = 0; k < inputs.length; k++) gradient[k] += (pull * inputs[k]) / samples.length
    }
    let penalty = 0
    for (let k = 1; k < parameters.length; k++) {
      gradient[k] += ridge * parameters[k]
      penalty += (ridge / 2) * parameters[k] ** 2
    }
    return total / samples.length + penalty
  }
  return leastOf(objective, leastSquares(samples), RADIUS)
}

/** The least-squares fit, by the normal equations with a trace of ridge. A good start for every loss. */
function leastSquares(samples: readonly Sample[]): readonly number[] {
  const indices = samples[0].inputs.map((_, i) => i)
  const sum = (f: (sample: Sample) => number) => samples.reduce((total, sample) => total + f(sample), 0)
  const matrix = indices.map((i) =>
    indices.map((j) => sum(({ inputs }) => inputs[i] * inputs[j]) + (i === j ? 1e-9 : 0)),
  )
  const right = indices.map((i) => sum(({ inputs, target }) => inputs[i] * target))
  return solve(matrix, right) ?? indices.map(() => 0)
}
