import { useFormat } from '../../hooks/useFormat'
import type { NamedTask } from '../../hooks/useTasks'
import { useText } from '../../hooks/useText'
import { binOf } from './conflictModel'
import type { ConflictPicture } from './useConflict'

/** One measure of a lane's conflict: its values over the steps, its name, and its number format. */
export interface ConflictRow {
  readonly key: string
  readonly name: string
  readonly hint: string
  readonly values: Float64Array
  readonly shown: (value: number) => string
}

export interface ConflictRowSets {
  readonly pairs: readonly ConflictRow[]
  readonly curves: readonly ConflictRow[]
  readonly loses: readonly ConflictRow[]
}

/** All rows of the picture; null before the first record, or while the picture shows other tasks. */
export function useConflictRows(picture: ConflictPicture | null, tasks: readonly NamedTask[]): ConflictRowSets | null {
  const text = useText('compareResults')
  const format = useFormat()
  if (!picture || picture.loses.length !== tasks.length) return null
  const cosine = (value: number) => format.fixed(value, 2)
  const percent = (value: number) => format.percent(value)
  const pairs = tasks.flatMap((first, i) => tasks.slice(i + 1).map((second) => [first, second] as const))
  return {
    pairs: pairs.map(([first, second], k) => ({
      key: `${first.id} ${second.id}`,
      name: text('conflict.pair', { first: first.name, second: second.name }),
      hint: text('conflict.cosine'),
      values: picture.pairs[k],
      shown: cosine,
    })),
    curves: [
      {
        key: 'share',
        name: text('conflict.share'),
        hint: text('conflict.shareHint'),
        values: picture.share,
        shown: percent,
      },
      {
        key: 'ratio',
        name: text('conflict.ratio'),
        hint: text('conflict.ratioHint'),
        values: picture.ratio,
        shown: (log) => text('conflict.times', { value: format.significant(10 ** log, 2) }),
      },
      {
        key: 'lean',
        name: text('conflict.lean'),
        hint: text('conflict.leanHint'),
        values: picture.lean,
        shown: (value) => text('conflict.degrees', { value: format.fixed(value, 0) }),
      },
    ],
    loses: tasks.map((task, t) => ({
      key: task.id,
      name: text('conflict.loses', { task: task.name }),
      hint: text('conflict.losesHint'),
      values: picture.loses[t],
      shown: percent,
    })),
  }
}

/** A row's value at a step, as text. */
export const valueAt = ({ values, shown }: ConflictRow, step: number, { x, count }: ConflictPicture): string =>
  shown(values[binOf(step, x.high, count)] ?? Number.NaN)

const TOPS: Readonly<Record<string, readonly number[]>> = {
  share: [1],
  ratio: [1, 2, 3, 4, 6, 9],
  lean: [15, 30, 45, 90, 180],
}

/** Upper end of a curve's range: the next of its `TOPS` above the largest value. */
export function topOf({ key, values }: ConflictRow): number {
  const most = Math.max(0, ...values.filter(Number.isFinite))
  const tops = TOPS[key]
  return tops.find((top) => most <= top) ?? tops[tops.length - 1]
}
