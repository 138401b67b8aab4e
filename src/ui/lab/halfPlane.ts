/** Lines and sides of a score a + b₁ x₁ + b₂ x₂ within a square. Pure. */

type Point = readonly [number, number]

const scoreAt = ([a, b1, b2]: readonly number[], [x, y]: Point): number => a + b1 * x + b2 * y

/** The part of the square where the score is above 0, as a closed outline; empty if there is none. */
export function cutSquare(parameters: readonly number[], [low, high]: Point): Point[] {
  const corners: Point[] = [
    [low, low],
    [high, low],
    [high, high],
    [low, high],
  ]
  const kept = corners.flatMap((corner, i): Point[] => {
    const next = corners[(i + 1) % corners.length]
    const [here, there] = [scoreAt(parameters, corner), scoreAt(parameters, next)]
    const crossing = here > 0 !== there > 0 ? [between(corner, next, here / (here - there))] : []
    return here > 0 ? [corner, ...crossing] : crossing
  })
  return kept.length > 0 ? [...kept, kept[0]] : []
}

/** The two points where the score is `level` on the edge of the square; none if it is so nowhere in it. */
export function levelLine([a, b1, b2]: readonly number[], level: number, side: Point): Point[] {
  const outline = cutSquare([a - level, b1, b2], side)
  return outline
    .filter((point) => Math.abs(scoreAt([a - level, b1, b2], point)) < 1e-9 * (1 + Math.abs(b1) + Math.abs(b2)))
    .slice(0, 2)
}

const between = ([x1, y1]: Point, [x2, y2]: Point, share: number): Point => [
  x1 + share * (x2 - x1),
  y1 + share * (y2 - y1),
]
