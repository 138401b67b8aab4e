/** Inverted dropout. `processor/network.ts` says which draw decides on a unit. */
import { draw, w, x, y, z } from './random'

/**
 * Fills `keep` with 0 or `kept`, and `output` with activation · keep. A unit is kept where the upper 24 bits of its
 * word are at least `threshold`. Row r draws from lane `lane` + r `lanes` on. Lanes behind the width stay 0.
 */
export function drop(
  rows: i32, width: i32, row: usize, activation: usize, output: usize, keep: usize, seed: u32, purpose: u32, step: u32,
  lane: u32, lanes: u32, threshold: u32, kept: f32,
): void {
  for (let r = 0; r < rows; r++) {
    for (let c: usize = 0; c < row; c += 16) {
      draw(seed, purpose, step, lane + u32(c >> 4))
      const bits = i32x4.shr_u(i32x4(x, y, z, w), 8)
      const inside = i32x4.lt_s(i32x4.add(i32x4.splat(i32(c >> 2)), i32x4(0, 1, 2, 3)), i32x4.splat(width))
      const stays = v128.and(i32x4.ge_s(bits, i32x4.splat(threshold)), inside)
      const factor = v128.and(f32x4.splat(kept), stays)
      v128.store(keep + c, factor)
      v128.store(output + c, f32x4.mul(v128.load(activation + c), factor))
    }
    lane += lanes
    activation += row
    output += row
    keep += row
  }
}
