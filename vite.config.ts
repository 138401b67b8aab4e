import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { isTestCode } from './tools/importRules.ts'
import { kernelsUpToDate } from './tools/wasm/upToDate.ts'

// Before anything looks for them.
await kernelsUpToDate()

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

/** Removes the page's content policy in development: it refuses the dev server's inline script. The built page keeps it. */
const withoutPolicyInDev: Plugin = {
  name: 'without-policy-in-dev',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
}

/**
 * Modules that Recharts and d3 import and none of our charts needs, which a bundler cannot know, with the code that
 * replaces each. This keeps 20 kB (gzipped) out of the first load.
 */
const UNUSED: readonly { readonly module: RegExp; readonly code: string }[] = [
  {
    // Recharts finds scales by name, so a bundler keeps all. Our axes have two; band and point are those of its own.
    module: /^victory-vendor\/d3-scale$/,
    code: `export { scaleBand, scaleLinear, scaleLog, scalePoint } from 'd3-scale'`,
  },
  {
    // Ticks that Recharts chooses, over decimal numbers. Our axes have ticks of their own and ask for no others.
    module: /\/getNiceTickValues$/,
    code: ['getNiceTickValues', 'getTickValuesFixedDomain']
      .map((name) => `export const ${name} = () => undefined`)
      .join('\n'),
  },
  {
    // Our ranges are pixels. d3-interpolate asks `color` whether a text is a colour, and null says that it is not.
    module: /^d3-color$/,
    code: `export const color = () => null\n${refused('scales of colours', ['rgb', 'hsl', 'lab', 'hcl', 'cubehelix'])}`,
  },
  {
    // Our ticks have texts in the language of the page (`ui/text/format.ts`).
    module: /^d3-format$/,
    code: refused('texts of ticks', [
      ...['format', 'formatPrefix', 'formatSpecifier'],
      ...['precisionFixed', 'precisionPrefix', 'precisionRound'],
    ]),
  },
]

/** Functions that throw. */
function refused(what: string, names: readonly string[]): string {
  const none = `const none = () => { throw new RangeError('no ${what}: see UNUSED in vite.config.ts') }`
  return [none, ...names.map((name) => `export const ${name} = none`)].join('\n')
}

const replacement = (place: number): string => `\0unused-${place}`

/** Ends the build if a module of the list is not imported: a new version of its package may have renamed it. */
const withoutUnused: Plugin = {
  name: 'without-unused',
  enforce: 'pre',
  resolveId: (id) => {
    const place = UNUSED.findIndex(({ module }) => module.test(id))
    return place < 0 ? null : replacement(place)
  },
  load: (id) => UNUSED.find((_, place) => id === replacement(place))?.code ?? null,
  generateBundle() {
    const missing = UNUSED.filter((_, place) => this.getModuleInfo(replacement(place)) === null)
    if (missing.length > 0) this.error(`Nothing imports ${missing.map(({ module }) => module.source).join(', ')}`)
  },
}

/** The module that Vite imports to load a part and its files. */
const PRELOAD_HELPER = '\0vite/preload-helper.js'

/** Loads parts with `src/ui/late/bring.ts`, so that a part that failed can be tried again. */
const partsByFetch: Plugin = {
  name: 'parts-by-fetch',
  enforce: 'pre',
  apply: 'build',
  load: (id) =>
    id === PRELOAD_HELPER ? `export { bring as __vitePreload } from '${path('./src/ui/late/bring.ts')}'` : null,
}

interface Graph {
  getModuleInfo(id: string): { readonly importers: readonly string[]; readonly isEntry: boolean } | null
}

/** Whether a module is the page or a script that the page names. These stay in the entry chunk. */
function isEntry(id: string, graph: Graph): boolean {
  const info = graph.getModuleInfo(id)
  return info !== null && (info.isEntry || info.importers.some((importer) => graph.getModuleInfo(importer)?.isEntry))
}

/**
 * Whether the page's entry imports this module statically, directly or through others. All such modules form one
 * chunk. They load together anyway, and every chunk shared with a later part would cost extra names and compress
 * worse.
 */
function isFirst(id: string, graph: Graph, known: Map<string, boolean>): boolean {
  const found = known.get(id)
  if (found !== undefined) return found
  known.set(id, false)
  const info = graph.getModuleInfo(id)
  const first =
    info !== null && (isEntry(id, graph) || info.importers.some((importer) => isFirst(importer, graph, known)))
  known.set(id, first)
  return first
}

const known = new Map<string, boolean>()

/** The mode of the build that the end-to-end tests open: the page with `src/testing/hook.ts` before it. */
const TESTING = 'testing'

const withTestHook: Plugin = {
  name: 'with-test-hook',
  transformIndexHtml: {
    order: 'pre',
    handler: () => [{ tag: 'script', attrs: { type: 'module', src: '/src/testing/hook.ts' }, injectTo: 'head' }],
  },
}

/** Ends the build of the shipped page where a chunk of it, or of its worker, has a module of the tests. */
const shipsNoTests: Plugin = {
  name: 'ships-no-tests',
  apply: 'build',
  generateBundle(_options, bundle) {
    const src = path('./src/')
    const isOurTest = (id: string) => id.startsWith(src) && isTestCode(id.slice(src.length))
    const shipped = Object.values(bundle).flatMap((file) =>
      file.type === 'chunk' ? file.moduleIds.filter(isOurTest) : [],
    )
    if (shipped.length > 0) this.error(`Code of tests would be shipped: ${shipped.join(', ')}`)
  },
}

export default defineConfig(({ mode }) => ({
  // Relative, so that the static build works from any sub-path of any file host.
  base: './',
  plugins: [react(), withoutPolicyInDev, withoutUnused, partsByFetch, mode === TESTING ? withTestHook : shipsNoTests],
  // Files have their hash in the name. Without this a browser asks again for each part that it has just fetched.
  preview: { headers: { 'Cache-Control': 'max-age=3600' } },
  worker: { format: 'es', plugins: () => (mode === TESTING ? [] : [shipsNoTests]) },
  build: {
    outDir: mode === TESTING ? 'dist-testing' : 'dist',
    target: 'es2022',
    manifest: true,
    // Includes the part's own file: `bring` fetches all files before it imports any.
    modulePreload: { resolveDependencies: (file, others) => [...new Set([file, ...others])] },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              debugName: 'page',
              name: (id, graph) => (!isEntry(id, graph) && isFirst(id, graph, known) ? 'page' : null),
            },
            // Small modules that several later parts import. As a file each they cost more requests than bytes.
            { name: 'shared', minShareCount: 2, maxModuleSize: 4_000 },
          ],
        },
      },
    },
  },
}))
