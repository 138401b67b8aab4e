/**
 * npm run bench:landscapes [STEPS]: processor time of a step of a path over the valley, for every weighting that has
 * one. Prints a table, the slowest last. Asserts nothing.
 */
import { landscapeById } from '../src/core/landscapes/all'
import { createPath } from '../src/core/landscapes/paths'
import { refusalOf } from '../src/core/landscapes/refusal'
import { usualSetup } from '../src/core/landscapes/setup'
import type { LooseOptions } from '../src/core/options'
import { weightings } from '../src/core/weightings/all'

const STEPS = Number(process.argv[2] ?? 20_000)
const setup = { ...usualSetup('valley-scaled'), steps: 2 * STEPS }

const OPTIONS: Readonly<Record<string, LooseOptions>> = { famo: { decay: 0, minLosses: [-2.1, -21] } }

/** Microseconds of a step, after as many steps that let the JIT compile. */
function timeOf(id: string): number {
  const path = createPath(setup, { id, options: OPTIONS[id] ?? {}, modifiers: [] }, [-7.5, -0.5])
  path.advance(STEPS)
  const before = process.cpuUsage()
  path.advance(STEPS)
  return process.cpuUsage(before).user / STEPS
}

const ids = (weightings as readonly { readonly id: string }[]).map(({ id }) => id)
const isRefused = (id: string) =>
  refusalOf(landscapeById('valley-scaled'), { id, options: OPTIONS[id] ?? {}, modifiers: [] }) !== null
const rows = ids
  .filter((id) => !isRefused(id))
  .map((id) => ({ id, time: timeOf(id) }))
  .sort((a, b) => a.time - b.time)

console.log(`One step of a path, processor time in microseconds, Node ${process.version}`)
console.log(`${'weighting'.padEnd(20)} ${'a step'.padStart(8)} ${'100,000 steps'.padStart(15)}`)
for (const { id, time } of rows) {
  console.log(`${id.padEnd(20)} ${time.toFixed(2).padStart(8)} ${`${(time / 10).toFixed(2)} s`.padStart(15)}`)
}
console.log(`Refused: ${ids.filter(isRefused).join(', ')}`)
