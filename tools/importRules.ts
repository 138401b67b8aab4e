/**
 * The one table of who may import whom. `npm run imports` writes `biome.imports.json` from it, so that editors and
 * `biome check` refuse a breach. `imports.test.ts` compares the table with what Biome refuses, and with every import
 * of the source.
 *
 * Some types may be imported from places whose code may not: `import type` disappears in the build, so it adds
 * nothing to a chunk. Biome's rule cannot tell types from code. For such places Biome refuses nothing, and only the
 * test over the source refuses code.
 *
 * Tests and `testing/` folders may import everything. Nothing that ships may import them.
 */

export interface Rule {
  /** A folder or file below `src`. The first rule whose folder contains a file applies to it. */
  readonly from: string
  /** Folders and files below `src` that it may import, in addition to itself. */
  readonly may: readonly string[]
  /** Folders and files from which it may import only types. */
  readonly types: readonly string[]
  /** Packages and paths in packages. Two stars at the end match the rest of a name. */
  readonly packages: readonly string[]
  /** Biome's message at an import from any other place. */
  readonly message: string
}

const rule = (
  from: string,
  may: readonly string[],
  message: string,
  rest: Partial<Pick<Rule, 'types' | 'packages'>> = {},
): Rule => ({ from, may, message, types: [], packages: [], ...rest })

/** Top folders of `src`. The test compares them with the disk, because a missing folder would not be checked. */
export const LAYERS = ['core', 'engine', 'worker', 'share', 'state', 'lessons', 'i18n', 'ui', 'testing'] as const

/** Layers that all of `ui` may import. The page imports no engine, because that code belongs to the worker. */
const BELOW_UI = ['core', 'share', 'state', 'i18n']
const TYPES_OF_UI = ['engine', 'worker/protocol']
const PACKAGES_OF_UI = ['react', 'zustand', 'zustand/**']

/**
 * Folders of `ui` that every feature may use, from the lowest to the highest: each imports only those before it.
 * `methods` has the controls that choose and set a weighting, which both the run and lanes use.
 */
const SHARED: readonly { readonly folder: string; readonly packages?: readonly string[] }[] = [
  { folder: 'text' },
  { folder: 'theme', packages: ['@mantine/core'] },
  { folder: 'hooks' },
  { folder: 'charts', packages: ['recharts', 'd3-array', 'd3-scale', 'd3-shape'] },
  { folder: 'late' },
  { folder: 'files' },
  { folder: 'print', packages: ['react-dom'] },
  { folder: 'controls', packages: ['@mantine/core', 'katex', 'katex/**'] },
  { folder: 'commands' },
  { folder: 'methods' },
]
const SHARED_FOLDERS = SHARED.map(({ folder }) => `ui/${folder}`)

/** Features of `ui` do not know each other: `ui/shell` puts them together. */
const FEATURES = [
  'advice',
  'classroom',
  'compare',
  'curves',
  'film',
  'images',
  'lab',
  'landscape',
  'learn',
  'map',
  'network',
  'paid',
  'problem',
  'settings',
  'share',
  'tasks',
  'tug',
  'weighting',
]
const FEATURE_FOLDERS = FEATURES.map((folder) => `ui/${folder}`)

/** All folders of `ui` but `ui/testing`. */
export const UI_FOLDERS: readonly string[] = [...SHARED_FOLDERS, ...FEATURE_FOLDERS, 'ui/shell']

const ofUi = (from: string, folders: readonly string[], message: string, packages: readonly string[] = []): Rule =>
  rule(from, [...BELOW_UI, ...folders], `${message} Of engine and worker/protocol it imports types alone.`, {
    types: TYPES_OF_UI,
    packages: [...PACKAGES_OF_UI, ...packages],
  })

const CORE = 'core imports core alone.'
const ENGINE = 'engine imports core alone.'

