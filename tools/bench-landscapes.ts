/**
 * npm run bench:landscapes [STEPS]: processor time of a step of a path over the valley, for every weighting that has
 * one: by the closed forms of methods and optimizers, and by `decide` and `update`, in one run. Vite builds the code
 * first, because tsx gives every closure a name as it is made, which would cost the general code a microsecond a step.
 * Asserts nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const folder = mkdtempSync(join(tmpdir(), 'landscape-times-'))
try {
  await build({
    configFile: false,
    ssr: { noExternal: true },
    logLevel: 'warn',
    build: {
      ssr: fileURLToPath(new URL('lib/landscapeTimes.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'times.mjs' } },
    },
  })
  const { timesOfPaths } = (await import(
    pathToFileURL(join(folder, 'times.mjs')).href
  )) as typeof import('./lib/landscapeTimes')
  const { times, refused } = timesOfPaths(Number(process.argv[2] ?? 20_000))

  const line = (cells: readonly string[]) =>
    console.log(cells.map((cell, k) => (k === 0 ? cell.padEnd(20) : cell.padStart(14))).join(''))
  console.log(`One step of a path, processor time in microseconds, Node ${process.version}`)
  console.log('* : the method has a closed form for two tasks')
  line(['weighting', 'general', 'a step', 'ratio', '100,000 steps'])
  for (const { id, closed, general, time } of times) {
    const numbers = [
      general.toFixed(2),
      time.toFixed(2),
      `${(general / time).toFixed(1)} x`,
      `${(100 * time).toFixed(0)} ms`,
    ]
    line([`${id}${closed ? ' *' : ''}`, ...numbers])
  }
  console.log(`Refused: ${refused.join(', ')}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
