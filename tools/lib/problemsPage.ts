/** The text of docs/problems.md: what training reaches on each problem with its usual set-up, and how long it takes. */
import { metricOfTask } from '../../src/core/metrics/names'
import type { Problem } from '../../src/core/problems/define'
import { inUnitOf } from '../../src/core/problems/targets'
import { metrics as metricNames } from '../../src/i18n/en/metrics'
import { problems as names } from '../../src/i18n/en/problems'

/** What was measured of one problem. */
export interface Measured {
  readonly problem: Problem
  readonly rows: number
  /** Test metric of each usual task, the median over the seeds. */
  readonly metrics: readonly number[]
  /** Seconds of one run, by engine. */
  readonly cpu: number
  readonly wasm: number
}

const nameOf = (of: keyof typeof names, id: string) => (names[of] as Readonly<Record<string, string>>)[id] ?? id
const seconds = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0))

/** What a line begins with: the test looks for it. */
export const lineOf = (problem: string, target: string): string => `| \`${problem}\` | \`${target}\` |`

export function problemsPage(measured: readonly Measured[], steps: number, seeds: number, machine: string): string {
  const lines = measured.flatMap(({ problem, rows, metrics, cpu, wasm }) =>
    problem.usualTasks.map((task, t) => {
      const metric = metricOfTask(problem, task)
      const unit = metric === 'mae' ? inUnitOf(problem, task)?.unit : undefined
      const cells = [
        ...[
          nameOf('names', problem.id),
          nameOf('targets', task.target),
          `${metricNames.name[metric]} ${metrics[t].toFixed(3)}${unit ? ` ${unit}` : ''}`,
        ],
        ...(t === 0 ? [String(rows), String(steps), seconds(cpu), seconds(wasm)] : ['', '', '', '']),
      ]
      return `${lineOf(problem.id, task.target)} ${cells.join(' | ')} |`
    }),
  )
  return [
    '# Problems',
    '',
    `What training reaches on each problem with the tasks with which it begins and the page's usual network, optimizer and weighting, or those that come with the choice of the problem: the test metric after ${steps} steps, the median of ${seeds} seeds on the WASM engine. Seconds are those of one run in Node, without a page; the CPU engine is measured over part of the steps. Written by \`npm run docs:problems\` on ${machine}.`,
    '',
    '| id | target | problem | task | test | rows | steps | seconds, CPU | seconds, WASM |',
    '| --- | --- | --- | --- | --- | ---: | ---: | ---: | ---: |',
    ...lines,
    '',
  ].join('\n')
}
