/**
 * Builds a folder with Vite and serves it to a Playwright page without a server: requests to `http://localhost:9/` are
 * fulfilled with files of the build.
 */
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { kernelsUpToDate } from '../../tools/wasm/upToDate'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** Opens the built page, or another file or address of it. */
export type Open = (page: Page, address?: string) => Promise<void>

/** Builds `root`, which has an index.html. Returns a function that opens the built page. */
export async function builtPage(root: string, outDir: string): Promise<Open> {
  await kernelsUpToDate()
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2022', minify: false, chunkSizeWarningLimit: 4000 },
  })
  return servedFrom(outDir)
}

/** The page of the project itself: as it is published, or in mode `testing` with the hook of the tests. */
export async function builtSite(root: string, outDir: string, mode?: 'testing'): Promise<Open> {
  await build({
    root,
    mode,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  })
  return servedFrom(outDir)
}

export function servedFrom(outDir: string): Open {
  return async (page, address = '') => {
    await page.route('http://localhost:9/**', async (route) => {
      const path = new URL(route.request().url()).pathname
      const file = join(outDir, path === '/' ? 'index.html' : path)
      const body = await readFile(file).catch(() => null)
      if (body === null) await route.fulfill({ status: 404 })
      else await route.fulfill({ body, contentType: TYPES[extname(file)] ?? 'application/octet-stream' })
    })
    await page.goto(`http://localhost:9/${address}`)
  }
}