/** From the special to the general. */
export const RULES: readonly Rule[] = [
  rule('core/expression', ['core'], CORE, { packages: ['jsep'] }),
  rule('core', [], CORE),
  rule('engine/webgl/device.ts', ['core', 'engine'], ENGINE, { packages: ['@tensorflow/**'] }),
  rule('engine', ['core'], ENGINE),
  rule('worker/table/split.ts', ['core', 'worker'], 'worker imports core and engine.', { packages: ['papaparse'] }),
  rule('worker', ['core', 'engine'], 'worker imports core and engine.'),
  rule('share', ['core'], 'share imports core alone.', { packages: ['fflate'] }),
  rule('lessons', ['core'], 'lessons imports core and types of engine.', { types: ['engine'] }),
  rule(
    'state',
    // share: addresses and kept comparisons are written and read there.
    [
      'core',
      'share',
      'worker/client.ts',
      'worker/pool/client.ts',
      'worker/protocol.ts',
      'worker/landscape/client.ts',
      'worker/landscape/protocol.ts',
      'worker/ahead/client.ts',
      'worker/ahead/protocol.ts',
      'worker/table/client.ts',
      'worker/table/protocol.ts',
    ],
    'state imports core, share, clients and protocols of workers, and types of engine and lessons.',
    { types: ['engine', 'lessons'], packages: ['zustand/vanilla', 'idb-keyval'] },
  ),
  rule('i18n', [], 'i18n imports types of core and lessons alone.', {
    types: ['core', 'lessons'],
    packages: ['zustand/vanilla'],
  }),
  ...SHARED.map(({ folder, packages }, place) =>
    ofUi(
      `ui/${folder}`,
      SHARED_FOLDERS.slice(0, place),
      'A shared folder of ui imports those before it in tools/importRules.ts, and no feature.',
      packages,
    ),
  ),
  ...FEATURE_FOLDERS.map((folder) =>
    ofUi(
      folder,
      folder === 'ui/learn' ? ['lessons', ...SHARED_FOLDERS] : SHARED_FOLDERS,
      'A feature of ui imports shared folders and no other feature: ui/shell puts them together.',
      folder === 'ui/share' ? ['qr'] : [],
    ),
  ),
  ofUi('ui/shell', [...SHARED_FOLDERS, ...FEATURE_FOLDERS], 'ui/shell imports all of ui.'),
  rule('main.tsx', ['i18n', 'state', 'ui'], 'main.tsx starts the page: it imports i18n, state and ui.', {
    packages: ['react-dom/client'],
  }),
]

/** Whether a file is code of tests, which may import everything and does not ship. */
export const isTestCode = (file: string): boolean => /(^|\/)testing\/|\.test\.tsx?$/.test(file)

export interface Import {
  /** The importing file, below `src`. */
  readonly file: string
  /** The text between the quotes. */
  readonly specifier: string
  /** Whether it is an `import type`, or an `export type … from`. */
  readonly type: boolean
}

/** Returns why the import is refused; null if it is allowed. */
export function refusal({ file, specifier, type }: Import): string | null {
  if (isTestCode(file)) return null
  const rule = ruleOf(file)
  if (rule === undefined) return `${file}: no rule says what it may import.`
  if (!specifier.startsWith('.'))
    return rule.packages.some((allowed) => isPackage(specifier, allowed)) ? null : packagesMessage(rule)
  const target = resolved(file, specifier)
  if (isTestCode(target)) return TESTS_MESSAGE
  const allowed = [rule.from, ...rule.may, ...(type ? rule.types : [])]
  return allowed.some((place) => holds(place, target)) ? null : rule.message
}

export const ruleOf = (file: string): Rule | undefined => RULES.find(({ from }) => holds(from, file))

/** Whether a place is the target, or a folder that contains it. Endings are ignored: imports leave them out. */
function holds(place: string, target: string): boolean {
  const bare = place.replace(ENDING, '')
  return target.replace(ENDING, '') === bare || target.startsWith(`${place}/`)
}

const ENDING = /\.tsx?$/

function isPackage(specifier: string, allowed: string): boolean {
  return allowed.endsWith('**') ? specifier.startsWith(allowed.slice(0, -2)) : specifier === allowed
}

/** The target's path below `src`, without the query that Vite reads after a question mark. */
function resolved(file: string, specifier: string): string {
  const parts = file.split('/').slice(0, -1)
  for (const part of specifier.replace(/\?.*$/, '').split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

export const TESTS_MESSAGE = 'What ships imports no code of tests.'

export const packagesMessage = ({ packages }: Rule): string =>
  packages.length === 0 ? 'No package is allowed here.' : `Packages allowed here: ${packages.join(', ')}.`
