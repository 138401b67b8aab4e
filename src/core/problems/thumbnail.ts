/**
 * A small picture of a problem, drawn from its own rows. What it shows follows from what the problem is, and the
 * problem declares it; nothing here knows a problem by name.
 */
import { defaultConfig, defaultTask } from '../config/defaults'
import { type DataNeed, dataOf } from './data'
import type { ImageSize, Problem, Split, TaskData } from './define'
import { classesOf } from './targets'

/** What a thumbnail shows. */
export type Thumbnail =
  /** The first targets over the plane. */
  | { readonly kind: 'surfaces' }
  /** The sorted targets of each task, on one scale: shows how far apart their scales are. */
  | { readonly kind: 'quantiles' }
  /** A dot for each row at two of its inputs, coloured by the target of a task (an index; absent = the first). */
  | { readonly kind: 'scatter'; readonly x: number; readonly y: number; readonly task?: number }
  /**
   * Some rows of a problem with `images`. `sample` has the first of them, a byte for each pixel, where the data are too
   * large to be loaded for a list.
   */
  | { readonly kind: 'images'; readonly sample?: DataNeed }

interface Dot {
  /** Place in [0, 1]², y upwards. */
  readonly x: number
  readonly y: number
  /** Class index, or value in [0, 1]; NaN without a label. */
  readonly tone: number
}

/** A thumbnail's content, ready to be drawn at any size. */
export type ThumbnailContent =
  | { readonly kind: 'surfaces'; readonly tasks: Problem['usualTasks'] }
  /** A line for each task from left to right, values in [0, 1]. */
  | { readonly kind: 'quantiles'; readonly lines: readonly (readonly number[])[] }
  /** `classes` is 0 if tones are values. */
  | { readonly kind: 'scatter'; readonly classes: number; readonly dots: readonly Dot[] }
  /** Brightness in [0, 1], row by row. */
  | {
      readonly kind: 'images'
      readonly width: number
      readonly height: number
      readonly images: readonly (readonly number[])[]
    }

const ROWS = 160
const SURFACES = 6
const LINES = 10
const POINTS = 24
const IMAGES = 6

/** Without a declaration: pictures over the plane where there are some, else the first two inputs. */
const thumbnailOf = ({ thumbnail, surface }: Problem): Thumbnail =>
  thumbnail ?? (surface ? { kind: 'surfaces' } : { kind: 'scatter', x: 0, y: 1 })

/** The data from which the thumbnail is drawn. */
export function thumbnailNeeds(problem: Problem): readonly DataNeed[] {
  const thumbnail = thumbnailOf(problem)
  if (thumbnail.kind === 'images' && thumbnail.sample) return [thumbnail.sample]
  return problem.needs?.({ ...defaultConfig.problem, id: problem.id }) ?? []
}

/**
 * Draws a few rows of the problem with its usual tasks and a fixed seed, so the content is always the same.
 *
 * @throws MissingDataError if the data that `thumbnailNeeds` names are not loaded
 */
export function contentOf(problem: Problem): ThumbnailContent {
  const thumbnail = thumbnailOf(problem)
  const { usualTasks } = problem
  if (thumbnail.kind === 'surfaces') {
    const shown = problem.targets.slice(0, SURFACES)
    return {
      kind: 'surfaces',
      tasks: shown.map(({ id, defaultLoss }, k) => defaultTask(`t${k + 1}`, id, defaultLoss)),
    }
  }
  if (thumbnail.kind === 'images' && thumbnail.sample) {
    const { sample } = thumbnail
    const size = sizeOf(problem)
    const pixels = size.width * size.height
    return imagesOf(dataOf(sample, asNumbers), sample.bytes / pixels, pixels, size)
  }
  const of = { ...defaultConfig.problem, id: problem.id, samples: ROWS, testFraction: 0.1 }
  const { train, tasks, inputWidth } = problem.make(of, usualTasks, usualTasks[0])
  switch (thumbnail.kind) {
    case 'quantiles':
      return { kind: 'quantiles', lines: quantiles(train) }
    case 'scatter':
      return scatter(train, inputWidth, tasks[thumbnail.task ?? 0], thumbnail)
    case 'images':
      return imagesOf(train.inputs, Math.min(IMAGES, train.rows), inputWidth, sizeOf(problem))
  }
}

function sizeOf({ id, images }: Problem): ImageSize {
  if (!images) throw new Error(`the inputs of '${id}' are no images`)
  return images
}

const asNumbers = (bytes: Uint8Array): Float64Array => Float64Array.from(bytes)

/** The first rows of [N, rowWidth] as images. */
function imagesOf(
  inputs: Float64Array,
  count: number,
  rowWidth: number,
  { width, height }: ImageSize,
): ThumbnailContent {
  const images = Array.from({ length: count }, (_, row) =>
    scaled([...inputs.subarray(row * rowWidth, row * rowWidth + width * height)]),
  )
  return { kind: 'images', width, height, images }
}

function quantiles({ targets }: Split): number[][] {
  const sorted = targets.slice(0, LINES).map((values) => values.toSorted())
  const lines = sorted.map((values) =>
    Array.from({ length: POINTS }, (_, k) => values[Math.round((k / (POINTS - 1)) * (values.length - 1))]),
  )
  const flat = scaled(lines.flat())
  return lines.map((_, k) => flat.slice(k * POINTS, (k + 1) * POINTS))
}

function scatter(
  { rows, inputs, targets, masks }: Split,
  inputWidth: number,
  { kind, outputs, targetWidth }: TaskData,
  { x, y, task = 0 }: Extract<Thumbnail, { kind: 'scatter' }>,
): ThumbnailContent {
  const places = Array.from({ length: rows }, (_, row) => row)
  const column = (at: number) => scaled(places.map((row) => inputs[row * inputWidth + Math.min(at, inputWidth - 1)]))
  const values = places.map((row) => (masks[task]?.[row] === 0 ? Number.NaN : targets[task][row * targetWidth]))
  const tones = kind === 'regression' ? scaled(values) : values
  const [across, up] = [column(x), column(y)]
  return {
    kind: 'scatter',
    classes: classesOf({ kind, outputs }),
    dots: places.map((row) => ({ x: across[row], y: up[row], tone: tones[row] })),
  }
}

/** The values on a scale from 0 for the least to 1 for the largest; 0.5 if all are equal. NaN stays NaN. */
function scaled(values: readonly number[]): number[] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  const range = most - least
  return values.map((value) => (range > 0 ? (value - least) / range : value - least + 0.5))
}
