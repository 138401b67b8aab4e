/**
 * npm run convergence: steps until the test accuracy first reaches 95 %, for every 2-D classification
 * target trained alone with each preset. Median of three seeds. Asserts nothing.
 */

import { CLASSIFICATION, stepsToAccuracy } from '../src/engine/testing/convergence'
import { presets } from '../src/engine/testing/presets'

const SEEDS = [1, 2, 3]
const MOST = 3000

async function main(): Promise<void> {
  console.log(`Steps to 95 % test accuracy, median of ${SEEDS.length} seeds, at most ${MOST} steps\n`)
  console.log(`| problem | ${presets.map(({ id }) => id).join(' | ')} |`)
  console.log(`| --- |${presets.map(() => ' ---: |').join('')}`)
  for (const target of CLASSIFICATION) {
    const cells: string[] = []
    for (const preset of presets) {
      const steps: number[] = []
      for (const seed of SEEDS) steps.push(await stepsToAccuracy(target, preset, seed, 0.95, MOST))
      steps.sort((a, b) => a - b)
      cells.push(steps[1] > MOST ? '–' : String(steps[1]))
    }
    console.log(`| ${target} | ${cells.join(' | ')} |`)
  }
}

void main()
