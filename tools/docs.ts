/**
 * npm run docs: writes docs/methods.md from the registry and the reference vectors, and docs/lessons.md from the lessons.
 * `-- --check` writes nothing and fails if a file is out of date; `npm test` runs that.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { checkGolden, type GoldenFile, type GoldenResult } from '../src/core/testing/golden'
import { weightings } from '../src/core/weightings/all'
import { modifiers } from '../src/core/weightings/modifiers/all'
import { methods } from '../src/i18n/en/methods'
import { lessonsPage } from './lib/lessonsPage'

const docs = new URL('../docs/', import.meta.url)
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

const pages: Readonly<Record<string, string>> = { 'methods.md': table(), 'lessons.md': lessonsPage() }
const isChecked = process.argv.includes('--check')
mkdirSync(docs, { recursive: true })
for (const [name, wanted] of Object.entries(pages)) {
  const page = new URL(name, docs)
  if (!isChecked) {
    writeFileSync(page, wanted)
    console.log(`docs/${name} written`)
  } else if (!existsSync(page) || readFileSync(page, 'utf8') !== wanted) {
    console.error(`docs/${name} is not up to date: npm run docs`)
    process.exitCode = 1
  }
}
