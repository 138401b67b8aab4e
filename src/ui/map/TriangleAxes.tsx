import { taskInk } from '../theme/taskColor'
import type { Placed } from './geometry'
import { useWords } from './useMap'

/** The names of the tasks at the corners at which they alone have a weight. */
export function TriangleAxes({ placed, tasks }: { readonly placed: Placed; readonly tasks: readonly string[] }) {
  const words = useWords()
  const { centres, counts, width } = placed
  const last = counts[0] - 1
  const corners = [centres[0], centres[centres.length - 1], centres[last]]
  return (
    <svg className="map-axes map-over" width="100%" height="100%" aria-hidden="true">
      {tasks.map((id, k) => (
        <text
          key={id}
          className="name"
          style={{ fill: taskInk(id) }}
          x={corners[k][0]}
          y={k === 2 ? corners[k][1] - width / 2 - 8 : corners[k][1] + width / 2 + 16}
          textAnchor={k === 0 ? 'start' : k === 1 ? 'end' : 'middle'}
        >
          {words.taskName(id)}
        </text>
      ))}
    </svg>
  )
}
