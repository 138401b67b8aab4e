import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { kernelsUpToDate } from './tools/wasm/upToDate.ts'

await kernelsUpToDate()

const tests = ['src', 'tools'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`),
)
/** Files that replace a module for themselves. They import the code anew. */
const replacing = tests.filter((file) => readFileSync(file, 'utf8').includes('vi.mock('))

export default defineConfig({
  test: {
    projects: [
      // The other files share one import of the code, which halves the time; `everyTestAfresh` resets what they share.
      { extends: true, test: { name: 'shared', include: tests, exclude: replacing, isolate: false } },
      { extends: true, test: { name: 'replacing', include: replacing } },
    ],
    setupFiles: ['src/state/testing/everyTestAfresh.ts'],
    typecheck: { enabled: false },
    // A loop over an empty list asserts nothing, and its test would pass.
    expect: { requireAssertions: true },
    // Milliseconds. Only a test that hangs waits this long: a machine with other work is several times slower.
    testTimeout: 60_000,
    // For machines with two cores: more workers would compete for them.
    maxWorkers: 2,
  },
})
