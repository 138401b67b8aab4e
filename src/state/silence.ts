/** Detects that no message comes from a worker that should send one: it is in a long update, or dead. */

/** Milliseconds between two checks. */
const LOOK = 2000
/** So many checks in a row without a message are silence. A machine that slept misses only one. */
const LOOKS = 6

export interface Silence {
  /** A message has come. */
  heard(): void
  end(): void
}

/** `expects` says whether a message should come; `tell` is called when a silence begins and when it ends. */
export function watchSilence(page: Window, expects: () => boolean, tell: (silent: boolean) => void): Silence {
  let looks = 0
  const heard = () => {
    if (looks >= LOOKS) tell(false)
    looks = 0
  }
  const timer = page.setInterval(() => {
    if (!expects()) heard()
    else if (++looks === LOOKS) tell(true)
  }, LOOK)
  return { heard, end: () => page.clearInterval(timer) }
}
