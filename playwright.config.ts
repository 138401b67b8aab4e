import { defineConfig } from '@playwright/test'

/**
 * Software WebGL2 in headless Chromium. The software renderer computes for WebGL alone: Chromium's own painter draws
 * the page, as it would otherwise take a third of the tests' time. Background networking is off: on a closed network
 * Chromium's own requests would fail many at a time and slow the pages down.
 */
export const CHROMIUM_FLAGS = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu-compositing',
]

/** The browser of all tests; `npm test` names the one that it has found or installed. */
export const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** A port of our own: a server that is already running may serve another checkout. */
const PORT = Number(process.env.PLAYWRIGHT_PORT ?? 4179)

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/browser',
  // Two pages at once: software WebGL uses one core for each.
  workers: 2,
  fullyParallel: true,
  // A wait that is over goes on at once; only a fault waits to its end. So they suffice on a busy machine too.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/browser.json' }],
  ],
  use: {
    actionTimeout: 60_000,
    baseURL: `http://localhost:${PORT}/`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    launchOptions: { executablePath: CHROMIUM, args: CHROMIUM_FLAGS },
  },
  projects: [
    { name: 'journeys', testIgnore: 'steady/**' },
    // These tests measure time and memory, so they run alone after the others.
    { name: 'steady', testMatch: 'steady/**/*.spec.ts', dependencies: ['journeys'], workers: 1 },
  ],
  webServer: {
    // Built anew each time, so that no test opens a page from before a change.
    command: `npx vite build --mode testing --logLevel warn && npx vite preview --mode testing --port ${PORT} --strictPort`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
    timeout: 180_000,
  },
})
