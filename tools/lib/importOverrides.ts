/**
 * The table of imports as Biome reads it. Biome sees what an import says, not where it leads, so a rule is
 * written for each depth from which `../` leads to the same place. Of several overrides that fit a file the
 * last one holds: they go from the general to the special.
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
    // Whatever is not relative is a package.
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

/** Layers that the rule leaves out, without what it allows of them. Biome cannot refuse code and allow its types. */
function layersRefused({ from, may, types }: Rule): string[] {
  const allowed = [...may, ...types].map((place) => place.replace(/\.tsx?$/, ''))
  const [own] = from.split('/')
  return LAYERS.filter((layer) => layer !== own && layer !== 'testing' && !allowed.includes(layer)).flatMap((layer) => [
    `**/${layer}/**`,
    ...allowed.filter((place) => place.startsWith(`${layer}/`)).map((place) => `!**/${place}`),
    // A folder of `ui` may have a layer's name.
    ...(allowed.includes('ui') && UI_FOLDERS.includes(`ui/${layer}`) ? [`!**/ui/${layer}/**`] : []),
  ])
}

/**
 * Folders of `ui` that a rule for one of them leaves out. Its own stays in the list, which makes the lists of all
 * features equal: no file writes the name of its own folder in an import.
 */
function foldersRefused({ from, may }: Rule): string[] {
  const left = UI_FOLDERS.filter((folder) => !may.includes(folder))
  return !UI_FOLDERS.includes(from) || left.every((folder) => folder === from)
    ? []
    : left.map((folder) => folder.replace('ui/', ''))
}

/** Rules that say the same are one override. */
function merged(overrides: readonly Override[]): Override[] {
  const byRule = new Map<string, Override>()
  for (const override of overrides) {
    const key = JSON.stringify(override.linter)
    byRule.set(key, { ...override, includes: [...(byRule.get(key)?.includes ?? []), ...override.includes] })
  }
  return [...byRule.values()]
}
