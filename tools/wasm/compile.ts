/** Compiles AssemblyScript to WebAssembly. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formulasText } from './source'

/** The sources that are written by hand. */
export const FOLDER = fileURLToPath(new URL('../../src/engine/wasm/assembly/', import.meta.url))

const FLAGS = ['--runtime', 'stub', '--noAssert', '--enable', 'simd', '--maximumMemory', '65536']

/** Compiles `index`, which may import from the sources and from `formulas`. */
export async function compiled(index: string, flags: readonly string[]): Promise<Uint8Array> {
  // Loaded here, because it takes a second and most starts find a compiled file.
  const asc = await import('assemblyscript/asc')
  const written: Record<string, string> = { 'index.ts': index, 'formulas.ts': formulasText() }
  let binary: Uint8Array | null = null
  const { error, stderr } = await asc.main(['index.ts', '--outFile', 'index.wasm', ...FLAGS, ...flags], {
    readFile: (name) => {
      const file = basename(name)
      if (file in written) return written[file]
      try {
        return readFileSync(join(FOLDER, file), 'utf8')
      } catch {
        return null
      }
    },
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') binary = contents
    },
    listFiles: () => [],
  })
  if (error || binary === null) throw new Error(`${error?.message ?? 'no binary'}\n${stderr.toString()}`)
  return binary
}
