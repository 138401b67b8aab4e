/**
 * npm run bench:weightings: the CPU time of each weighting for a step with T = 10, over mixed families of
 * gradients. Prints a table, the slowest last. Asserts nothing.
 */
import { normal, PURPOSE, stepRandom } from '../src/core/numerics/random'
import { weightings } from '../src/core/weightings/all'
import { decide, initState } from '../src/core/weightings/decide'

const TASKS = 10
const WIDTH = 40
const CASES = 40
const ROUNDS = 25
const LIMIT = 1

/** Gramians of gradients that agree, that conflict, that are dependent, and whose lengths differ by 1e6. */
function gramian(index: number): number[][] {
  const rank = index % 4 === 3 ? 4 : WIDTH
  const shared = index % 4 === 1 ? 1.5 : 0
  const rows = Array.from({ length: TASKS }, (_, i) => {
    const scale = index % 4 === 2 ? 10 ** ((6 * i) / TASKS - 3) : 1
    return Array.from({ length: rank }, (__, p) => scale * (normal(index, PURPOSE.noise, i, p) + shared))
  })
  return rows.map((a) => rows.map((b) => a.reduce((sum, x, p) => sum + x * b[p], 0)))
}

const inputs = Array.from({ length: CASES }, (_, index) => {
  const m = gramian(index)
  return { gramian: m, losses: m.map((_, i) => 0.1 + Math.abs(normal(index, PURPOSE.labels, i))) }
})

/** Milliseconds of each call, in order. */
function times(id: string): number[] {
  const config = { id, options: {}, modifiers: [] }
  const samples: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    let state = initState(config, TASKS)
    inputs.forEach(({ gramian: m, losses }, step) => {
      const observation = {
        step,
        epoch: 0,
        learningRate: 0.01,
        taskCount: TASKS,
        userWeights: losses.map(() => 1),
        random: stepRandom(1, PURPOSE.weighting, step),
        losses,
        gramian: m,
        representationGramian: m,
        trackedGramian: m,
        squares: m.map((row, i) => row[i]),
        metrics: losses.map(() => 0.5),
      }
      const started = performance.now()
      const decision = decide(config, observation, state)
      const spent = performance.now() - started
      state = decision.state
      if (round > 0) samples.push(spent) // the first round lets the JIT compile
    })
  }
  return samples.sort((a, b) => a - b)
}

const rows = weightings
  .map(({ id }) => {
    const samples = times(id)
    return { id, median: samples[samples.length >> 1], p99: samples[Math.floor(samples.length * 0.99)] }
  })
  .sort((a, b) => a.median - b.median)

console.log(`CPU part of each weighting, T = ${TASKS}, milliseconds a step, Node ${process.version}`)
console.log(`${'weighting'.padEnd(20)} ${'median'.padStart(9)} ${'99 %'.padStart(9)}`)
for (const { id, median, p99 } of rows) {
  const note = median > LIMIT ? `  above ${LIMIT} ms` : ''
  console.log(`${id.padEnd(20)} ${median.toFixed(4).padStart(9)} ${p99.toFixed(4).padStart(9)}${note}`)
}
const slow = rows.filter((row) => row.median > LIMIT).map((row) => row.id)
console.log(slow.length > 0 ? `Above ${LIMIT} ms: ${slow.join(', ')}` : `All below ${LIMIT} ms.`)
