/** Colours that hold up side by side; as many as there may be lanes. */
export const LANE_COLORS = 12

/** A lane's colour follows its id (`c` is always the third), so taking another lane away never repaints it. */
export function laneColorIndex(laneId: string): number {
  const number = [...laneId].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 96, 0)
  return ((number - 1) % LANE_COLORS) + 1
}

/** For lines and dots. */
export const laneColor = (laneId: string): string => `var(--l${laneColorIndex(laneId)})`
/** For text in the lane's colour. */
export const laneInk = (laneId: string): string => `var(--l${laneColorIndex(laneId)}-ink)`
