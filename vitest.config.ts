import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tools/**/*.test.ts'],
    setupFiles: ['src/state/testing/everyTestAfresh.ts'],
    typecheck: { enabled: false },
    // For machines with two cores: more workers would compete for them.
    maxWorkers: 2,
  },
})
