import { LAB_LIMITS, LAB_SURFACES, type LabSurface } from '../../core/lab/setup'
import { surfaces } from '../../core/lab/surfaces'
import { changeLab } from '../../state/lab'
import { ChoiceField } from '../controls/ChoiceField'
import type { Range } from '../controls/ladder'
import { SliderField } from '../controls/SliderField'
import { Tex } from '../controls/Tex'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { useLab } from './useLab'

const RANGES = {
  learningRate: { min: 1e-3, max: 1, scale: 'log' },
  steps: { min: 10, max: 5000, scale: 'log', integer: true },
  noise: { min: 0, max: 2 },
  warmup: { min: 1, max: 1000, scale: 'log', integer: true, zero: true },
} as const satisfies Readonly<Record<string, Range>>
type Name = keyof typeof RANGES

/** What all paths share: the surface, the learning rate, the number of steps, the noise. */
export function LabNumbers() {
  const text = useText('lab')
  const { family, surface } = useLab()
  const names: readonly Name[] =
    family === 'schedules' ? ['learningRate', 'steps', 'warmup', 'noise'] : ['learningRate', 'steps', 'noise']
  return (
    <div className="lab-numbers">
      <ChoiceField
        label={text('surface')}
        value={surface}
        options={LAB_SURFACES.map((id) => ({ value: id, label: text(`surfaces.${id}`) }))}
        live
        onChange={(id) => changeLab({ surface: id as LabSurface })}
      />
      <Tex tex={surfaces[surface].tex} />
      {names.map((name) => (
        <LabNumber key={name} name={name} />
      ))}
    </div>
  )
}

function LabNumber({ name }: { readonly name: Name }) {
  const text = useText('lab')
  const format = useFormat()
  const lab = useLab()
  const range: Range = RANGES[name]
  const number = range.integer ? format.integer : format.significant
  return (
    <SliderField
      label={text(`numbers.${name}`)}
      hint={text(`hints.${name}`)}
      value={lab[name]}
      range={range}
      limits={LAB_LIMITS[name]}
      live
      format={(value) => (value === 0 && name !== 'learningRate' ? text('none') : number(value))}
      onChange={(value, gesture) => changeLab({ [name]: value }, name, gesture)}
    />
  )
}
