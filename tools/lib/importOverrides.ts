/**
 * Translates the table of imports for Biome. Biome compares the text of an import and does not resolve it, so each
 * depth of folders, from which `../` leads to another place, has its own rule. If several overrides match a file the
 * last one wins, so they are sorted from general to special.
 */
import { LAYERS, packagesMessage, RULES, type Rule, TESTS_MESSAGE, UI_FOLDERS } from '../importRules'

interface Pattern {
  readonly group: readonly string[]
  readonly message: string
}

interface Override {
  readonly includes: readonly string[]
  readonly linter: { readonly rules: { readonly style: { readonly noRestrictedImports: unknown } } }
}

export function importOverrides(): readonly Override[] {
  const overrides = [...RULES].reverse().flatMap(overridesOf)
  return [...merged(overrides), overrideOf(['src/**/*.test.ts', 'src/**/*.test.tsx', 'src/**/testing/**'], 'off')]
}

const overrideOf = (includes: readonly string[], noRestrictedImports: unknown): Override => ({
  includes,
  linter: { rules: { style: { noRestrictedImports } } },
})

function overridesOf(rule: Rule): Override[] {
  const error = (patterns: readonly Pattern[]) => ({
    level: 'error',
    options: { patterns: patterns.filter(({ group }) => group.length > 0) },
  })
  const everywhere = [
    { group: ['**/testing/**', '**/*.test'], message: TESTS_MESSAGE },
    { group: layersRefused(rule), message: rule.message },
    // Every import that is not relative is a package.
    { group: ['**', '!./**', '!../**', ...rule.packages.map((name) => `!${name}`)], message: packagesMessage(rule) },
  ]
  if (/\.tsx?$/.test(rule.from)) return [overrideOf([`src/${rule.from}`], error(everywhere))]
  const folders = foldersRefused(rule)
  if (folders.length === 0) return [overrideOf([`src/${rule.from}/**`], error(everywhere))]
  return [
    { includes: `src/${rule.from}/*`, up: '..' },
    { includes: `src/${rule.from}/*/**`, up: '../..' },
  ].map(({ includes, up }) => {
    const group = folders.map((name) => `${up}/${name}/**`)
    return overrideOf([includes], error([...everywhere, { group, message: rule.message }]))
  })
}

/** Patterns for the layers that the rule does not allow. Allowed types count as allowed: Biome cannot tell types from code. */
function layersRefused({ from, may, types }: Rule): string[] {
  const allowed = [...may, ...types].map((place) => place.replace(/\.tsx?$/, ''))
  const [own] = from.split('/')
  return LAYERS.filter((layer) => layer !== own && layer !== 'testing' && !allowed.includes(layer)).flatMap((layer) => [
    `**/${layer}/**`,
    ...allowed.filter((place) => place.startsWith(`${layer}/`)).map((place) => `!**/${place}`),
    // A folder of `ui` may have the same name as a layer.
    ...(allowed.includes('ui') && UI_FOLDERS.includes(`ui/${layer}`) ? [`!**/ui/${layer}/**`] : []),
  ])
}

/**
 * Folders of `ui` that a rule for one of them does not allow. Its own folder stays in the list, so that all features
 * have equal lists. This is harmless, because no file names its own folder in an import.
 */
function foldersRefused({ from, may }: Rule): string[] {
  const left = UI_FOLDERS.filter((folder) => !may.includes(folder))
  return !UI_FOLDERS.includes(from) || left.every((folder) => folder === from)
    ? []
    : left.map((folder) => folder.replace('ui/', ''))
}

/** Merges overrides with equal rules. */
function merged(overrides: readonly Override[]): Override[] {
  const byRule = new Map<string, Override>()
  for (const override of overrides) {
    const key = JSON.stringify(override.linter)
    byRule.set(key, { ...override, includes: [...(byRule.get(key)?.includes ?? []), ...override.includes] })
  }
  return [...byRule.values()]
}
