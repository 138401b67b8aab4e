import type { Texture, Textures } from './device'
import type { Pool } from './held'
import type { Pass, Program } from './program'

export type Runner = (program: Program, textures: Textures, uniforms?: Readonly<Record<string, number>>) => Texture

/** Runs passes in order. Each may read what earlier ones wrote. The caller must release the textures in `made`. */
export function runAll(
  run: Runner,
  passes: readonly Pass[],
  from: Textures,
  uniforms?: Readonly<Record<string, number>>,
): { textures: Pool; made: Texture[] } {
  const textures: Pool = { ...from }
  const made = passes.map(({ writes, program }) => {
    textures[writes] = run(program, textures, uniforms)
    return textures[writes]
  })
  return { textures, made }
}
