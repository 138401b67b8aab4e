import { activations } from '../../core/activations/all'
import { Icon } from '../controls/Icon'
import { NumberEntry } from '../controls/NumberEntry'
import { Restarts } from '../controls/Restarts'
import { Select } from '../controls/Select'
import { SliderField } from '../controls/SliderField'
import { useField } from '../hooks/useField'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'

const WIDEST = 256

/** Trunk, heads, activation, norm, dropout. */
export function NetworkSettings() {
  const text = useText('settings')
  const format = useFormat()
  const names = useText('activations')
  const activation = useField<string>('network.activation')
  const norm = useField<boolean>('network.batchNorm')
  const dropout = useField<number>('network.dropout')
  return (
    <section className="card" aria-labelledby="network-title">
      <div className="card-head">
        <h2 id="network-title">{text('network')}</h2>
      </div>
      <Layers path="network.trunk" label={text('trunk')} widthLabel="trunkWidth" least={1} most={6} empty="" />
      <Layers
        path="network.head"
        label={text('heads')}
        widthLabel="headWidth"
        least={0}
        most={3}
        empty={text('linearHeads')}
      />
      <div className="row pair">
        <span className="row-label">
          {text('activation')}
          <Restarts />
        </span>
        <span className="pair-selects">
          <Select
            label={text('activation')}
            value={activation.value}
            options={activations.map(({ id }) => ({ value: id, label: names(id) }))}
            onChange={(id) => activation.set(id)}
          />
          <Select
            label={text('batchNorm')}
            value={norm.value ? 'on' : 'off'}
            options={[
              { value: 'off', label: text('noNorm') },
              { value: 'on', label: text('batchNorm') },
            ]}
            onChange={(value) => norm.set(value === 'on')}
          />
        </span>
      </div>
      <SliderField
        label={text('dropout')}
        value={dropout.value}
        range={{ min: 0, max: 0.9 }}
        live={dropout.live}
        percent
        format={(value) => (value === 0 ? text('off') : format.percent(value))}
        onChange={dropout.set}
      />
    </section>
  )
}

/** One entry a layer, a button to add one behind the last, one to take the last away. */
function Layers(props: {
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
            format={format.integer}
            onChange={(next) => put(layer, next)}
            onStep={(direction) => put(layer, Math.min(WIDEST, Math.max(1, width + direction)))}
          />
        ))}
      </span>
      <span className="layer-buttons">
        <button
          type="button"
          className="btn icon small"
          aria-label={`${props.label}: ${text('removeLayer', { layer: widths.length })}`}
          title={text('removeLayer', { layer: widths.length })}
          disabled={widths.length <= props.least}
          onClick={() => field.set(widths.slice(0, -1))}
        >
          <Icon name="minus" size={12} />
        </button>
        <button
          type="button"
          className="btn icon small"
          aria-label={`${props.label}: ${text('addLayer')}`}
          title={text('addLayer')}
          disabled={widths.length >= props.most}
          onClick={() => field.set([...widths, widths.at(-1) ?? 16])}
        >
          <Icon name="plus" size={12} />
        </button>
      </span>
    </div>
  )
}
