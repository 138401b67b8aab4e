/** npm run check:golden -- DIR: runs vectors of reference libraries through the registry; prints a line for each method. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkEdgeCases, checkGolden, type EdgeFile, type GoldenFile } from '../src/core/testing/golden'
import { goldenFault } from './lib/goldenFault'

function checkFile(folder: string, name: string): boolean {
  const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as GoldenFile & EdgeFile
  const fault = name === 'edge-cases.json' || file?.method === 'edge-cases' ? null : goldenFault(file)
  if (fault) {
    console.log(`${name.padEnd(24)} FAIL: ${fault}`)
    return false
  }
  if (file.method === 'edge-cases' || name === 'edge-cases.json') {
    const faults = checkEdgeCases(file)
    for (const fault of faults) console.log(`  ${fault}`)
    console.log(
      `${name.padEnd(24)} ${String(file.cases.length).padStart(3)} cases, every method  ${faults.length === 0 ? 'pass' : 'FAIL'}`,
    )
    return faults.length === 0
  }
  const result = checkGolden(file)
  if (!result) {
    console.log(`${name.padEnd(24)} FAIL: unknown method '${file.method}'`)
    return false
  }
  const { cases, worst, where, tolerance, faults, uncompared, pass } = result
  const why = [...faults, ...(worst > 1 ? [where] : [])].join('; ')
  const rest = uncompared.length > 0 ? `  (not compared: ${uncompared.join(', ')})` : ''
  const allowed = `tolerance rel ${tolerance.rel.toExponential(0)} abs ${tolerance.abs.toExponential(0)}`
  console.log(
    `${file.method.padEnd(24)} ${String(cases).padStart(3)} cases  worst error ${worst.toExponential(2)} of allowed  ${allowed}  ${pass ? 'pass' : `FAIL (${why})`}${rest}`,
  )
  return pass
}

const folder = process.argv[2]
if (!folder) {
  console.error('usage: npm run check:golden -- DIR')
  process.exit(2)
}
const names = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.json')).sort()
if (names.length === 0) console.error(`No vectors (*.json) in ${folder}`)
const passed = names.map((name) => {
  try {
    return checkFile(folder, name)
  } catch (error) {
    console.log(`${name.padEnd(24)} FAIL: ${error instanceof Error ? error.message : String(error)}`)
    return false
  }
})
process.exit(names.length > 0 && passed.every(Boolean) ? 0 : 1)
