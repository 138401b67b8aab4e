/**
 * Runs drawings in turn: as many per frame as fit into a part of it; the others wait for the next frame. A few
 * full frames are better than many small ones, because the browser paints each of them.
 * Drawing stops while the page is hidden, because the browser then gives no frames.
 *
 * A drawing returns true if it also changed what React has to render. It then has the frame to itself.
 */
type Draw = () => unknown

/** Milliseconds of a frame that drawings may take. A single drawing may take longer. */
const BUDGET = 8

const waiting = new Set<Draw>()
/** Drawings that follow the pointer, where every delay shows. They go first, but never twice in a row while charts wait. */
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
    // A drawing that follows the pointer may request itself again, so only one of them runs per frame.
    if (draw() === true || followed || performance.now() >= end) break
  }
  awaitFrame()
}

function awaitFrame(): void {
  if (frame === 0 && waiting.size + following.size > 0) frame = requestAnimationFrame(next)
}

/** Requests one drawing. Requesting it again before it runs has no effect. */
export function requestDraw(draw: Draw): void {
  waiting.add(draw)
  awaitFrame()
}

/** Like `requestDraw`, for drawings that follow the pointer. The last one requested runs last. */
export function requestFollow(draw: Draw): void {
  following.delete(draw)
  following.add(draw)
  awaitFrame()
}

export function forgetDraw(draw: Draw): void {
  waiting.delete(draw)
  following.delete(draw)
}
