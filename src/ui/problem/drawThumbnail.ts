/** Draws the content of a thumbnail on a canvas. `surfaces` are pictures of their own and not drawn here. */
import type { ThumbnailContent } from '../../core/problems/thumbnail'
import { greyImage } from '../theme/greyImage'
import { type Rgb, TASK_COLORS } from '../theme/taskColor'

export interface ThumbnailColors {
  readonly ink: Rgb
  readonly surface: Rgb
  /** Of the tasks, from the first. */
  readonly tasks: readonly Rgb[]
}

type Drawn = Exclude<ThumbnailContent, { kind: 'surfaces' }>

const EDGE = 4
const DOT = 1.6
const GAP = 2

const css = ([r, g, b]: Rgb, alpha = 1): string => `rgb(${r} ${g} ${b} / ${alpha})`

/** `width` and `height` in CSS pixels. */
export function drawThumbnail(
  context: CanvasRenderingContext2D,
  content: Drawn,
  [width, height]: readonly [number, number],
  colors: ThumbnailColors,
): void {
  context.clearRect(0, 0, width, height)
  const right = (share: number) => EDGE + share * (width - 2 * EDGE)
  const down = (share: number) => height - EDGE - share * (height - 2 * EDGE)
  const ofTask = (k: number) => colors.tasks[k % TASK_COLORS]
  switch (content.kind) {
    case 'quantiles':
      content.lines.forEach((line, k) => {
        context.beginPath()
        line.forEach((value, i) => {
          context.lineTo(right(i / (line.length - 1)), down(value))
        })
        context.strokeStyle = css(ofTask(k))
        context.lineWidth = 1.4
        context.stroke()
      })
      return
    case 'scatter':
      // Later classes are drawn above: class 1 of two is often the rare one.
      for (const { x, y, tone } of content.dots.toSorted((a, b) => a.tone - b.tone)) {
        if (Number.isNaN(tone)) continue
        context.beginPath()
        context.arc(right(x), down(y), DOT, 0, 2 * Math.PI)
        context.fillStyle = content.classes > 0 ? css(ofTask(tone), 0.85) : css(ofTask(0), 0.15 + 0.8 * tone)
        context.fill()
      }
      return
    case 'images':
      drawImages(context, content, [width, height], colors)
  }
}

/** As many squares side by side as the width has room for, in two rows. */
function drawImages(
  context: CanvasRenderingContext2D,
  { width, height, images }: Extract<Drawn, { kind: 'images' }>,
  [across, down]: readonly [number, number],
  colors: ThumbnailColors,
): void {
  const side = (down - 3 * GAP) / 2
  const columns = Math.max(1, Math.floor((across - GAP) / (side + GAP)))
  images.slice(0, 2 * columns).forEach((image, k) => {
    const small = greyImage({ width, height }, image, colors)
    const [column, row] = [k % columns, Math.floor(k / columns)]
    context.drawImage(small, GAP + column * (side + GAP), GAP + row * (side + GAP), side, side)
  })
}
