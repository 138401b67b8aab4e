/** Keys that move the focus or change the focused element: after one of them the focus counts as set by keyboard. */
const MOVES = new Set(['Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'])

let byPointer = false

/**
 * Whether the focus was set by a pointer press. `:focus-visible` cannot tell: in browsers it also matches after any
 * key, and when a script moves the focus.
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
