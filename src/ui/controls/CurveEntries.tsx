import { useFormat } from '../hooks/useFormat'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import type { CurveLimits, Point, Points } from './curvePoints'
import { NumberEntry } from './NumberEntry'

/** Under the drawing: the task of the curve, the chosen point as numbers, and buttons to add and remove a point. */
export function CurveEntries(props: {
  readonly tasks: readonly NamedTask[]
  readonly curves: readonly Points[]
  readonly chosen: { readonly task: number; readonly point: number }
  readonly limits: CurveLimits
  readonly locked: boolean
  readonly onChoose: (task: number) => void
  readonly onMove: (to: Point) => void
  readonly onAdd: () => void
  readonly onRemove: () => void
}) {
  const text = useText('interface')
  const words = useText('curvesEditor')
  const format = useFormat()
  const { task, point } = props.chosen
  const curve = props.curves[task]
  if (!curve) return null
  const [x, y] = curve[point]
  const name = words('point', { number: point + 1, task: props.tasks[task].name })
  return (
    <>
      <div className="curve-entries">
        {props.tasks.map((each, t) => (
          <button
            key={each.id}
            type="button"
            className="btn small quiet"
            aria-pressed={t === task}
            aria-label={words('curve', { task: each.name })}
            onClick={() => props.onChoose(t)}
          >
            <span className="dot" style={{ background: each.color }} />
            {each.name}
          </button>
        ))}
      </div>
      <div className="curve-entries">
        <span className="unit">{text('transport.step')}</span>
        <NumberEntry
          wide
          label={`${name}: ${text('transport.step')}`}
          value={x}
          min={0}
          max={1e7}
          integer
          locked={props.locked}
          format={format.integer}
          onChange={(step) => props.onMove([step, y])}
        />
        <span className="unit">{text('controls.weight')}</span>
        <NumberEntry
          label={`${name}: ${text('controls.weight')}`}
          value={y}
          min={props.limits.min}
          max={props.limits.max}
          locked={props.locked}
          onChange={(weight) => props.onMove([x, weight])}
        />
        <button type="button" className="btn small quiet" disabled={props.locked} onClick={props.onAdd}>
          {words('add')}
        </button>
        <button
          type="button"
          className="btn small quiet"
          disabled={props.locked || curve.length < 2}
          onClick={props.onRemove}
        >
          {words('remove')}
        </button>
      </div>
    </>
  )
}
