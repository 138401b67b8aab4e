import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tools/**/*.test.ts'],
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
