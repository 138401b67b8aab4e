/** What a trial allows to be said of each lane against one of them. Pure. */
import { type Verdict, verdict } from '../../../core/measures/paired'
import type { LaneResult } from '../../../state/compare/results'
import type { ResultTask } from './tableModel'

/** A measure of a lane by seed, turned so that higher is better; NaN where there is none. */
export function trialValues(
  { lane, losses, metrics, seeds }: LaneResult,
  tasks: readonly ResultTask[],
  measure: string,
): readonly number[] {
  if (measure === 'meanMetric') {
    return seeds.map((_, s) =>
      lane.only === null ? tasks.reduce((sum, __, t) => sum + metrics[t]?.[s], 0) / tasks.length : Number.NaN,
    )
  }
  const [kind, id] = measure.split(' ')
  const t = tasks.findIndex((task) => task.id === id)
  if (t < 0 || (lane.only !== null && lane.only !== id)) return seeds.map(() => Number.NaN)
  return seeds.map((_, s) => (kind === 'loss' ? -losses[t]?.[s] : metrics[t]?.[s]) ?? Number.NaN)
}

/** Of every other lane that has the measure; corrected for how many of them are tested. */
export function trialVerdicts(
  results: readonly LaneResult[],
  tasks: readonly ResultTask[],
  measure: string,
  reference: number,
): { readonly verdicts: readonly Verdict[]; readonly tested: number } {
  const values = results.map((result) => trialValues(result, tasks, measure))
  const base = results[reference]
  if (!base || !values[reference].some(Number.isFinite)) return { verdicts: [], tested: 0 }
  const lanes = results.flatMap(({ seeds }, lane) => {
    if (lane === reference || !values[lane].some(Number.isFinite)) return []
    const differences = seeds.flatMap((seed, s) => {
      const at = base.seeds.indexOf(seed)
      return at < 0 ? [] : [values[lane][s] - values[reference][at]]
    })
    return [{ lane, differences }]
  })
  const verdicts = verdict(lanes)
  return { verdicts, tested: verdicts.filter(({ p }) => p !== null).length }
}

export type Finding = 'ahead' | 'behind' | 'notAhead' | 'notBehind' | 'noDifference' | 'tooFewSeeds'

/** Which sentence a verdict makes; one that does not convince says at least where it stands. */
export function findingOf({ reason, wins, losses }: Verdict): Finding {
  if (reason !== 'notConvincing') return reason
  return wins >= losses ? 'notAhead' : 'notBehind'
}
