import { useEffect, useRef } from 'react'
import type { TaskConfig } from '../../core/config/types'
import type { Problem } from '../../core/problems/define'
import { taskKind, taskOutputs } from '../../core/problems/targets'
import { paintClass, paintSigned } from '../theme/pictureColor'
import { themeRgb } from '../theme/taskColor'
import { useTheme } from '../theme/useTheme'
import { type ShownColumn, targetTones } from './targetTones'

/**
 * A small picture of a task's target over the plane; nothing for a problem without that picture. Decoration only: its
 * owner has the accessible name.
 */
export function TargetPicture(props: {
  readonly problem: Problem
  readonly task: TaskConfig
  readonly reference?: TaskConfig | null
  readonly column?: ShownColumn
  /** A colour variable, for example `--t2`. */
  readonly color: string
  readonly cells?: number
  readonly className?: string
}) {
  const { problem, task, reference = null, column = null, color, cells = 44 } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useTheme()
  // The picture depends only on these fields; weight and noise do not repaint it.
  const shape = (of: TaskConfig) => [of.target, of.rotation, of.classes, of.expression, of.drawing]
  const key = [
    ...shape(task),
    task.scale,
    task.original,
    ...(reference ? [task.related, ...shape(reference)] : []),
  ].join('|')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the task, `theme` for the colours
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || !problem.surface) return
    const colors = { task: themeRgb(color), grey: themeRgb('--ink-3'), surface: themeRgb('--surface') }
    const image = context.createImageData(cells, cells)
    const kind = taskKind(problem, task)
    const classes = kind === 'multiclass' ? taskOutputs(problem, task) : 0
    targetTones(problem, task, cells, reference, column).forEach((tone, i) => {
      if (classes > 0) paintClass(image.data, 4 * i, tone, classes, 1, colors)
      else paintSigned(image.data, 4 * i, tone, colors)
    })
    context.putImageData(image, 0, 0)
  }, [problem, key, column, color, cells, theme])
  if (!problem.surface) return null
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus
  return <canvas ref={canvas} width={cells} height={cells} className={props.className} aria-hidden="true" />
}
