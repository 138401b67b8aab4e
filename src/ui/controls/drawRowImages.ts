/** Draws images with what each task says of them. Sizes in CSS pixels. */
import type { TestImages } from '../../core/problems/testImages'
import { greyImage } from '../theme/greyImage'
import type { Rgb } from '../theme/taskColor'
import { CAPTION, type ImageGrid, placeOf } from './imageGrid'

export interface Caption {
  readonly text: string
  readonly color: Rgb
}

export interface FrameColors {
  readonly line: Rgb
  readonly accent: Rgb
}

const FONT = 11
const css = ([r, g, b]: Rgb): string => `rgb(${r} ${g} ${b})`

/** Each image on a canvas, made when it is first drawn. */
export function canvasesOf(
  images: TestImages,
  colors: { readonly ink: Rgb; readonly surface: Rgb },
): (number: number) => HTMLCanvasElement {
  const size = images.width * images.height
  const made = new Map<number, HTMLCanvasElement>()
  return (number) => {
    const pixels = () => images.pixels.subarray(number * size, (number + 1) * size)
    const canvas = made.get(number) ?? greyImage(images, pixels(), colors)
    made.set(number, canvas)
    return canvas
  }
}

/** The images with these numbers from the first cell on; `marked` is the cell with a frame. */
export function drawRowImages(
  context: CanvasRenderingContext2D,
  grid: ImageGrid,
  image: (number: number) => HTMLCanvasElement,
  numbers: readonly number[],
  captions: (number: number) => readonly Caption[],
  marked: number,
  colors: FrameColors,
): void {
  context.font = `${FONT}px ${getComputedStyle(context.canvas).fontFamily}`
  context.textBaseline = 'middle'
  numbers.forEach((number, k) => {
    const [left, top] = placeOf(grid, k)
    const { side } = grid
    context.drawImage(image(number), left, top, side, side)
    context.lineWidth = k === marked ? 2 : 1
    context.strokeStyle = css(k === marked ? colors.accent : colors.line)
    context.strokeRect(left - 0.5, top - 0.5, side + 1, side + 1)
    context.textAlign = 'center'
    captions(number).forEach(({ text, color }, line) => {
      context.fillStyle = css(color)
      context.fillText(text, left + side / 2, top + side + CAPTION * (line + 0.6) + 2, grid.width - 4)
    })
  })
}
