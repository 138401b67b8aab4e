/** Reads a head's outputs and turns them into the tones of a picture. Pure. */
import type { TaskConfig } from '../../core/config/types'
import { numbers } from '../../core/formulas/numbers'
import { lossById } from '../../core/losses/all'
import { readings } from '../../core/losses/links'
import { likeliest, softmaxOf } from '../../core/measures/answers'
import type { Problem, Surface } from '../../core/problems/define'
import { taskKind, taskOutputs } from '../../core/problems/targets'
import type { ShownColumn } from '../controls/targetTones'
import { type PictureColors, paintClass, paintSigned } from '../theme/pictureColor'

/** Full colour of a standardised target, which has no surface, in its standard deviations. */
export const DEVIATIONS = 2

/** Reads a task's outputs. Made once per picture, called once per cell. `at` is the index of a cell's first output. */
export interface Reader {
  /** Probability of class 1, class index, or value in the target's unit. */
  prediction(outputs: ArrayLike<number>, at: number): number
  /** Signed distance to the decision boundary, whose line is drawn at 0; null where there is no boundary. */
  margin: ((outputs: ArrayLike<number>, at: number) => number) | null
  paint(into: Uint8ClampedArray, offset: number, outputs: ArrayLike<number>, at: number, colors: PictureColors): void
  /** The same for a target: the colour of the prediction that would be right. */
  paintTruth(into: Uint8ClampedArray, offset: number, truth: number, colors: PictureColors): void
}

/** `column` says which of several outputs of yes or no is read: one, or the mean of all. */
export function readerOf(
  problem: Problem,
  task: TaskConfig,
  reference: TaskConfig | null = null,
  column: ShownColumn = 0,
): Reader {
  const kind = taskKind(problem, task)
  if (kind === 'multiclass') return classReader(taskOutputs(problem, task))
  const loss = lossById(task.loss.id)
  const read = readings[loss.form === 'elementwise' ? loss.link : 'identity']
  const meaning = (output: number) => read(numbers, { output })
  const prediction: Reader['prediction'] = (outputs, at) => meaning(outputs[at])
  if (kind === 'binary') {
    const shown: Reader['prediction'] =
      column === null ? meanOf(meaning, taskOutputs(problem, task)) : (outputs, at) => prediction(outputs, at + column)
    return {
      prediction: shown,
      margin: column === null ? null : (outputs, at) => shown(outputs, at) - 0.5,
      paint: (into, offset, outputs, at, colors) => paintSigned(into, offset, 2 * shown(outputs, at) - 1, colors),
      paintTruth: (into, offset, truth, colors) => paintSigned(into, offset, 2 * truth - 1, colors),
    }
  }
  const full = problem.surface ? largestTarget(problem.surface, task, reference) || 1 : DEVIATIONS * task.scale
  return {
    prediction,
    margin: null,
    paint: (into, offset, outputs, at, colors) => paintSigned(into, offset, meaning(outputs[at]) / full, colors),
    paintTruth: (into, offset, truth, colors) => paintSigned(into, offset, truth / full, colors),
  }
}

const meanOf =
  (meaning: (output: number) => number, count: number): Reader['prediction'] =>
  (outputs, at) => {
    let sum = 0
    for (let k = 0; k < count; k++) sum += meaning(outputs[at + k])
    return sum / count
  }

function classReader(classes: number): Reader {
  return {
    prediction: (outputs, at) => likeliest(outputs, at, classes),
    margin: null,
    paint(into, offset, outputs, at, colors) {
      const best = likeliest(outputs, at, classes)
      paintClass(into, offset, best, classes, certainty(outputs, at, best, classes), colors)
    },
    paintTruth: (into, offset, truth, colors) => paintClass(into, offset, truth, classes, 1, colors),
  }
}

/** Maps the largest softmax probability from [chance, 1] to [0, 1], so that uncertain cells are pale. */
function certainty(z: ArrayLike<number>, at: number, best: number, classes: number): number {
  return (softmaxOf(z, at, classes, best) - 1 / classes) / (1 - 1 / classes)
}

const GRID = 20

/** Largest |noise-free target| over a coarse grid: the value of full colour in a regression picture. */
function largestTarget(surface: Surface, task: TaskConfig, reference: TaskConfig | null): number {
  let largest = 0
  for (let k = 0; k < GRID * GRID; k++) {
    const [x, y] = [(2 * (k % GRID) + 1) / GRID - 1, 1 - (2 * Math.floor(k / GRID) + 1) / GRID]
    const value = surface.value(task, x, y, reference)
    if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value))
  }
  return largest
}
