/** Where images with captions stand in a box. Sizes in CSS pixels. */

export interface ImageGrid {
  readonly columns: number
  readonly rows: number
  /** Of a cell: the image and its captions. */
  readonly width: number
  readonly height: number
  /** Of an image. */
  readonly side: number
}

export const CAPTION = 15
/** Around a cell. */
const GAP = 4
/** Of a cell: room for a mark, two names of classes and a share. */
const LEAST_WIDTH = 92
const LEAST_SIDE = 56
const MOST_SIDE = 88

/** As many cells as there is room for, at least one. */
export function imageGrid(width: number, height: number, captions: number): ImageGrid {
  const columns = Math.max(1, Math.floor(width / LEAST_WIDTH))
  const cell = width / columns
  const words = captions * CAPTION + 3 * GAP
  const rows = Math.max(1, Math.floor(height / (LEAST_SIDE + words)))
  const side = Math.max(0, Math.min(MOST_SIDE, cell - 2 * GAP, height / rows - words))
  return { columns, rows, width: cell, height: side + words, side }
}

/** Left and top of the k-th image. */
export const placeOf = ({ columns, width, height, side }: ImageGrid, k: number): readonly [number, number] => [
  (k % columns) * width + (width - side) / 2,
  Math.floor(k / columns) * height + GAP,
]

/** The cell at a point; null beyond them. */
export function cellAt({ columns, rows, width, height }: ImageGrid, x: number, y: number): number | null {
  const [column, row] = [Math.floor(x / width), Math.floor(y / height)]
  return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : null
}

/** Where a key leads from the k-th of `count` images; null for another key. */
export function imageBeside({ columns, rows }: ImageGrid, key: string, k: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -columns * rows,
    PageDown: columns * rows,
    Home: -count,
    End: count,
  }
  const step = steps[key]
  return step === undefined || count === 0 ? null : Math.min(Math.max(k + step, 0), count - 1)
}
