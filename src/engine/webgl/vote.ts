/** The draws of the sign vote, bit for bit those of the CPU engine. */
import { PCG4D_GLSL, PURPOSE } from '../../core/numerics/random'

/** `vec4 voteDraw(int r, int p)`: uniforms in [0, 1) of the four parameters in trunk texel p. */
export const VOTE_DRAW = `${PCG4D_GLSL}
vec4 voteDraw(int r, int p) {
  return vec4(pcg4d(uvec4(seedOf(r), ${PURPOSE.signVote}u, stepNumber(), uint(p))) >> 8u) / 16777216.0;
}`
