/** npm run imports: writes `biome.imports.json` from the table in `importRules.ts`. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { importOverrides } from './lib/importOverrides'

const file = fileURLToPath(new URL('../biome.imports.json', import.meta.url))
const biome = fileURLToPath(new URL('../node_modules/@biomejs/biome/bin/biome', import.meta.url))

writeFileSync(file, `${JSON.stringify({ overrides: importOverrides() }, null, 2)}\n`)
execFileSync(process.execPath, [biome, 'format', '--write', file], { stdio: 'inherit' })
