import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tools/**/*.test.ts'],
    setupFiles: ['src/state/testing/everyTestAfresh.ts'],
    typecheck: { enabled: false },
    // Two cores: more workers than that only fight for them.
    maxWorkers: 2,
  },
})
