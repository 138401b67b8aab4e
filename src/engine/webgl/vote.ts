/** The sign vote of GradDrop, with the same draws as on the CPU engine. Needs `settingsFunctions` and `PCG4D_GLSL`. */
import { PURPOSE } from '../../core/numerics/random'

/**
 * `vec4 voteDraw(int r, int k)`: uniform draws in [0, 1) for the four elements of texel k. `vec4 passing(…)`: the share
 * that passes of a task with the votes v. `sum` adds up the votes of all tasks, `size` their absolute values.
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
