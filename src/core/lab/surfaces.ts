import type { LabSurface } from './setup'

/**
 * A function of two parameters that optimizers descend, with its exact gradient.
 *
 * | surface  | f(x, y)              | least value          |
 * | -------- | -------------------- | -------------------- |
 * | `bowl`   | ½ x² + ½ y²          | 0 at (0, 0)          |
 * | `valley` | ½ x² + 12.5 y²       | 0 at (0, 0)          |
 * | `saddle` | ½ x² − ½ y² + ¼ y⁴   | −¼ at (0, −1), (0, 1); a saddle at (0, 0) |
 *
 * The valley is 25 times as steep in y as in x.
 */
export interface Surface {
  readonly id: LabSurface
  readonly tex: string
  readonly value: (x: number, y: number) => number
  readonly gradient: (x: number, y: number) => readonly [number, number]
  readonly least: number
  readonly minima: readonly (readonly [number, number])[]
  /** Levels of the contour lines, above `least`. */
  readonly levels: readonly number[]
}

const STEEP = 25

export const surfaces: Readonly<Record<LabSurface, Surface>> = {
  bowl: {
    id: 'bowl',
    tex: String.raw`f(x, y) = \tfrac12 x^2 + \tfrac12 y^2`,
    value: (x, y) => (x * x + y * y) / 2,
    gradient: (x, y) => [x, y],
    least: 0,
    minima: [[0, 0]],
    levels: [0.05, 0.2, 0.5, 1, 1.7, 2.6, 3.6],
  },
  valley: {
    id: 'valley',
    tex: String.raw`f(x, y) = \tfrac12 x^2 + \tfrac{25}{2} y^2`,
    value: (x, y) => (x * x + STEEP * y * y) / 2,
    gradient: (x, y) => [x, STEEP * y],
    least: 0,
    minima: [[0, 0]],
    levels: [0.05, 0.3, 1, 3, 8, 18, 34],
  },
  saddle: {
    id: 'saddle',
    tex: String.raw`f(x, y) = \tfrac12 x^2 - \tfrac12 y^2 + \tfrac14 y^4`,
    value: (x, y) => x * x * 0.5 - y * y * 0.5 + y ** 4 * 0.25,
    gradient: (x, y) => [x, y ** 3 - y],
    least: -0.25,
    minima: [
      [0, -1],
      [0, 1],
    ],
    levels: [0.02, 0.08, 0.16, 0.25, 0.4, 0.7, 1.2, 2, 3],
  },
}
