import { useMemo } from 'react'
import { hasProbability } from '../../core/measures/answers'
import { inUnitOf } from '../../core/problems/targets'
import { pictures } from '../../state/run'
import { useFormat } from '../hooks/useFormat'
import { useRun } from '../hooks/useStores'
import { classNamesIn, type NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { type RowsReading, readRows } from './rowsReading'
import { useReader } from './useReader'

interface Shown {
  readonly reading: RowsReading
  /** Rows that are shown, and rows of the whole test split. */
  readonly rows: number
  readonly of: number
}

/** The newest predictions of test rows for a task; null before the first. */
export function useRowsReading(task: NamedTask): Shown | null {
  const reader = useReader(task)
  const version = useRun((run) => run.picturesVersion)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` stands for the newest picture
  return useMemo(() => {
    const picture = pictures.latest(task.index, 'rows')
    // For a moment after a change the picture may be of another task.
    if (!picture || picture.truths.length === 0) return null
    const reading = readRows(task.problem, task.config, reader, picture)
    return { reading, rows: picture.truths.length / picture.width, of: picture.of }
  }, [version, reader, task.index])
}

/** Names of a task's classes in the language of the page. */
export function useClassNames(task: NamedTask): readonly string[] {
  const text = useText('problems')
  return useMemo(() => (task.kind === 'regression' ? [] : classNamesIn(text, task)), [task, text])
}

/** Name of a unit in the language of the page; '' for none. */
export function useUnitName(unit: string): string {
  return useText('problems').maybe(`units.${unit}`) ?? unit
}

/** Writes a value with its unit. */
export function useWithUnit(unit: string): (value: number) => string {
  const format = useFormat()
  const name = useUnitName(unit)
  return (value) => [format.significant(value, 3), name].filter(Boolean).join(' ')
}

/** Writes a prediction as `Reader.prediction` gives it: a class, the probability of class 1 or a margin, or a number in its unit. */
export function usePredictionText(task: NamedTask): (prediction: number) => string {
  const names = useClassNames(task)
  const format = useFormat()
  const { unit, offset, factor } = (task.kind === 'regression' && inUnitOf(task.problem, task.config)) || PLAIN
  const withUnit = useWithUnit(unit)
  if (task.kind === 'regression') return (prediction) => withUnit(offset + factor * prediction)
  if (task.kind === 'multiclass') return (prediction) => names[prediction]
  if (hasProbability(task.problem, task.config)) return (probability) => `${names[1]} ${format.percent(probability)}`
  // A reading of 0.5 + m / 2 for a margin m up to 1, and no probability.
  return (reading) => {
    const margin = Math.abs(2 * reading - 1)
    return `${names[reading > 0.5 ? 1 : 0]} (m ${margin < 1 ? `= ${format.significant(margin, 2)}` : '≥ 1'})`
  }
}

const PLAIN = { unit: '', offset: 0, factor: 1 }
