/** Labels at line ends: how much room they need and where they stand. Pure. */

/** Chinese, Japanese and full-width characters are nearly twice as wide as Latin letters. */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/

/** Width of a character, in units of an average small letter. */
const widthOfLetter = (letter: string): number => {
  if (WIDE.test(letter)) return 1.7
  if (/[mwMW@%—]/.test(letter)) return 1.75
  return /\p{Lu}/u.test(letter) ? 1.15 : 1
}

/** Width of a label, in units of an average small letter. */
export const widthOf = (label: string): number => [...label].reduce((width, letter) => width + widthOfLetter(letter), 0)

/** Pixels of an average small letter of a bold label. */
const LETTER = 7
const MOST_SPACE = 132

/** A text as wide as the value that stands in front of a name while a step is read. */
export const READ_VALUE = '0.000 '

/**
 * Pixels to the right of the charts for their longest label, at most `most`. All charts of a column use the same
 * space, so that a step stands at the same x in each of them.
 */
export const labelSpace = (labels: readonly string[], most = MOST_SPACE): number =>
  Math.min(most, Math.max(48, Math.ceil(12 + LETTER * Math.max(0, ...labels.map(widthOf)))))

/** Pixels of a character of a tick in the widest of the page's fonts. Powers, points and commas are narrow. */
const widthOfDigit = (digit: string): number => (/[⁰¹²³⁴-⁹⁻.,]/.test(digit) ? 4.6 : /[×−]/.test(digit) ? 9.3 : 7)

/** Pixels from a vertical axis to the left edge that its ticks need, at least `least`. */
export const tickSpace = (ticks: readonly string[], least: number): number =>
  Math.max(
    least,
    ...ticks.map((tick) => Math.ceil(8 + [...tick].reduce((width, digit) => width + widthOfDigit(digit), 0))),
  )

/** The label, cut with an ellipsis if it is wider than `most` pixels. */
export const fitted = (label: string, most = MOST_SPACE): string => cutTo(label, (most - 12) / LETTER)

/** The label, cut with an ellipsis if it is wider than `most`, in units of an average small letter. */
export function cutTo(label: string, most: number): string {
  if (widthOf(label) <= most) return label
  let kept = ''
  for (const letter of label) {
    if (widthOf(`${kept}${letter}…`) > most) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}

/** Pixels from label to label: 13, less if there are many. */
export const labelGap = (count: number, room: number): number =>
  count > 1 ? Math.min(13, Math.max(8.5, room / (count - 1))) : 13

/** Keeps the `most` largest positions (the lowest on the page); the others become NaN. */
export function lowestKept(wanted: readonly number[], most: number): number[] {
  const order = wanted.map((_, i) => i).filter((i) => Number.isFinite(wanted[i]))
  if (order.length <= most) return [...wanted]
  const kept = new Set(order.sort((a, b) => wanted[b] - wanted[a]).slice(0, most))
  return wanted.map((position, i) => (kept.has(i) ? position : Number.NaN))
}

/**
 * Places for labels at line ends: as near to their lines as possible, `gap` apart, inside [top, bottom].
 * Input and result are pixels in the same order. NaN (no line yet) stays NaN.
 *
 * Labels that touch form a group. Its members stand `gap` apart around the mean of the positions they wanted,
 * which is the least-squares solution (pool adjacent violators: Ayer et al. 1955).
 */
export function placeLabels(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted
    .map((_, i) => i)
    .filter((i) => Number.isFinite(wanted[i]))
    .sort((a, b) => wanted[a] - wanted[b] || a - b)
  const groups: { members: number[]; first: number }[] = []
  for (const i of order) {
    groups.push({ members: [i], first: wanted[i] })
    while (groups.length > 1 && overlaps(groups[groups.length - 2], groups[groups.length - 1], gap)) {
      const below = groups.pop()!
      const above = groups.pop()!
      const members = [...above.members, ...below.members]
      const mean = members.reduce((sum, member, k) => sum + wanted[member] - k * gap, 0) / members.length
      groups.push({ members, first: mean })
    }
  }
  const placed = [...wanted]
  for (const { members, first } of groups) {
    members.forEach((member, k) => {
      placed[member] = first + k * gap
    })
  }
  return insideOf(placed, order, gap, top, bottom)
}

const overlaps = (above: { members: number[]; first: number }, below: { first: number }, gap: number): boolean =>
  above.first + above.members.length * gap > below.first

/** Pushes labels down from the top edge and up from the bottom edge. If both cannot hold, the bottom wins. */
function insideOf(placed: number[], order: readonly number[], gap: number, top: number, bottom: number): number[] {
  let floor = top
  for (const i of order) {
    placed[i] = Math.max(placed[i], floor)
    floor = placed[i] + gap
  }
  let ceiling = bottom
  for (const i of [...order].reverse()) {
    placed[i] = Math.min(placed[i], ceiling)
    ceiling = placed[i] - gap
  }
  return placed
}
