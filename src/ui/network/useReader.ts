import { useMemo } from 'react'
import type { ShownColumn } from '../controls/targetTones'
import type { NamedTask } from '../hooks/useTasks'
import { type Reader, readerOf } from './tones'

/** How this task's outputs are read. The same object while only weight, noise or labels change. */
export function useReader(task: NamedTask, column: ShownColumn = 0): Reader {
  const { target, scale, rotation, classes, expression, drawing, loss, related, original } = task.config
  // biome-ignore lint/correctness/useExhaustiveDependencies: these fields decide how outputs are read
  return useMemo(
    () => readerOf(task.problem, task.config, task.reference, column),
    [
      ...[column, task.problem, task.reference, related, original, target, scale, rotation],
      ...[classes, expression, drawing, loss.id],
    ],
  )
}
