/** npm run check:parity -- DIR: repeats recorded PyTorch runs on the CPU engine; prints a line for each file. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCpuEngine } from '../src/engine/cpu/engine'
import { replayParity } from '../src/engine/testing/parity'
import type { ParityFile } from '../src/engine/testing/parityFile'
import { missingWeighting } from '../src/engine/testing/parityWeights'

async function check(folder: string): Promise<boolean> {
  const all = existsSync(folder) ? readdirSync(folder) : []
  const names = all.filter((name) => name.endsWith('.json')).sort()
  if (names.length === 0) {
    console.error(`No recordings (*.json) in ${folder}`)
    return false
  }
  let good = true
  for (const name of names) {
    try {
      const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as ParityFile
      if (file.format !== 'mtl-parity/1') throw new Error(`format is '${file.format}', expected 'mtl-parity/1'`)
      const missing = missingWeighting(file)
      if (missing !== null) {
        console.log(`${name.padEnd(36)} not yet: ${missing}`)
        continue
      }
      const { worst, tolerance, where } = await replayParity(createCpuEngine(), file)
      const pass = worst <= tolerance
      good &&= pass
      console.log(
        `${name.padEnd(36)} worst error ${worst.toExponential(2)}  tolerance ${tolerance.toExponential(0)}  ${pass ? 'pass' : `FAIL (${where})`}`,
      )
    } catch (error) {
      good = false
      console.log(`${name.padEnd(36)} FAIL (${error instanceof Error ? error.message : String(error)})`)
    }
  }
  return good
}

const folder = process.argv[2]
if (!folder) {
  console.error('usage: npm run check:parity -- DIR')
  process.exit(2)
}
check(folder).then((good) => process.exit(good ? 0 : 1))
