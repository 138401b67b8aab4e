/** What a trial allows to be said of each lane against one of them. Pure. */
import { pairedDifferences, type Verdict, verdict } from '../../../core/measures/paired'
import { meanOfAll } from '../../../core/measures/summary'
import type { LaneResult } from '../../../state/compare/results'
import type { ResultTask } from './tableModel'

/** A measure of a lane by seed, turned so that higher is better; NaN where there is none. */
export function trialValues(
  { lane, losses, metrics, seeds }: LaneResult,
  tasks: readonly ResultTask[],
  measure: string,
): readonly number[] {
  if (measure === 'meanMetric') {
    return seeds.map((_, s) => (lane.only === null ? meanOfAll(tasks.map((__, t) => metrics[t]?.[s])) : Number.NaN))
  }
  const [kind, id] = measure.split(' ')
  const t = tasks.findIndex((task) => task.id === id)
  if (t < 0 || (lane.only !== null && lane.only !== id)) return seeds.map(() => Number.NaN)
  return seeds.map((_, s) => (kind === 'loss' ? -losses[t]?.[s] : metrics[t]?.[s]) ?? Number.NaN)
}

export interface TrialFindings {
  readonly verdicts: readonly Verdict[]
  /** How many of the verdicts are tests, for which the others are corrected. */
  readonly tested: number
  /** Lanes that train all tasks and have no number of the measure: they diverged in every seed. */
  readonly without: readonly number[]
  /** Why there is no verdict at all: one lane, no number of the reference, or none of any other lane. */
  readonly nothing: 'oneLane' | 'noReference' | 'nothing' | null
}

/** Of every other lane that has the measure; corrected for how many of them are tested. */
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

/** Which sentence a verdict makes; one that does not convince says at least where it stands. */
export function findingOf({ reason, wins, losses }: Verdict): Finding {
  if (reason !== 'notConvincing') return reason
  return wins >= losses ? 'notAhead' : 'notBehind'
}
