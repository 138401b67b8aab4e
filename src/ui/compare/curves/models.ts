import { labelSpace, READ_VALUE } from '../../charts/labels'
import type { ChartModel, Line } from '../../charts/model'
import type { NamedTask } from '../../hooks/useTasks'
import type { LaneInWords } from '../useLanes'
import { laneCurves } from './laneCurves'

type Options = Pick<ChartModel, 'smoothing' | 'format' | 'scale'>
export type Shown = 'testLosses' | 'trainLosses' | 'testMetrics' | 'relativeTest'

const line = (lane: LaneInWords, column: Line['column'], index: number, noisy: boolean): Line => ({
  key: lane.id,
  label: lane.short,
  color: lane.color,
  ink: lane.ink,
  column,
  index,
  lane: lane.index,
  dashed: lane.dashed,
  noisy,
})

/** Most pixels for names at line ends, so that small charts keep room for their lines. */
const LABEL_ROOM = 106
export const spaceFor = (lanes: readonly LaneInWords[]): number =>
  labelSpace(
    lanes.map(({ short }) => READ_VALUE + short),
    LABEL_ROOM,
  )

const look = { source: laneCurves, readAtLabels: true, unlike: true } as const

/** One task, with a line per lane. Of the baselines only the task's own is shown: the others do not train this task. */
export const taskModel = (
  lanes: readonly LaneInWords[],
  task: NamedTask,
  shown: Shown,
  options: Options,
): ChartModel => ({
  ...options,
  ...look,
  scale: shown === 'testMetrics' ? 'linear' : options.scale,
  labelSpace: spaceFor(lanes),
  lines: lanes
    .filter(({ lane }) => lane.only === null || lane.only === task.id)
    .map((lane) => line(lane, shown, task.index, true)),
})

const TOTALS: Readonly<Record<Shown, Line['column']>> = {
  testLosses: 'totalTest',
  trainLosses: 'totalTrain',
  testMetrics: 'totalTest',
  relativeTest: 'relativeTestSum',
}

/**
 * The weighted total of each lane. Every lane weighs differently, so lanes can be compared by the sum of relative losses
 * only. A baseline minimises one loss only and has no line.
 */
export const totalModel = (lanes: readonly LaneInWords[], shown: Shown, options: Options): ChartModel => ({
  ...options,
  ...look,
  labelSpace: spaceFor(lanes),
  lines: lanes.filter(({ dashed }) => !dashed).map((lane) => line(lane, TOTALS[shown], 0, true)),
})
