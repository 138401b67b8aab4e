/** Number of colours that can be told apart; equal to the largest number of lanes. */
export const LANE_COLORS = 12

/** Index of a lane's colour, from its id (`c` is always the third), so that removing another lane never changes it. */
export function laneColorIndex(laneId: string): number {
  const number = [...laneId].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 96, 0)
  return ((number - 1) % LANE_COLORS) + 1
}

/** For lines and dots. */
export const laneColor = (laneId: string): string => `var(--l${laneColorIndex(laneId)})`
/** For text in the lane's colour. */
export const laneInk = (laneId: string): string => `var(--l${laneColorIndex(laneId)}-ink)`
