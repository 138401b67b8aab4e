/**
 * Writes `src/engine/wasm/binary.js`, the kernels of the WASM engine, unless it was made from the same sources. Vite,
 * Vitest and `npm install` call it, so nobody has to think of it.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compiled, FOLDER } from './compile'
import { formulasText, indexText } from './source'

const root = fileURLToPath(new URL('../../', import.meta.url))
const target = join(root, 'src/engine/wasm/binary.js')

const compiler = join(root, 'node_modules/assemblyscript/package.json')

/** Names everything that decides the binary. */
function stamp(): string {
  if (!existsSync(compiler)) throw new Error('The package assemblyscript is missing: run npm ci, then try again.')
  const hash = createHash('sha256').update(formulasText()).update(indexText())
  for (const name of readdirSync(FOLDER).sort()) hash.update(name).update(readFileSync(join(FOLDER, name)))
  hash.update(readFileSync(join(root, 'tools/wasm/compile.ts')))
  return hash.update(readFileSync(compiler)).digest('hex')
}

export async function buildKernels(): Promise<void> {
  const first = `// ${stamp()}\n`
  if (existsSync(target) && readFileSync(target, 'utf8').startsWith(first)) return
  const binary = await compiled(indexText(), ['-O3'])
  // Another process may build at the same time, and must not read half a file.
  const written = `${target}.${process.pid}`
  writeFileSync(written, `${first}export const binary =\n  '${Buffer.from(binary).toString('base64')}'\n`)
  renameSync(written, target)
}
