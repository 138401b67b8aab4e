/**
 * Calls `end` when printing is over: at `afterprint`, or at the next press of a key or a pointer. Safari on iOS may send
 * no `afterprint`, and its dialog lets no press through to the page. Returns a function that stops waiting.
 */
export function whenPrinted(end: () => void, page: EventTarget = window): () => void {
  const stop = () => {
    for (const name of ENDS) page.removeEventListener(name, over, CAPTURE)
  }
  const over = () => {
    stop()
    end()
  }
  for (const name of ENDS) page.addEventListener(name, over, CAPTURE)
  return stop
}

const ENDS = ['afterprint', 'pointerdown', 'keydown'] as const
const CAPTURE = { capture: true }
