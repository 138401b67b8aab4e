import { activations } from '../../core/activations/all'
import { Layers } from '../controls/Layers'
import { OpenInLab } from '../controls/OpenInLab'
import { Remarks } from '../controls/Remarks'
import { Restarts } from '../controls/Restarts'
import { Select } from '../controls/Select'
import { SliderField } from '../controls/SliderField'
import { useField } from '../hooks/useField'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'

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
          <OpenInLab
            family="activations"
            id={activation.value}
            name={names.maybe(activation.value) ?? activation.value}
          />
          <Restarts />
        </span>
        <span className="pair-selects">
          <Select
            label={text('activation')}
            value={activation.value}
            locked={activation.locked}
            options={activations.map(({ id }) => ({ value: id, label: names(id) }))}
            onChange={(id) => activation.set(id)}
          />
          <Select
            label={text('batchNorm')}
            value={norm.value ? 'on' : 'off'}
            locked={norm.locked}
            options={[
              { value: 'off', label: text('noNorm') },
              { value: 'on', label: text('batchNorm') },
            ]}
            onChange={(value) => norm.set(value === 'on')}
          />
        </span>
      </div>
      <Remarks fields={['network.batchNorm']} />
      <SliderField
        label={text('dropout')}
        value={dropout.value}
        range={{ min: 0, max: 0.9 }}
        live={dropout.live}
        locked={dropout.locked}
        percent
        format={(value) => (value === 0 ? text('off') : format.percent(value))}
        onChange={dropout.set}
        onTry={dropout.try}
      />
      <Remarks fields={['network.dropout']} />
    </section>
  )
}
