import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { problems } from '../src/core/problems/all'
import { lineOf, problemsPage } from './lib/problemsPage'

const wanted = problems.flatMap(({ id, usualTasks }) => usualTasks.map(({ target }) => lineOf(id, target)))

test('docs/problems.md has a line for each usual task of each problem, and no others: npm run docs:problems', () => {
  const lines = readFileSync('docs/problems.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  expect(lines.map((line) => wanted.find((start) => line.startsWith(start)))).toEqual(wanted)
  for (const line of lines) expect(line).toMatch(/(accuracy|AUC|R.) -?\d+\.\d{3} \|/)
})

test('the page has the metrics of every task, and rows, steps and times of the problem once', () => {
  const [problem] = problems
  const metrics = problem.usualTasks.map((_, t) => 0.5 + t / 8)
  const page = problemsPage([{ problem, rows: 600, metrics, cpu: 12.34, wasm: 1.27 }], 2000, 3, 'a machine')
  expect(page.match(/\| 600 \| 2000 \| 12 \| 1\.3 \|/g)).toHaveLength(1)
  metrics.forEach((metric) => {
    expect(page).toContain(metric.toFixed(3))
  })
})
