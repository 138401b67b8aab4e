/**
 * One drawing a frame, in turn: four charts drawn in one frame would cost a phone its smoothness.
 * Drawing stops while the page is hidden, since the browser then gives no frames.
 */
type Draw = () => void

const waiting = new Set<Draw>()
/** What follows a hand, which sees every delay: it goes first, though never twice while charts wait. */
const following = new Set<Draw>()
let followed = false
let frame = 0

function next(): void {
  frame = 0
  followed = following.size > 0 && !(followed && waiting.size > 0)
  const queue = followed ? following : waiting
  const [draw] = queue
  if (!draw) return
  queue.delete(draw)
  draw()
  awaitFrame()
}

function awaitFrame(): void {
  if (frame === 0 && waiting.size + following.size > 0) frame = requestAnimationFrame(next)
}

/** Asks for one drawing; asking again before it comes changes nothing. */
export function requestDraw(draw: Draw): void {
  waiting.add(draw)
  awaitFrame()
}

/** As `requestDraw`, for what a pointer moves: of two, the one asked last has the last word. */
export function requestFollow(draw: Draw): void {
  following.delete(draw)
  following.add(draw)
  awaitFrame()
}

export function forgetDraw(draw: Draw): void {
  waiting.delete(draw)
  following.delete(draw)
}
