import { inForm } from '../../core/maps/forms'
import { readyMade, readyMadeIds } from '../../core/maps/readyMade'
import { MOST_INTERVALS, type Shape, type Triangle } from '../../core/maps/types'
import { computeMap } from '../../state/map/compute'
import { changeShape, showReadyMade } from '../../state/map/store'
import { ChoiceField } from '../controls/ChoiceField'
import { NumberEntry } from '../controls/NumberEntry'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { AxisFields } from './AxisFields'
import { useMapTasks, useSetup } from './useMap'

/** Ready-made maps, the form, and the quantities. */
export function VaryCard() {
  const text = useText('map')
  const setup = useSetup()
  const { shape } = setup
  const tasks = useMapTasks()
  const forms = (['curve', 'grid', 'triangle'] as const).filter((form) => form !== 'triangle' || tasks.length > 2)
  return (
    <section className="card map-vary" aria-labelledby="map-vary-title">
      <h2 id="map-vary-title">{text('vary.title')}</h2>
      <ReadyMade />
      <ChoiceField
        label={text('vary.form')}
        value={shape.form}
        options={forms.map((form) => ({ value: form, label: text(`vary.${form}`) }))}
        live
        onChange={(form) => changeShape(inForm(form as Shape['form'], setup))}
      />
      {shape.form === 'triangle' ? (
        <Corners triangle={shape.triangle} />
      ) : (
        <>
          <AxisFields side="x" axis={shape.x} />
          {shape.form === 'grid' && <AxisFields side="y" axis={shape.y} />}
        </>
      )}
      {tasks.length < 3 && <p className="hint">{text('vary.needsThree')}</p>}
      <p className="hint">{text('vary.base')}</p>
    </section>
  )
}

function ReadyMade() {
  const text = useText('map')
  const { base } = useSetup()
  const possible = readyMadeIds.filter((id) => readyMade(id, base) !== null)
  return (
    <fieldset className="map-ready">
      <legend>{text('ready.title')}</legend>
      {possible.map((id) => (
        <button
          key={id}
          type="button"
          className="btn small"
          onClick={() => {
            if (showReadyMade(id)) computeMap()
          }}
        >
          {text(`ready.${id}`)}
        </button>
      ))}
      {possible.length < readyMadeIds.length && <p className="hint">{text('ready.few')}</p>}
    </fieldset>
  )
}

/** Corners and steps of the triangle. Choosing a corner's task swaps it with the one that has it. */
function Corners({ triangle }: { readonly triangle: Triangle }) {
  const text = useText('map')
  const format = useFormat()
  const tasks = useMapTasks()
  const change = (patch: Partial<Triangle>, subject = '') =>
    changeShape({ form: 'triangle', triangle: { ...triangle, ...patch } }, subject)
  const put = (id: string, place: number) => {
    const swapped = triangle.tasks.map((old, k) => (k === place ? id : old === id ? triangle.tasks[place] : old))
    change({ tasks: swapped as unknown as Triangle['tasks'] })
  }
  return (
    <>
      {triangle.tasks.map((id, place) => (
        <ChoiceField
          // biome-ignore lint/suspicious/noArrayIndexKey: a corner is its place
          key={place}
          label={text('vary.corner', { number: place + 1 })}
          value={id}
          options={tasks.map((task) => ({ value: task.id, label: task.name }))}
          live
          onChange={(task) => put(task, place)}
        />
      ))}
      <div className="row choice">
        <span className="row-label">{text('vary.intervals')}</span>
        <span className="row-aside" />
        <NumberEntry
          label={text('vary.intervals')}
          value={triangle.intervals}
          min={2}
          max={MOST_INTERVALS}
          integer
          format={format.integer}
          onChange={(intervals) => change({ intervals })}
        />
      </div>
    </>
  )
}
