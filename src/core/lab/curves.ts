/** Curves of value and derivative, for drawing and for the table of a file. */
import { lossById } from '../losses/all'
import { learningRateAt } from '../schedules/all'
import { compileActivation, compileLoss } from './compiled'
import { jumpsOf } from './corners'
import { labEntries } from './entries'
import { outputFor } from './properties'
import type { LabSetup } from './setup'

/** One entry's curves. `x` is the residual, the margin, the input z or the step; same length as `value`. */
export interface LabCurve {
  readonly id: string
  readonly x: Float64Array
  readonly value: Float64Array
  /** Empty for schedules. NaN at a corner, where there is none: the line is interrupted there. */
  readonly derivative: Float64Array
}

/** The fields that curves depend on. */
type CurveFields = Pick<LabSetup, 'family' | 'kind' | 'shown' | 'options' | 'learningRate' | 'warmup' | 'steps'>

/** The x axis reaches this far to both sides. */
export const CURVE_REACH = 4
const PARTS = 160
/** Steps of a schedule that are drawn. */
const MOST_STEPS_DRAWN = 400

/** The curves of what is shown, in that order; none for optimizers, whose paths are in `paths.ts`. */
export function labCurves(lab: CurveFields): readonly LabCurve[] {
  const known = labEntries(lab.family, lab.kind).map(({ id }) => id)
  const shown = lab.shown.filter((id) => known.includes(id))
  switch (lab.family) {
    case 'losses':
      return shown.map((id) => lossCurve(lab, id))
    case 'activations':
      return shown.map(activationCurve)
    case 'schedules':
      return shown.map((id) => scheduleCurve(lab, id))
    case 'optimizers':
      return []
  }
}

/**
 * Regression: over e = z − z*, at target 1, which z* = 1 (Poisson: z* = ln 1 = 0) is read as. Classes: over the margin
 * m of class 1, which is its output z.
 */
export function lossCurve({ kind, options }: Pick<LabSetup, 'kind' | 'options'>, id: string): LabCurve {
  const loss = compileLoss(lossById(id), options[id] ?? {}, kind)
  const centre = kind === 'classes' ? 0 : outputFor(loss, 1)
  return curveOf(
    id,
    (x) => loss.value(centre + x, 1),
    (x) => loss.derivative(centre + x, 1),
  )
}

function activationCurve(id: string): LabCurve {
  const { value, derivative } = compileActivation(id)
  return curveOf(id, value, derivative)
}

const NEXT_TO = 1e-6

function curveOf(id: string, value: (x: number) => number, derivative: (x: number) => number): LabCurve {
  const even = Array.from({ length: PARTS + 1 }, (_, i) => -CURVE_REACH + (2 * CURVE_REACH * i) / PARTS)
  const corners = jumpsOf(derivative, -CURVE_REACH - 0.01, CURVE_REACH)
  const beside = corners.flatMap((corner) => [corner - NEXT_TO, corner, corner + NEXT_TO])
  const far = (x: number) => corners.every((corner) => Math.abs(x - corner) > NEXT_TO)
  const x = Float64Array.from([...even.filter(far), ...beside]).sort()
  return {
    id,
    x,
    value: x.map(value),
    derivative: x.map((at) => (corners.includes(at) ? Number.NaN : derivative(at))),
  }
}

/** The learning rate at up to 400 of the steps, the first and the last among them. */
function scheduleCurve({ learningRate, options, warmup, steps }: CurveFields, id: string): LabCurve {
  const training = { learningRate, schedule: { id, options: options[id] ?? {} }, warmup }
  const count = Math.min(steps, MOST_STEPS_DRAWN) + 1
  const x = Float64Array.from({ length: count }, (_, i) => Math.round((steps * i) / (count - 1)))
  return { id, x, value: x.map((step) => learningRateAt(training, step)), derivative: new Float64Array() }
}
