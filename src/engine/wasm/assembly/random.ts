/** The four words of the last `draw`. */
export let x: u32, y: u32, z: u32, w: u32

/** `words` of `core/numerics/random.ts`. */
export function draw(seed: u32, purpose: u32, index: u32, lane: u32): void {
  x = seed * 1664525 + 1013904223
  y = purpose * 1664525 + 1013904223
  z = index * 1664525 + 1013904223
  w = lane * 1664525 + 1013904223
  mix()
  x ^= x >> 16
  y ^= y >> 16
  z ^= z >> 16
  w ^= w >> 16
  mix()
}

// @ts-expect-error: decorator
@inline function mix(): void {
  x += y * w
  y += z * x
  z += x * y
  w += y * z
}
