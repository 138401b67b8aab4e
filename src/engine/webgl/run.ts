import type { Texture, Textures } from './device'
import type { Pool } from './held'
import type { Pass, Program } from './program'

/** One draw call. Returns the targets of the program. */
export type Runner = (
  program: Program,
  textures: Textures,
  uniforms?: Readonly<Record<string, number>>,
) => readonly Texture[]

/** Runs passes in order. Each may read what earlier ones wrote. The caller must release the textures in `made`. */
export function runAll(
  run: Runner,
  passes: readonly Pass[],
  from: Textures,
  uniforms?: Readonly<Record<string, number>>,
): { textures: Pool; made: Texture[] } {
  const textures: Pool = { ...from }
  const made = passes.flatMap(({ writes, program }) => {
    const targets = run(program, textures, uniforms)
    for (const [k, name] of writes.entries()) textures[name] = targets[k]
    return targets
  })
  return { textures, made }
}
