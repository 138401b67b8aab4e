import { useField } from '../hooks/useField'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { IconButton } from './IconButton'
import { NumberEntry } from './NumberEntry'
import { Restarts } from './Restarts'

const WIDEST = 256

/** One entry per layer, and buttons to add a layer at the end and to remove the last. */
export function Layers(props: {
  readonly path: 'network.trunk' | 'network.head'
  readonly label: string
  readonly widthLabel: 'trunkWidth' | 'headWidth'
  readonly least: number
  readonly most: number
  readonly empty: string
}) {
  const text = useText('settings')
  const format = useFormat()
  const field = useField<readonly number[]>(props.path)
  const widths = field.value
  const put = (layer: number, width: number) => field.set(widths.map((old, i) => (i === layer ? width : old)))
  return (
    <div className="row layers">
      <span className="row-label">
        {props.label}
        <Restarts />
      </span>
      <span className="widths">
        {widths.length === 0 && <b>{props.empty}</b>}
        {widths.map((width, layer) => (
          <NumberEntry
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place
            key={layer}
            label={text(props.widthLabel, { layer: layer + 1 })}
            value={width}
            min={1}
            max={WIDEST}
            integer
            locked={field.locked}
            format={format.integer}
            onChange={(next) => put(layer, next)}
            onStep={(direction) => put(layer, Math.min(WIDEST, Math.max(1, width + direction)))}
          />
        ))}
      </span>
      <span className="layer-buttons">
        <IconButton
          icon="minus"
          label={`${props.label}: ${text('removeLayer', { layer: widths.length })}`}
          title={text('removeLayer', { layer: widths.length })}
          size={12}
          disabled={widths.length <= props.least}
          locked={field.locked}
          onPress={() => field.set(widths.slice(0, -1))}
        />
        <IconButton
          icon="plus"
          label={`${props.label}: ${text('addLayer')}`}
          title={text('addLayer')}
          size={12}
          disabled={widths.length >= props.most}
          locked={field.locked}
          onPress={() => field.set([...widths, widths.at(-1) ?? 16])}
        />
      </span>
    </div>
  )
}
