/**
 * npm run check:lessons [id …]: measures the claims of the lessons, or of those that are named, and prints effect,
 * margin and control. Ends with an error if a claim does not hold.
 */
import { lessons } from '../src/lessons/all'
import { holds, measure } from '../src/lessons/testing/measure'

const range = (values: readonly number[]): string => {
  const shown = [Math.min(...values), Math.max(...values)].map((value) => value.toPrecision(3))
  return shown[0] === shown[1] ? shown[0] : `${shown[0]} to ${shown[1]}`
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2)
  let failed = 0
  for (const { id, claims } of lessons) {
    if (wanted.length > 0 && !wanted.includes(id)) continue
    for (const claim of claims) {
      const measured = await measure(claim)
      const ok = holds(claim, measured)
      if (!ok) failed++
      console.log(`${ok ? 'holds' : 'FAILS'}  ${id}: ${claim.says}`)
      console.log(`       effect ${range(measured.effects)}, at least ${claim.margin}; `)
      console.log(`       control ${range(measured.controls)}, below ${claim.gone}; seeds ${claim.seeds.join(', ')}`)
    }
  }
  console.log(failed === 0 ? 'All claims hold.' : `${failed} claims fail.`)
  if (failed > 0) process.exitCode = 1
}

void main()
