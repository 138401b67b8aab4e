import { useEffect, useRef } from 'react'
import type { NamedTask } from '../hooks/useTasks'
import { taskColorIndex, themeRgb } from '../theme/taskColor'
import { useTheme } from '../theme/useTheme'
import { colorOf } from './colorOf'
import { DEVIATIONS } from './tones'
import { useReader } from './useReader'
import { useClassNames, usePredictionText } from './useRowsReading'

/** Names of the colours: of each class, or of a low, a middle and a high value. */
export function SliceLegend({ task }: { readonly task: NamedTask }) {
  const list = useRef<HTMLUListElement>(null)
  const theme = useTheme()
  const reader = useReader(task)
  const predictionText = usePredictionText(task)
  const names = useClassNames(task)
  const numbers = task.kind === 'regression'
  const values = numbers ? [-1, 0, 1].map((share) => share * DEVIATIONS * task.config.scale) : [...names.keys()]
  // biome-ignore lint/correctness/useExhaustiveDependencies: `theme` stands for the colours
  useEffect(() => {
    const colors = {
      task: themeRgb(`--t${taskColorIndex(task.id)}`),
      grey: themeRgb('--ink-3'),
      surface: themeRgb('--surface'),
    }
    const swatches = list.current?.querySelectorAll('i') ?? []
    for (const [k, swatch] of swatches.entries()) swatch.style.background = colorOf(reader, values[k], colors)
  }, [theme, reader, task.id, values.length])
  return (
    <ul ref={list} className="rows-legend num">
      {values.map((value, k) => (
        <li key={value}>
          <i /> {numbers ? predictionText(value) : names[k]}
        </li>
      ))}
    </ul>
  )
}
