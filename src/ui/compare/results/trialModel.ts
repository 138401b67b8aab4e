/** What a trial allows to say about each lane against the reference lane. Pure. */
import { pairedDifferences, type Verdict, verdict } from '../../../core/measures/paired'
import { meanOfAll } from '../../../core/measures/summary'
import { isLowerBetter } from '../../../core/metrics/names'
import type { LaneResult } from '../../../state/compare/results'
import type { ResultTask } from './tableModel'

/** A measure of a lane by seed, with the sign at which higher is better; NaN where there is none. */
export function trialValues(
  { lane, losses, metrics, scores, seeds }: LaneResult,
  tasks: readonly ResultTask[],
  measure: string,
): readonly number[] {
  if (measure === 'meanMetric') {
    return seeds.map((_, s) => (lane.only === null ? meanOfAll(tasks.map((__, t) => scores[t]?.[s])) : Number.NaN))
  }
  const [kind, id] = measure.split(' ')
  const t = tasks.findIndex((task) => task.id === id)
  if (t < 0 || (lane.only !== null && lane.only !== id)) return seeds.map(() => Number.NaN)
  const sign = kind === 'loss' || isLowerBetter(tasks[t].metric) ? -1 : 1
  const values = (kind === 'loss' ? losses : metrics)[t]
  return seeds.map((_, s) => sign * (values?.[s] ?? Number.NaN))
}

export interface TrialFindings {
  readonly verdicts: readonly Verdict[]
  /** Number of verdicts with a test: the p-values are corrected for it. */
  readonly tested: number
  /** Lanes that train all tasks and have no number for the measure: they diverged for every seed. */
  readonly without: readonly number[]
  /** Why there is no verdict at all: a single lane, or no number for the reference or for any other lane. */
  readonly nothing: 'oneLane' | 'noReference' | 'nothing' | null
}

/** Verdicts on every other lane that has the measure, corrected for the number of tests. */
export function trialVerdicts(
  results: readonly LaneResult[],
  tasks: readonly ResultTask[],
  measure: string,
  reference: number,
): TrialFindings {
  const values = results.map((result) => trialValues(result, tasks, measure))
  const known = values.map((ofLane) => ofLane.some(Number.isFinite))
  const without = results.flatMap(({ lane }, k) => (known[k] || lane.only !== null || k === reference ? [] : [k]))
  const none = (nothing: TrialFindings['nothing']): TrialFindings => ({ verdicts: [], tested: 0, without, nothing })
  const base = results[reference]
  if (!base || results.length < 2) return none('oneLane')
  if (!known[reference]) return none('noReference')
  const lanes = results.flatMap(({ seeds }, lane) => {
    if (lane === reference || !known[lane]) return []
    const differences = pairedDifferences(
      { seeds, values: values[lane] },
      { seeds: base.seeds, values: values[reference] },
    )
    return [{ lane, differences }]
  })
  const verdicts = verdict(lanes)
  if (verdicts.length === 0) return none('nothing')
  return { verdicts, tested: verdicts.filter(({ p }) => p !== null).length, without, nothing: null }
}

export type Finding = 'ahead' | 'behind' | 'notAhead' | 'notBehind' | 'noDifference' | 'tooFewSeeds'

/** The key of a verdict's sentence. One that is not significant still says which lane won more seeds. */
export function findingOf({ reason, wins, losses }: Verdict): Finding {
  if (reason !== 'notConvincing') return reason
  return wins >= losses ? 'notAhead' : 'notBehind'
}
