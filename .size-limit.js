import { existsSync, readFileSync } from 'node:fs'

/**
 * The JavaScript between opening the page and its first moving curve: the entry, everything it imports
 * statically, and the one language and the first parts that it asks for at once. The worker's
 * chunks run beside the main thread and are not on its path.
 */
const MANIFEST = new URL('./dist/.vite/manifest.json', import.meta.url)

/** Dynamic imports that the first paint waits for. */
const FIRST = ['src/i18n/en/all.ts']

function firstLoad() {
  if (!existsSync(MANIFEST)) return ['dist/assets/index-*.js']
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'))
  const files = new Set()
  const visit = (key) => {
    const chunk = manifest[key]
    if (!chunk || files.has(chunk.file)) return
    files.add(chunk.file)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  visit('index.html')
  for (const key of FIRST) {
    if (!manifest[key]) throw new Error(`${key} is not in the build's manifest: has it been renamed?`)
    visit(key)
  }
  return [...files].filter((file) => file.endsWith('.js')).map((file) => `dist/${file}`)
}

export default [
  { name: 'main thread, first moving curve', path: firstLoad(), limit: '250 kB', gzip: true, brotli: false },
]
