import type { Rgb } from './taskColor'

/** An image of brightness on a canvas of its own, pixel by pixel: 0 is the surface, 1 the ink. */
export function greyImage(
  { width, height }: { readonly width: number; readonly height: number },
  brightness: ArrayLike<number>,
  { ink, surface }: { readonly ink: Rgb; readonly surface: Rgb },
): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) return canvas
  const image = context.createImageData(width, height)
  const { data } = image
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) data[4 * i + c] = surface[c] + (ink[c] - surface[c]) * brightness[i]
    data[4 * i + 3] = 255
  }
  context.putImageData(image, 0, 0)
  return canvas
}
