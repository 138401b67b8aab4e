/** Where a floating panel goes, in window pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
export type Side = 'below' | 'beside'

const MARGIN = 8

/**
 * Below its trigger, aligned with the trigger's end on the side that has more room, or to the right of the trigger.
 * It goes above or moves inwards where the window ends. A panel larger than the window starts at its edge and scrolls.
 */
export function place(
  trigger: Box,
  panel: { width: number; height: number },
  screen: { width: number; height: number },
  side: Side,
) {
  const clamp = (value: number, size: number, limit: number) => Math.max(MARGIN, Math.min(value, limit - size - MARGIN))
  if (side === 'beside' && trigger.left + trigger.width + MARGIN + panel.width + MARGIN <= screen.width) {
    return {
      left: trigger.left + trigger.width + MARGIN,
      top: clamp(trigger.top + trigger.height / 2 - panel.height / 2, panel.height, screen.height),
    }
  }
  const below = trigger.top + trigger.height + 6
  const above = trigger.top - 6 - panel.height
  const fits = below + panel.height + MARGIN <= screen.height
  const alignEnd = trigger.left + trigger.width / 2 > screen.width / 2
  const left = alignEnd ? trigger.left + trigger.width - panel.width : trigger.left
  return {
    left: clamp(left, panel.width, screen.width),
    top: fits || above < MARGIN ? clamp(below, panel.height, screen.height) : above,
  }
}
