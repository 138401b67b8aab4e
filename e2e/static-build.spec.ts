import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page, test } from '@playwright/test'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const SUB_PATH = '/some/sub/path/'
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}

/** A minimal file host: no rules and no headers except the content type. */
function serve(): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname)
    const file = join(dist, normalize(path.slice(SUB_PATH.length)) || '.')
    const found =
      path.startsWith(SUB_PATH) && existsSync(file)
        ? statSync(file).isDirectory()
          ? join(file, 'index.html')
          : file
        : null
    if (!found) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': TYPES[extname(found)] ?? 'application/octet-stream' })
    return createReadStream(found).pipe(response)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({ server, origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` })
    })
  })
}

/** Waits until the page shows this step. The shipped build has no hook of the tests to read it from. */
const shows = (page: Page, step: number) =>
  expect
    .poll(async () => Number((await page.getByTestId('step').textContent())?.replace(/\D/g, '')), { timeout: 60_000 })
    .toBeGreaterThanOrEqual(step)

test('the build works from a sub-path, with its policy kept and no request off the origin', async ({ page }) => {
  const { server, origin } = await serve()
  const foreign: string[] = []
  const faults: string[] = []
  page.on('request', (request) => {
    const { protocol, origin: to } = new URL(request.url())
    if (protocol.startsWith('http') && to !== origin) foreign.push(request.url())
  })
  page.on('requestfailed', (request) => {
    // Navigation aborts requests in flight.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(`${origin}${SUB_PATH}?engine=webgl`)
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
  expect(policy).not.toContain("'unsafe-eval'")
  await page.getByTestId('engine').waitFor()
  await expect(page.getByTestId('engine')).toContainText('WebGL')
  await shows(page, 15)
  await page.getByRole('button', { name: 'Help' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.goto(`${origin}${SUB_PATH}?engine=cpu&play=0`)
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await shows(page, 30)
  // Data are fetched from below the page's own folder.
  await page.getByRole('button', { name: /^Problem: / }).click()
  await page.locator('[data-problem=penguins]').click()
  await expect(page.locator('.network-head', { hasText: 'Species' })).toContainText(/\d% acc/)
  await shows(page, 30)
  expect(foreign).toEqual([])
  expect(faults).toEqual([])
  server.close()
})
