/** Paths of the registered optimizers over two parameters, with the formulas that the engines use. */
import { numbers } from '../formulas/numbers'
import { normal, PURPOSE } from '../numerics/random'
import { optimizerById } from '../optimizers/all'
import { withDefaults } from '../options'
import { learningRateAt } from '../schedules/all'
import { type Cost, costOf } from './compiled'
import type { LabSetup } from './setup'
import { surfaces } from './surfaces'

export interface LabPath {
  readonly id: string
  /** Parameters after 0, 1, 2, … updates; same length as `losses`. Ends early if the path runs away. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** f at those parameters, without noise. */
  readonly losses: Float64Array
  /** Whether a parameter grew beyond 1,000. */
  readonly diverged: boolean
  /** The first update after which f has come down to within 1 % of its start above the least value, for good; null = never. */
  readonly arrived: number | null
}

const FARTHEST = 1000
const CLOSE = 0.01
const SEED = 1

/** The path of one optimizer at a constant learning rate. One that uses all rows in every step has no noise. */
export const optimizerPath = (lab: LabSetup, id: string): LabPath =>
  walk(lab, id, id, () => lab.learningRate, optimizerById(id).batch === 'full' ? 0 : lab.noise)

/** The path of SGD under a schedule, with `lab.noise`. */
export const schedulePath = (lab: LabSetup, id: string): LabPath => {
  const { learningRate, warmup } = lab
  const training = { learningRate, schedule: { id, options: lab.options[id] ?? {} }, warmup }
  return walk(lab, id, 'sgd', (step) => learningRateAt(training, step), lab.noise)
}

/**
 * Updates both parameters `lab.steps` times with the gradient of the surface plus noise: a normal draw for each
 * component, the same for all optimizers. Bias corrections count from 1, as in the engines.
 */
function walk(
  lab: LabSetup,
  id: string,
  optimizerId: string,
  rateAt: (step: number) => number,
  noise: number,
): LabPath {
  const optimizer = optimizerById(optimizerId)
  const options = withDefaults(optimizer.options, lab.options[optimizerId] ?? {}) as Readonly<Record<string, number>>
  const { value, gradient, least } = surfaces[lab.surface]
  const [x, y, losses] = [0, 1, 2].map(() => new Float64Array(lab.steps + 1))
  let [px, py] = lab.start
  let slotsX: readonly number[] = optimizer.slots.map(() => 0)
  let slotsY = slotsX
  let count = 0
  const keep = () => {
    x[count] = px
    y[count] = py
    losses[count] = value(px, py)
    count++
  }
  keep()
  for (let step = 0; step < lab.steps; step++) {
    const [gx, gy] = gradient(px, py)
    const constants = optimizer.constants(step + 1, rateAt(step), options)
    const draw = (lane: number) => (noise > 0 ? noise * normal(SEED, PURPOSE.noise, step, lane) : 0)
    const nextX = optimizer.update(numbers, { parameter: px, gradient: gx + draw(0), slots: slotsX, constants })
    const nextY = optimizer.update(numbers, { parameter: py, gradient: gy + draw(1), slots: slotsY, constants })
    px = nextX.parameter
    py = nextY.parameter
    slotsX = nextX.slots
    slotsY = nextY.slots
    // NaN is not within either.
    if (!(Math.abs(px) <= FARTHEST && Math.abs(py) <= FARTHEST)) break
    keep()
  }
  const diverged = count <= lab.steps
  const path = { id, x: x.subarray(0, count), y: y.subarray(0, count), losses: losses.subarray(0, count), diverged }
  return { ...path, arrived: diverged ? null : arrivalOf(path.losses, least) }
}

function arrivalOf(losses: Float64Array, least: number): number | null {
  const goal = least + CLOSE * (losses[0] - least)
  const late = losses.findLastIndex((loss) => loss > goal)
  return late === losses.length - 1 ? null : late + 1
}

/** f at the centres of `cells` × `cells` squares between −reach and reach, row by row from the lowest y. */
export function surfaceGrid(lab: Pick<LabSetup, 'surface'>, reach: number, cells: number): Float64Array {
  const { value } = surfaces[lab.surface]
  const at = (i: number) => -reach + (2 * reach * (i + 0.5)) / cells
  return Float64Array.from({ length: cells * cells }, (_, k) => value(at(k % cells), at(Math.floor(k / cells))))
}

/** What one update of one parameter costs. */
export const updateCost = (id: string): Cost =>
  costOf((ops) => {
    const optimizer = optimizerById(id)
    const zeros = (names: readonly string[]) => names.map(() => 0 as const)
    const { slots, constantNames } = optimizer
    optimizer.update(ops, { parameter: 0, gradient: 0, slots: zeros(slots), constants: zeros(constantNames) })
  })
