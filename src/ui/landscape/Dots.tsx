import { memo } from 'react'
import { keptAt } from '../../core/landscapes/kept'
import type { Projection } from './projection'
import { type NamedMethod, useLandscapeView, usePaths, useShownStep } from './useLandscape'
import { useLooked } from './useLooked'

/** Where each path is at the shown step. */
export const Dots = memo(function Dots(props: {
  readonly space: 'positions' | 'losses'
  readonly at: Projection
  readonly methods: readonly NamedMethod[]
}) {
  const { space, at, methods } = props
  const paths = usePaths((state) => state.paths)
  const highlighted = useLandscapeView((view) => view.highlighted)
  const looked = useLooked()
  const step = useShownStep()
  const { left, right, top, bottom } = at.area
  return (
    <g className="ls-dots" aria-hidden>
      {methods.flatMap(({ index, color }) =>
        (paths[index] ?? []).map((path, j) => {
          if (!path || path.kept.count === 0) return null
          const k = keptAt(path.kept, step)
          const [x, y] = [at.x(path.kept[space][2 * k]), at.y(path.kept[space][2 * k + 1])]
          if (!(x >= left && x <= right && y >= top && y <= bottom)) return null
          const pale =
            highlighted !== null &&
            (highlighted.method !== index || (highlighted.start !== null && highlighted.start !== j))
          const isLooked = looked.method === index && looked.start === j
          return (
            <circle
              // biome-ignore lint/suspicious/noArrayIndexKey: a path is its method and start
              key={`${index} ${j}`}
              cx={x.toFixed(1)}
              cy={y.toFixed(1)}
              r={isLooked ? 5.5 : 4}
              fill={color}
              opacity={pale ? 0.2 : 1}
              className={isLooked ? 'looked' : undefined}
            />
          )
        }),
      )}
    </g>
  )
})
