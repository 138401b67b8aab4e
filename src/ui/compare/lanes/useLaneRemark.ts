import { useStore } from 'zustand'
import { laneConfig } from '../../../core/comparison/expand'
import { getField } from '../../../core/config/paths'
import type { Divergence } from '../../../engine/trainer.types'
import { runsOfLane } from '../../../state/compare/actions'
import { compareStore } from '../../../state/compare/store'
import { useFormat } from '../../hooks/useFormat'
import { useLanesState } from '../../hooks/useLanesState'
import { useText } from '../../hooks/useText'
import { differenceText } from '../laneNames'
import { useComparedTasks } from '../useComparedTasks'
import { type NamedLane, useWords } from '../useLanes'

interface Remark {
  readonly text: string
  readonly warning: boolean
}

/** The remark under a lane's name: where it diverged, else what differs in it. */
export function useLaneRemark({ lane, index, name }: NamedLane): Remark {
  const text = useText('compare')
  const methods = useText('methods')
  const words = useWords()
  const comparison = useStore(compareStore, (state) => state.comparison)
  const ended = useEnds(index)
  if (ended) return { text: ended, warning: true }
  const differs = differenceText(comparison, lane, words)
  if (name !== differs) return { text: differs, warning: false }
  const config = laneConfig(comparison, lane)
  const only = lane.changes.length === 1 && lane.only === null ? lane.changes[0] : null
  if (lane.only !== null) return { text: text('what.baseline', { task: words.taskName(lane.only) }), warning: false }
  if (only?.field === 'weighting') {
    return { text: methods.maybe(`${config.weighting.id}.short`) ?? '', warning: false }
  }
  if (only) {
    const before = getField(comparison.base.config, only.field)
    const shown = typeof before === 'number' ? words.number(before) : typeof before === 'string' ? before : ''
    return { text: shown && text('what.instead', { before: shown }), warning: false }
  }
  return {
    text: text('what.nothing', {
      weighting: methods.maybe(`${config.weighting.id}.name`) ?? config.weighting.id,
      optimizer: words.optimizers.maybe(`${config.training.optimizer.id}.name`) ?? config.training.optimizer.id,
      rate: words.number(config.training.learningRate),
    }),
    warning: false,
  }
}

/** Which seeds of a lane have diverged, in words; null if none has. */
function useEnds(index: number): string | null {
  const text = useText('compare')
  const format = useFormat()
  const tasks = useComparedTasks()
  const runs = useStore(compareStore, (state) => state.runs)
  const ends = useLanesState((lanes) => lanes.ends)
  const own = runsOfLane(runs, index)
  const diverged = own
    .map((run) => ({ run, end: ends[run] }))
    .filter((entry): entry is { run: number; end: Divergence } => Boolean(entry.end))
    .sort((a, b) => a.end.step - b.end.step)
  const [first] = diverged
  if (!first) return null
  const task = tasks[first.end.task]?.name
  const values = {
    seed: runs[first.run].seed,
    count: diverged.length,
    all: own.length,
    step: format.integer(first.end.step),
    task: task ?? '',
  }
  if (diverged.length === 1) return text(task ? 'diverged' : 'divergedUnknown', values)
  return text(task ? 'divergedMany' : 'divergedManyUnknown', values)
}
