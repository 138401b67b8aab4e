/**
 * One chart a frame, in turn: four charts drawn in one frame would cost a phone its smoothness.
 * Drawing stops while the page is hidden, since the browser then gives no frames.
 */
type Draw = () => void

const waiting = new Set<Draw>()
let frame = 0

function next(): void {
  frame = 0
  const [draw] = waiting
  if (!draw) return
  waiting.delete(draw)
  draw()
  if (waiting.size > 0) frame = requestAnimationFrame(next)
}

/** Asks for one drawing; asking again before it comes changes nothing. */
export function requestDraw(draw: Draw): void {
  waiting.add(draw)
  if (frame === 0) frame = requestAnimationFrame(next)
}

export function forgetDraw(draw: Draw): void {
  waiting.delete(draw)
}
