import type { Scale } from '../charts/paths'

/** Pixels below which a move is not drawn. */
const LEAST = 0.6

/** A path through points in their order, without those that would not be seen. */
export function thinned(x: Float64Array, y: Float64Array, toX: Scale, toY: Scale): string {
  let path = ''
  let [px, py] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let i = 0; i < x.length; i++) {
    const [nx, ny] = [toX(x[i]), toY(y[i])]
    if (!Number.isFinite(nx) || !Number.isFinite(ny)) break
    if (Math.abs(nx - px) + Math.abs(ny - py) < LEAST) continue
    path += `${path ? 'L' : 'M'}${nx.toFixed(1)},${ny.toFixed(1)}`
    px = nx
    py = ny
  }
  return path
}
