/** Calls back when the page has drawn what it got; `requestAnimationFrame` on a page in sight. */
export type AfterDrawing = (callback: () => void) => void

/** A hidden page draws nothing and gets no animation frames, but its run may be asked to go on. */
export const drawingOf =
  (page: Window): AfterDrawing =>
  (callback) => {
    if (page.document.hidden) return callback()
    let called = false
    const once = () => {
      if (!called) callback()
      called = true
    }
    page.requestAnimationFrame(once)
    // Hidden in this very moment, it would wait for a frame until it is seen again; a page that composes slowly should not be told less.
    page.setTimeout(once, 250)
    return undefined
  }
