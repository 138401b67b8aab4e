/** Keys that move the focus, or what is focused: from then on the keyboard is at work. */
const MOVES = new Set(['Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'])

let byPointer = false

/**
 * Whether what has the focus got it by a press of the pointer. `:focus-visible` does not tell: browsers let it match
 * after any key, and where a script moves the focus.
 */
export const focusIsByPointer = (): boolean => byPointer

export function watchFocusCause(): () => void {
  const onPointer = () => {
    byPointer = true
  }
  const onKey = (event: KeyboardEvent) => {
    if (MOVES.has(event.key)) byPointer = false
  }
  document.addEventListener('pointerdown', onPointer, true)
  document.addEventListener('keydown', onKey, true)
  return () => {
    document.removeEventListener('pointerdown', onPointer, true)
    document.removeEventListener('keydown', onKey, true)
  }
}
