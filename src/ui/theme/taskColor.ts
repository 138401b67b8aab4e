/** Number of colours that can be told apart; a thirteenth task takes the first again. */
export const TASK_COLORS = 12

/**
 * Index of a task's colour, from its id (`t3` is always the third), so that removing or switching off another
 * task never changes it.
 */
export function taskColorIndex(taskId: string): number {
  const number = Number.parseInt(taskId.replace(/^\D+/, ''), 10)
  return Number.isFinite(number) && number > 0 ? ((number - 1) % TASK_COLORS) + 1 : 1
}

/** For lines, dots, pictures. */
export const taskColor = (taskId: string): string => `var(--t${taskColorIndex(taskId)})`
/** For text in the task's colour. */
export const taskInk = (taskId: string): string => `var(--t${taskColorIndex(taskId)}-ink)`

export type Rgb = readonly [number, number, number]

/** Converts `#rrggbb`, or `#rgb` as a minifier writes it, to bytes; black for any other text. */
export function parseHex(hex: string): Rgb {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(hex.trim())?.[1]
  if (!digits) return [0, 0, 0]
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as unknown as Rgb
}

/** A CSS colour variable of the current theme in bytes: canvases cannot read variables. */
export const themeRgb = (variable: string): Rgb =>
  parseHex(getComputedStyle(document.documentElement).getPropertyValue(variable))
