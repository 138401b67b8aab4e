/** Draws predictions over a square of cells. */
import { zeroLine } from '../../core/measures/isoline'
import type { PictureColors } from '../theme/pictureColor'
import type { Reader } from './tones'

/** Predictions [cells · cells, outputs], row 0 at the top. */
interface Cells {
  readonly cells: number
  readonly outputs: number
  readonly values: Float32Array
}

/** A pixel for each cell. */
export function paintCells(small: HTMLCanvasElement, picture: Cells, reader: Reader, colors: PictureColors): void {
  const { cells, outputs, values } = picture
  if (small.width !== cells) {
    small.width = cells
    small.height = cells
  }
  const context = small.getContext('2d')
  if (!context) return
  const image = context.createImageData(cells, cells)
  for (let cell = 0; cell < cells * cells; cell++) reader.paint(image.data, 4 * cell, values, cell * outputs, colors)
  context.putImageData(image, 0, 0)
}

/** The line on which a decision tips, over a picture with sides of `side` pixels. */
export function strokeBoundary(
  context: CanvasRenderingContext2D,
  { cells, outputs, values }: Cells,
  margin: NonNullable<Reader['margin']>,
  color: string,
  side: number,
): void {
  const field = Float64Array.from({ length: cells * cells }, (_, cell) => margin(values, cell * outputs))
  const segments = zeroLine(field, cells)
  const size = side / cells
  context.beginPath()
  for (let k = 0; k < segments.length; k += 4) {
    context.moveTo(segments[k] * size, segments[k + 1] * size)
    context.lineTo(segments[k + 2] * size, segments[k + 3] * size)
  }
  context.strokeStyle = color
  context.globalAlpha = 0.6
  context.lineWidth = 1.2
  context.stroke()
  context.globalAlpha = 1
}
