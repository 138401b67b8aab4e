import { useMemo } from 'react'
import { type Answer, answersOf } from '../../core/measures/answers'
import { pictures } from '../../state/run'
import { useRun } from './useStores'
import type { NamedTask } from './useTasks'

export interface RowAnswers {
  /** Rows that are shown, and rows of the whole test split. */
  readonly rows: number
  readonly of: number
  /** What each task says of a row; null where there is no prediction of the task yet. */
  readonly answers: (row: number) => readonly (Answer | null)[]
}

/** The newest predictions of test rows by these tasks; null before the first. */
export function useRowAnswers(tasks: readonly NamedTask[]): RowAnswers | null {
  const version = useRun((run) => run.picturesVersion)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` stands for the newest pictures
  return useMemo(() => {
    const read = tasks.map(({ index, problem, config }) => {
      const picture = pictures.latest(index, 'rows')
      const answer = answersOf(problem, config)
      return { picture, answer: (row: number) => (picture ? answer(picture, row) : null) }
    })
    const [first] = read.flatMap(({ picture }) => (picture ? [picture] : []))
    if (!first) return null
    return {
      rows: first.truths.length / first.width,
      of: first.of,
      answers: (row: number) => read.map(({ answer }) => answer(row)),
    }
  }, [version, tasks])
}
