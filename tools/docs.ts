/**
 * npm run docs: writes docs/methods.md from the registry and the reference vectors. `-- --check` writes nothing
 * and fails if the file is out of date; `npm test` runs that.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checkGolden, type GoldenFile, type GoldenResult } from '../src/core/testing/golden'
import { weightings } from '../src/core/weightings/all'
import { modifiers } from '../src/core/weightings/modifiers/all'
import { methods } from '../src/i18n/en/methods'

const page = fileURLToPath(new URL('../docs/methods.md', import.meta.url))
const vectors = new URL('../src/core/testing/golden/', import.meta.url)

/** Results by method. The vectors `cr-mogm` belong to the modifier `smooth`. */
function results(): Map<string, GoldenResult> {
  const found = new Map<string, GoldenResult>()
  for (const name of readdirSync(vectors)) {
    if (!name.endsWith('.json') || name === 'edge-cases.json') continue
    const result = checkGolden(JSON.parse(readFileSync(new URL(name, vectors), 'utf8')) as GoldenFile)
    if (result) found.set(result.method, result)
  }
  return found
}

/** The error rounded up to a power of ten: further digits differ between processors. */
const rough = (share: number): string => (share === 0 ? '0' : `1e${Math.ceil(Math.log10(share))}`)

function agreement(result: GoldenResult | undefined): string {
  if (!result) return 'no reference code: own tests'
  const { cases, worst, tolerance } = result
  return `${cases} cases, rel ${tolerance.rel.toExponential(0)}: ${result.pass ? 'pass' : 'FAIL'} (at most ${rough(worst)} of it)`
}

function table(): string {
  const known = results()
  const { modifiers: _, traits: __, ...own } = methods
  const texts = own as Readonly<Record<string, { readonly name: string; readonly short: string }>>
  const rows = weightings.map((weighting) => {
    const { id, family } = weighting
    const citation = 'citation' in weighting ? weighting.citation : undefined
    const source = citation ? `[${citation.text}](${citation.url})` : '–'
    const { name, short } = texts[id]
    return `| \`${id}\` | ${name} | ${family} | ${short} | ${source} | ${agreement(known.get(id))} |`
  })
  const around = modifiers.map(({ id }) => `\`${id}\``).join(', ')
  return [
    '# Weightings',
    '',
    'Every way of combining task losses that the playground offers, and how far it agrees with vectors made by running the reference Python libraries. Written by `npm run docs`; formulas, symbols, units and where we differ are in the docstring of each file in `src/core/weightings`.',
    '',
    '| id | name | family | in a sentence | source | agreement with reference vectors |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `Modifiers around any of them: ${around}. \`smooth\` is CR-MOGM (Zhou et al. 2022): ${agreement(known.get('cr-mogm'))}.`,
    '',
  ].join('\n')
}

const wanted = table()
if (process.argv.includes('--check')) {
  const present = readFileSync(page, 'utf8')
  if (present !== wanted) console.error('docs/methods.md is not up to date: npm run docs')
  process.exit(present === wanted ? 0 : 1)
}
mkdirSync(new URL('../docs/', import.meta.url), { recursive: true })
writeFileSync(page, wanted)
console.log('docs/methods.md written')
