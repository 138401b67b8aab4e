/** Notices that nothing comes from a worker that should speak: it is in a long update, or dead. */

/** Milliseconds between two looks at whether anything has come. */
const LOOK = 2000
/** Looks in a row without a word that are called silence. A machine that slept misses one. */
const LOOKS = 6

export interface Silence {
  /** Something has come. */
  heard(): void
  end(): void
}

/** `expects` says whether something should come; `tell` hears of each silence and of its end. */
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
