import { useEffect, useRef } from 'react'
import type { TaskConfig } from '../../core/config/types'
import { taskKind, taskOutputs } from '../../core/problems/plane/targets'
import { paintClass, paintSigned } from '../theme/pictureColor'
import { themeRgb } from '../theme/taskColor'
import { useTheme } from '../theme/useTheme'
import { targetTones } from './targetTones'

/** A small picture of a task's target. Decoration only: its owner has the accessible name. */
export function TargetPicture(props: {
  readonly task: TaskConfig
  /** A colour variable, for example `--t2`. */
  readonly color: string
  readonly cells?: number
  readonly className?: string
}) {
  const { task, color, cells = 44 } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useTheme()
  // The picture depends only on these fields; weight and noise do not repaint it.
  const key = [task.target, task.scale, task.rotation, task.classes, task.expression].join('|')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the task, `theme` for the colours
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const colors = { task: themeRgb(color), grey: themeRgb('--ink-3'), surface: themeRgb('--surface') }
    const image = context.createImageData(cells, cells)
    const classes = taskKind(task) === 'multiclass' ? taskOutputs(task) : 0
    targetTones(task, cells).forEach((tone, i) => {
      if (classes > 0) paintClass(image.data, 4 * i, tone, classes, 1, colors)
      else paintSigned(image.data, 4 * i, tone, colors)
    })
    context.putImageData(image, 0, 0)
  }, [key, color, cells, theme])
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus
  return <canvas ref={canvas} width={cells} height={cells} className={props.className} aria-hidden="true" />
}
