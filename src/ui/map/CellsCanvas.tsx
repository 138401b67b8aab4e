import { useEffect, useRef } from 'react'
import type { CellNumbers } from '../../core/maps/measures'
import { parseHex } from '../theme/taskColor'
import { useTheme } from '../theme/useTheme'
import { type ColorScale, colorAt, placeOf, SEQUENTIAL, SIGNED } from './colors'
import type { Placed } from './geometry'

/** More device pixels than this for each CSS pixel are not worth their time. */
const MOST_PIXELS = 2

/**
 * The cells of a heat map or a triangle. A cell without a number is empty: crossed if its runs diverged, a ring if it
 * has no number for another reason, pale while it waits. A corner marks a mean that some seeds are missing from.
 */
export function CellsCanvas(props: {
  readonly placed: Placed
  readonly numbers: readonly CellNumbers[]
  readonly scale: ColorScale | null
  readonly round: boolean
  readonly width: number
  readonly height: number
}) {
  const { placed, numbers, scale, round, width, height } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useTheme()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `theme` stands for the colours
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const ratio = Math.min(MOST_PIXELS, window.devicePixelRatio || 1)
    element.width = Math.round(width * ratio)
    element.height = Math.round(height * ratio)
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, width, height)
    const style = getComputedStyle(document.documentElement)
    const color = (variable: string) => style.getPropertyValue(variable).trim()
    const stops = (scale?.signed ? SIGNED : SEQUENTIAL).map((variable) => parseHex(color(variable)))
    const [waiting, sign] = [color('--sunken'), color('--ink-2')]
    const [w, h] = [Math.max(1, placed.width - 1), Math.max(1, placed.height - 1)]
    placed.centres.forEach(([x, y], k) => {
      const cell = numbers[k]
      if (!cell) return
      const known = cell.state === 'known' && scale
      context.fillStyle = known ? colorAt(stops, placeOf(scale, cell.mean)) : waiting
      context.beginPath()
      if (round) context.arc(x, y, w / 2, 0, 2 * Math.PI)
      else context.rect(x - w / 2, y - h / 2, w, h)
      context.fill()
      drawSign(context, cell, [x, y], Math.min(w, h), sign)
    })
  }, [placed, numbers, scale, round, width, height, theme])
  return <canvas ref={canvas} style={{ width, height }} aria-hidden />
}

function drawSign(
  context: CanvasRenderingContext2D,
  { state, diverged }: CellNumbers,
  [x, y]: readonly [number, number],
  size: number,
  color: string,
): void {
  const some = diverged.some((step) => step !== null)
  const r = size * 0.2
  context.strokeStyle = color
  context.fillStyle = color
  context.lineWidth = 1.5
  context.beginPath()
  if (state === 'none' && some) {
    context.moveTo(x - r, y - r)
    context.lineTo(x + r, y + r)
    context.moveTo(x + r, y - r)
    context.lineTo(x - r, y + r)
    context.stroke()
  } else if (state === 'none' || state === 'refused') {
    context.arc(x, y, r, 0, 2 * Math.PI)
    context.stroke()
  } else if (state === 'known' && some) {
    context.moveTo(x + size / 2 - r, y - size / 2)
    context.lineTo(x + size / 2, y - size / 2)
    context.lineTo(x + size / 2, y - size / 2 + r)
    context.fill()
  }
}
