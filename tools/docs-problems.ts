/** npm run docs:problems: trains every problem with its usual tasks and writes docs/problems.md. Asserts nothing. */
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { chosen } from '../src/core/config/chosen'
import { defaultConfig } from '../src/core/config/defaults'
import type { RunConfig } from '../src/core/config/types'
import { missingData, problems } from '../src/core/problems/all'
import { keepData } from '../src/core/problems/data'
import type { Problem } from '../src/core/problems/define'
import { createCpuEngine } from '../src/engine/cpu/engine'
import type { Engine } from '../src/engine/engine'
import { createTrainer } from '../src/engine/trainer'
import { createWasmEngine } from '../src/engine/wasm/engine'
import { type Measured, problemsPage } from './lib/problemsPage'

const STEPS = 2000
/** The CPU engine is slow with many inputs, and its numbers are those of the other engine. */
const CPU_STEPS = 500
const SEEDS = [1, 2, 3]

const root = new URL('../', import.meta.url)

/** The set-up that a visitor gets who chooses the problem. */
function configOf({ id }: Problem, seed: number): RunConfig {
  const config = chosen(defaultConfig, 'problem.id', id)
  if (!config) throw new Error(`${id} cannot be chosen`)
  return { ...config, training: { ...config.training, seed } }
}

/** One run: its test metrics, its rows, and the seconds of these steps. */
async function train(engine: Engine, config: RunConfig, steps: number) {
  const trainer = await createTrainer(engine, { recordings: [{ config, edits: [] }] })
  const start = performance.now()
  while (trainer.step < steps && trainer.advance());
  const seconds = (performance.now() - start) / 1000
  const { train, test } = trainer.data
  const metrics = [...trainer.look(0).testMetrics]
  trainer.dispose()
  return { metrics, rows: train.rows + test.rows, seconds }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]

async function measure(problem: Problem, wasm: Engine): Promise<Measured> {
  for (const { name, file } of missingData(configOf(problem, 1)))
    keepData(name, new Uint8Array(readFileSync(new URL(`public/${file}`, root))))
  const runs: Awaited<ReturnType<typeof train>>[] = []
  for (const seed of SEEDS) runs.push(await train(wasm, configOf(problem, seed), STEPS))
  const slow = await train(createCpuEngine(), configOf(problem, 1), CPU_STEPS)
  return {
    problem,
    rows: runs[0].rows,
    metrics: problem.usualTasks.map((_, t) => median(runs.map(({ metrics }) => metrics[t]))),
    wasm: median(runs.map(({ seconds }) => seconds)),
    cpu: (slow.seconds * STEPS) / CPU_STEPS,
  }
}

async function main(): Promise<void> {
  const wasm = await createWasmEngine()
  if ('unavailable' in wasm) throw new Error(wasm.unavailable)
  const measured: Measured[] = []
  for (const problem of problems) {
    measured.push(await measure(problem, wasm))
    console.log(`${problem.id} measured`)
  }
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'})`
  writeFileSync(new URL('docs/problems.md', root), problemsPage(measured, STEPS, SEEDS.length, machine))
  console.log('docs/problems.md written')
}

void main()
