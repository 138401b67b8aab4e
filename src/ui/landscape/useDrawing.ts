import { type RefObject, useEffect } from 'react'
import { useTheme } from '../theme/useTheme'

/** More device pixels than this for each CSS pixel are not worth their time. */
const MOST_PIXELS = 2

export type Draw = (context: CanvasRenderingContext2D, color: (variable: string) => string) => void

/**
 * Draws on a canvas of this size: now, after a change of the theme, and whenever the function that `subscribe` gets is
 * called, at most once a frame.
 */
export function useDrawing(
  canvas: RefObject<HTMLCanvasElement | null>,
  { width, height }: { readonly width: number; readonly height: number },
  draw: Draw,
  subscribe: (redraw: () => void) => () => void,
): void {
  const theme = useTheme()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `theme` stands for the colours
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context || width === 0 || height === 0) return
    const ratio = Math.min(MOST_PIXELS, window.devicePixelRatio || 1)
    element.width = Math.round(width * ratio)
    element.height = Math.round(height * ratio)
    const style = getComputedStyle(document.documentElement)
    const colors = new Map<string, string>()
    const color = (variable: string): string => {
      const known = colors.get(variable) ?? style.getPropertyValue(variable).trim()
      colors.set(variable, known)
      return known
    }
    let frame = 0
    const paint = () => {
      frame = 0
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.clearRect(0, 0, width, height)
      draw(context, color)
    }
    paint()
    const stop = subscribe(() => {
      if (frame === 0) frame = requestAnimationFrame(paint)
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [canvas, width, height, draw, subscribe, theme])
}
