/** Calls back when the page has drawn what it received: with `requestAnimationFrame`, if the page is visible. */
export type AfterDrawing = (callback: () => void) => void

/** A hidden page gets no animation frames, but its run may continue, so it calls back immediately. */
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
    // A page that is hidden just now gets no frame until it is visible again. A slow compositor must not reduce the
    // number of updates either.
    page.setTimeout(once, 250)
    return undefined
  }
