import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

/**
 * The import directions of ARCHITECTURE.md, held by Biome. Each line is a file that imports one
 * thing and whether that must be refused: so a rule that stopped matching is noticed.
 */
const CASES: readonly [file: string, imports: string, refused: boolean][] = [
  ['src/core/a/core-engine.ts', '../../engine/engine', true],
  ['src/core/a/core-react.ts', 'react', true],
  ['src/core/a/core-node.ts', 'node:fs', true],
  ['src/core/a/core-core.ts', '../options', false],
  ['src/engine/cpu/engine-core.ts', '../../core/options', false],
  ['src/engine/cpu/engine-worker.ts', '../../worker/protocol', true],
  ['src/engine/webgl/passes.ts', '@tensorflow/tfjs-core', true],
  ['src/engine/webgl/device.ts', '@tensorflow/tfjs-core', false],
  ['src/worker/worker-engine.ts', '../engine/engine', false],
  ['src/worker/worker-state.ts', '../state/run', true],
  ['src/state/state-zustand.ts', 'zustand', true],
  ['src/state/state-vanilla.ts', 'zustand/vanilla', false],
  ['src/state/state-host.ts', '../worker/host', true],
  ['src/state/state-client.ts', '../worker/client', false],
  ['src/share/share-state.ts', '../state/run', true],
  ['src/share/share-core.ts', '../core/options', false],
  ['src/ui/curves/ui-recharts.tsx', 'recharts', true],
  ['src/ui/charts/charts-recharts.tsx', 'recharts', false],
  ['src/ui/curves/ui-tfjs.tsx', '@tensorflow/tfjs-core', true],
]

const root = fileURLToPath(new URL('..', import.meta.url))
let folder = ''
let refusedFiles = new Set<string>()

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'imports-')))
  copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'))
  writeFileSync(join(folder, '.gitignore'), 'node_modules/\n')
  for (const [file, imports] of CASES) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `import { thing } from '${imports}'\n\nexport const held = thing\n`)
  }
  refusedFiles = new Set(restrictedImportsIn(folder))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function restrictedImportsIn(directory: string): string[] {
  const options: ExecFileSyncOptionsWithStringEncoding = {
    cwd: directory,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }
  const args = [
    join(root, 'node_modules/@biomejs/biome/bin/biome'),
    'lint',
    '--reporter=github',
    '--max-diagnostics=none',
  ]
  let output: string
  try {
    output = execFileSync(process.execPath, [...args, 'src'], options)
  } catch (error) {
    // Biome exits 1 when it finds something, which is what most cases are for.
    output = String((error as { stdout?: unknown }).stdout ?? '')
  }
  return output
    .split('\n')
    .filter((line) => line.includes('noRestrictedImports'))
    .map((line) => relative(directory, /file=([^,]+)/.exec(line)?.[1] ?? '').replaceAll('\\', '/'))
}

test.each(CASES)('%s importing %s: refused is %s', (file, _imports, refused) => {
  expect(refusedFiles.has(file)).toBe(refused)
})
