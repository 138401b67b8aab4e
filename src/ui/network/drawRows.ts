/** Draws predictions of test rows on a canvas, and finds what is under the pointer. Sizes in CSS pixels. */
import { type Confusion, shareOfCell } from '../../core/measures/confusion'
import { type Pairs, rangeOf } from '../../core/measures/residuals'
import type { Rgb } from '../theme/taskColor'

/** Colours, font and words of the current theme and language. */
export interface RowsLook {
  readonly task: Rgb
  readonly grey: Rgb
  readonly ink: Rgb
  /** A CSS font family. */
  readonly font: string
  /** Names of the axes. */
  readonly words: { readonly truth: string; readonly predicted: string }
}

interface Size {
  readonly width: number
  readonly height: number
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const css = ([r, g, b]: Rgb, alpha = 1): string => `rgb(${r} ${g} ${b} / ${alpha})`

/** Pixels of all texts. */
const FONT = 10
/** Between the dots at the edge and the edge itself. */
const INSET = 4

const placesOf = ({ width, height }: Size, [low, high]: readonly [number, number]) => {
  const share = (value: number) => Math.min(Math.max((value - low) / (high - low), 0), 1)
  return {
    across: (value: number) => INSET + share(value) * (width - 2 * INSET),
    up: (value: number) => height - INSET - share(value) * (height - 2 * INSET),
  }
}

/**
 * A dot for each row: across its true value, up its prediction, with the line on which both agree. A prediction beyond
 * the axes is a ring at the edge. The pointed row has a line to what would be right.
 */
export function drawScatter(
  context: CanvasRenderingContext2D,
  size: Size,
  pairs: Pairs,
  pointed: number | null,
  look: RowsLook,
): void {
  const { task, grey, ink, words } = look
  const range = rangeOf(pairs)
  const { across, up } = placesOf(size, range)
  const [low, high] = range
  context.lineWidth = 1
  context.strokeStyle = css(grey)
  context.beginPath()
  context.moveTo(across(low), up(low))
  context.lineTo(across(high), up(high))
  context.stroke()
  const radius = size.height > 200 ? 3 : 2
  const { truths, predictions } = pairs
  for (const [k, truth] of truths.entries()) {
    const prediction = predictions[k]
    context.beginPath()
    context.arc(across(truth), up(prediction), radius, 0, 2 * Math.PI)
    if (prediction >= low && prediction <= high) {
      context.fillStyle = css(task, 0.6)
      context.fill()
    } else {
      context.strokeStyle = css(task)
      context.stroke()
    }
  }
  // In the corners beside the line, where few dots are.
  startText(context, look)
  context.fillStyle = css(grey)
  context.textAlign = 'left'
  context.fillText(`↑ ${words.predicted}`, INSET, FONT / 2 + 2)
  context.textAlign = 'right'
  context.fillText(`${words.truth} →`, size.width - INSET, size.height - FONT / 2 - 2)
  if (pointed === null || pointed >= truths.length) return
  const [x, y] = [across(truths[pointed]), up(predictions[pointed])]
  context.strokeStyle = css(ink)
  context.lineWidth = 1.5
  context.beginPath()
  context.moveTo(x, y)
  context.lineTo(x, up(truths[pointed]))
  context.stroke()
  context.beginPath()
  context.arc(x, y, radius + 2, 0, 2 * Math.PI)
  context.stroke()
}

/** The row whose dot is nearest; null without rows. */
export function nearestDot(size: Size, { truths, predictions }: Pairs, x: number, y: number): number | null {
  const { across, up } = placesOf(size, rangeOf({ truths, predictions }))
  let [nearest, least] = [null as number | null, Number.POSITIVE_INFINITY]
  for (const [k, truth] of truths.entries()) {
    const distance = (across(truth) - x) ** 2 + (up(predictions[k]) - y) ** 2
    if (distance < least) [nearest, least] = [k, distance]
  }
  return nearest
}

/** Strength of a cell with all rows of its class. Full colour would hide the count. */
const STRENGTH = 0.6
const GAP = 1
/** Cells smaller than these have no count, and rows or columns no name. */
const LEAST_CELL = { width: 20, height: 10 }
const LEAST_NAME = { width: 30, height: 12 }
/** A matrix of more classes needs more room for their names. */
export const MOST_NAMES = 6
/** Names of so many characters, such as digits, need less room. */
const SHORT_NAME = 2
const LEAST_SHORT_NAME = { width: 16, height: 9 }

/** Where the cells are; around them the names of the classes, if there is room. */
function cellsBox(
  { width, height }: Size,
  { classes }: Confusion,
  names: readonly string[],
): Box & { readonly named: boolean } {
  const short = classes > MOST_NAMES && names.every(({ length }) => length <= SHORT_NAME)
  const least = short ? LEAST_SHORT_NAME : LEAST_NAME
  const left = short ? 2 * FONT : Math.min(76, Math.round(0.3 * width))
  const top = FONT + 4
  const named =
    (short || classes <= MOST_NAMES) &&
    (width - left) / classes >= least.width &&
    (height - top) / classes >= least.height + GAP
  return named
    ? { left, top, width: width - left, height: height - top, named }
    : { left: 0, top: 0, width, height, named }
}

/**
 * A confusion matrix: down the true classes, across the predicted ones. A cell is the stronger the larger its share of
 * the rows of its class: in the task's colour where the prediction is right, grey where it is not.
 */
export function drawMatrix(
  context: CanvasRenderingContext2D,
  size: Size,
  confusion: Confusion,
  names: readonly string[],
  pointed: number | null,
  look: RowsLook,
): void {
  const { task, grey, ink, words } = look
  const { classes, counts } = confusion
  const box = cellsBox(size, confusion, names)
  const [wide, high] = [box.width / classes, box.height / classes]
  startText(context, look)
  const told = wide >= LEAST_CELL.width && high >= LEAST_CELL.height
  for (const [cell, count] of counts.entries()) {
    const [truth, guess] = [Math.floor(cell / classes), cell % classes]
    const [x, y] = [box.left + guess * wide, box.top + truth * high]
    const share = shareOfCell(confusion, cell)
    const strength = Number.isNaN(share) ? 0.05 : 0.05 + (STRENGTH - 0.05) * share
    context.fillStyle = css(truth === guess ? task : grey, strength)
    context.fillRect(x, y, Math.max(wide - GAP, 0.5), Math.max(high - GAP, 0.5))
    if (!told || count === 0) continue
    context.textAlign = 'center'
    context.fillStyle = css(ink)
    context.fillText(String(count), x + (wide - GAP) / 2, y + (high - GAP) / 2 + 0.5, wide - 2)
  }
  if (box.named) {
    context.fillStyle = css(grey)
    context.textAlign = 'left'
    const truth = `${words.truth} ↓`
    const fits = context.measureText(truth).width <= box.left - 6
    context.fillText(fits ? truth : '↓', 0, FONT / 2 + 1)
    context.fillStyle = css(ink)
    for (const [k, name] of names.entries()) {
      context.textAlign = 'right'
      context.fillText(fitted(context, name, box.left - 6), box.left - 5, box.top + (k + 0.5) * high)
      context.textAlign = 'center'
      context.fillText(fitted(context, name, wide - 4), box.left + (k + 0.5) * wide, FONT / 2 + 1)
    }
  }
  if (pointed === null || pointed >= counts.length) return
  context.strokeStyle = css(ink)
  context.lineWidth = 1.5
  const [truth, guess] = [Math.floor(pointed / classes), pointed % classes]
  context.strokeRect(box.left + guess * wide + 0.5, box.top + truth * high + 0.5, wide - GAP - 1, high - GAP - 1)
}

function startText(context: CanvasRenderingContext2D, { font }: RowsLook): void {
  context.font = `${FONT}px ${font}`
  context.textBaseline = 'middle'
}

/** The text, or its beginning with an ellipsis, in this width. */
function fitted(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text
  const characters = [...text]
  while (characters.length > 1 && context.measureText(`${characters.join('')}…`).width > width) characters.pop()
  return `${characters.join('')}…`
}

/** The cell at a point; null beside the cells. */
export function cellAt(
  size: Size,
  confusion: Confusion,
  names: readonly string[],
  x: number,
  y: number,
): number | null {
  const { classes } = confusion
  const box = cellsBox(size, confusion, names)
  const guess = Math.floor(((x - box.left) / box.width) * classes)
  const truth = Math.floor(((y - box.top) / box.height) * classes)
  const inside = guess >= 0 && guess < classes && truth >= 0 && truth < classes
  return inside ? truth * classes + guess : null
}
