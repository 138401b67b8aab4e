/**
 * Who may import whom: the one table. `biome.imports.json` is made from it (`npm run imports`), so that an
 * editor and `biome check` refuse a breach where it is written. `imports.test.ts` holds both against it: what
 * Biome refuses, and every import of the real source.
 *
 * A type may be imported where code may not: `import type` is gone when the page is built, so it pulls
 * nothing into a chunk. Biome's rule cannot tell the two apart. Where the table allows types alone, Biome
 * refuses nothing and the test over the real source does.
 *
 * Tests and `testing/` folders may import everything. Nothing that ships may import them.
 */

export interface Rule {
  /** The folder, or the file, below `src` that the rule is about. The first rule that fits a file holds for it. */
  readonly from: string
  /** Folders and files below `src` that it may import, besides itself. */
  readonly may: readonly string[]
  /** Folders and files of which it may import types alone. */
  readonly types: readonly string[]
  /** Packages and their paths; two stars at the end stand for the rest of a name. */
  readonly packages: readonly string[]
  /** What Biome says at an import of another place. */
  readonly message: string
}

const rule = (
  from: string,
  may: readonly string[],
  message: string,
  rest: Partial<Pick<Rule, 'types' | 'packages'>> = {},
): Rule => ({ from, may, message, types: [], packages: [], ...rest })

/** Top folders of `src`: a folder that is missing here is not watched, so the test compares them with the disk. */
export const LAYERS = ['core', 'engine', 'worker', 'share', 'state', 'i18n', 'ui', 'testing'] as const

/** What all of `ui` may import of the other layers. The page imports no engine: that code is the worker's. */
const BELOW_UI = ['core', 'share', 'state', 'i18n']
const TYPES_OF_UI = ['engine', 'worker/protocol']
const PACKAGES_OF_UI = ['react', 'zustand', 'zustand/**']

/**
 * Folders of `ui` that every feature may use, from the lowest to the highest: each imports only those before
 * it. `methods` is how a weighting is chosen and set, for the run and for a lane alike.
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
  'compare',
  'curves',
  'film',
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
  rule('worker', ['core', 'engine'], 'worker imports core and engine.'),
  rule('share', ['core'], 'share imports core alone.', { packages: ['fflate'] }),
  rule(
    'state',
    // share: addresses and kept comparisons are written and read there.
    ['core', 'share', 'worker/client.ts', 'worker/protocol.ts'],
    'state imports core, share, worker/client, worker/protocol and types of engine.',
    { types: ['engine'], packages: ['zustand/vanilla', 'idb-keyval'] },
  ),
  rule('i18n', [], 'i18n imports types of core alone.', { types: ['core'], packages: ['zustand/vanilla'] }),
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
      SHARED_FOLDERS,
      'A feature of ui imports shared folders and no other feature: ui/shell puts them together.',
    ),
  ),
  ofUi('ui/shell', [...SHARED_FOLDERS, ...FEATURE_FOLDERS], 'ui/shell imports all of ui.'),
  rule('main.tsx', ['i18n', 'state', 'ui'], 'main.tsx starts the page: it imports i18n, state and ui.', {
    packages: ['react-dom/client'],
  }),
]

/** Code of tests. It may look everywhere, and no visitor is sent it. */
export const isTestCode = (file: string): boolean => /(^|\/)testing\/|\.test\.tsx?$/.test(file)

export interface Import {
  /** The importing file, below `src`. */
  readonly file: string
  /** As it is written there. */
  readonly specifier: string
  /** Whether it is an `import type`, or an `export type … from`. */
  readonly type: boolean
}

/** Why the import is refused; null where it is allowed. */
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

/** Whether a folder holds a file, or is the file; a file's name may lack its ending, as in an import. */
function holds(place: string, target: string): boolean {
  const bare = place.replace(ENDING, '')
  return target.replace(ENDING, '') === bare || target.startsWith(`${place}/`)
}

const ENDING = /\.tsx?$/

function isPackage(specifier: string, allowed: string): boolean {
  return allowed.endsWith('**') ? specifier.startsWith(allowed.slice(0, -2)) : specifier === allowed
}

/** The target below `src`. What Vite reads behind a question mark is no part of its name. */
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
