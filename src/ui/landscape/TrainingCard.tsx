import { useMemo } from 'react'
import { landscapeLimits } from '../../core/landscapes/validate'
import { optimizerById, optimizers } from '../../core/optimizers/all'
import { followsSliders } from '../../core/weightings/declared'
import { changeLandscape } from '../../state/landscape/store'
import { ChoiceField } from '../controls/ChoiceField'
import { LockedGroup } from '../controls/LockedGroup'
import { WEIGHTS } from '../controls/ladder'
import { OptionControls } from '../controls/OptionControls'
import { SliderField } from '../controls/SliderField'
import { useFormat } from '../hooks/useFormat'
import { SetupContext } from '../hooks/useSetup'
import { useText } from '../hooks/useText'
import { methodSetup } from './methodSetup'
import { useLandscape } from './useLandscape'

/** Scales, weights, optimizer, learning rate, clipping and steps. */
export function TrainingCard() {
  const text = useText('landscape')
  const settings = useText('settings')
  const format = useFormat()
  const { learningRate, clipNorm, steps } = useLandscape((setup) => ({
    learningRate: setup.learningRate,
    clipNorm: setup.clipNorm,
    steps: setup.steps,
  }))
  return (
    <section className="card ls-training" aria-labelledby="ls-training-title">
      <LockedGroup wish="landscape">
        <h2 id="ls-training-title">{text('training.title')}</h2>
        <OptimizerField />
        <SliderField
          label={settings('learningRate')}
          value={learningRate}
          range={{ min: 1e-4, max: 1, scale: 'log' }}
          limits={landscapeLimits.learningRate}
          live
          onChange={(value, gesture) => changeLandscape({ learningRate: value }, 'learningRate', gesture)}
        />
        <SliderField
          label={text('training.steps')}
          value={steps}
          range={{ min: 100, max: 100_000, scale: 'log', integer: true }}
          limits={landscapeLimits.steps}
          live
          format={format.integer}
          onChange={(value, gesture) => changeLandscape({ steps: value }, 'steps', gesture)}
        />
        <SliderField
          label={settings('clipNorm')}
          value={clipNorm}
          range={{ min: 0.001, max: 100, scale: 'log', zero: true }}
          limits={landscapeLimits.clipNorm}
          live
          format={(value) => (value === 0 ? settings('off') : format.significant(value))}
          onChange={(value, gesture) => changeLandscape({ clipNorm: value }, 'clipNorm', gesture)}
        />
        <PairFields field="scales" />
        <Weights />
      </LockedGroup>
    </section>
  )
}

function OptimizerField() {
  const settings = useText('settings')
  const words = useText('optimizers')
  const id = useLandscape((setup) => setup.optimizer.id)
  const setup = useMemo(() => methodSetup(0), [])
  const name = words.maybe(`${id}.name`) ?? id
  return (
    <SetupContext value={setup}>
      <ChoiceField
        label={settings('optimizer')}
        value={id}
        options={optimizers.map((optimizer) => ({
          value: optimizer.id,
          label: words.maybe(`${optimizer.id}.name`) ?? optimizer.id,
        }))}
        hint={words.maybe(`${id}.about`)}
        live
        onChange={(value) => changeLandscape({ optimizer: { id: value, options: {} } })}
      />
      <OptionControls
        descriptors={optimizerById(id).options}
        path="training.optimizer.options"
        text={(key) => words.maybe(`${id}.options.${key}`)}
        owner={name}
      />
    </SetupContext>
  )
}

const SCALES = { min: 0.01, max: 100, scale: 'log' } as const

/** Two sliders, one for each loss. */
function PairFields({ field }: { readonly field: 'scales' | 'weights' }) {
  const text = useText('landscape')
  const pair = useLandscape((setup) => setup[field])
  return ([0, 1] as const).map((i) => (
    <SliderField
      key={i}
      label={text(field === 'scales' ? 'training.scale' : 'training.weight', { number: i + 1 })}
      value={pair[i]}
      range={field === 'scales' ? SCALES : WEIGHTS}
      limits={landscapeLimits[field]}
      live
      color={`var(--t${i + 1})`}
      onChange={(value, gesture) =>
        changeLandscape({ [field]: i === 0 ? [value, pair[1]] : [pair[0], value] }, `${field} ${i}`, gesture)
      }
    />
  ))
}

/** Only where a method reads them. */
function Weights() {
  const text = useText('landscape')
  const read = useLandscape((setup) => setup.methods.some(followsSliders))
  if (!read) return null
  return (
    <>
      <PairFields field="weights" />
      <p className="hint">{text('training.weights')}</p>
    </>
  )
}
