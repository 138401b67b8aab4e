/**
 * Drawings in turn, as many a frame as fit into a part of it: what is left waits for the next one. Fewer frames with
 * more in them are better than many with a little, since the browser paints each of them.
 * Drawing stops while the page is hidden, since the browser then gives no frames.
 *
 * A drawing returns true where it also changed what React has to render: no other one then shares its frame.
 */
type Draw = () => unknown

/** Milliseconds of a frame that drawings may take; one of them may take longer. */
const BUDGET = 8

const waiting = new Set<Draw>()
/** What follows a hand, which sees every delay: it goes first, though never twice while charts wait. */
const following = new Set<Draw>()
let followed = false
let frame = 0

function next(): void {
  frame = 0
  followed = following.size > 0 && !(followed && waiting.size > 0)
  const queue = followed ? following : waiting
  const end = performance.now() + BUDGET
  for (const draw of [...queue]) {
    queue.delete(draw)
    // What follows the pointer may ask for more of itself: one of it a frame.
    if (draw() === true || followed || performance.now() >= end) break
  }
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
