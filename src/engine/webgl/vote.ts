/** The sign vote of GradDrop, draws bit for bit those of the CPU engine. Needs `settingsFunctions` and `PCG4D_GLSL`. */
import { PURPOSE } from '../../core/numerics/random'

/**
 * `vec4 voteDraw(int r, int k)`: uniforms in [0, 1) of the four elements in texel k. `vec4 passing(…)`: what passes of
 * a task with votes v, when `sum` and `size` are those of all tasks' votes and their sizes.
 */
export const VOTE = `
vec4 voteDraw(int r, int k) {
  return vec4(pcg4d(uvec4(seedOf(r), ${PURPOSE.signVote}u, stepNumber(), uint(k))) >> 8u) / 16777216.0;
}
vec4 passing(vec4 v, vec4 sum, vec4 size, vec4 drawn, float leak) {
  vec4 positive = 0.5 * (1.0 + sum / max(size, vec4(1e-30)));
  vec4 up = vec4(greaterThan(positive, drawn)) * vec4(greaterThan(v, vec4(0.0)));
  vec4 down = vec4(lessThan(positive, drawn)) * vec4(lessThan(v, vec4(0.0)));
  return leak + (1.0 - leak) * (up + down);
}`
