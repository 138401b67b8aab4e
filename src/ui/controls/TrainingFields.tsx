/** Fields of the training, shared by the settings and the lane editor. */
import type { ReactNode } from 'react'
import { optimizerById, optimizers } from '../../core/optimizers/all'
import { useField } from '../hooks/useField'
import { useFormat } from '../hooks/useFormat'
import { useConfig } from '../hooks/useStores'
import { type Text, useText } from '../hooks/useText'
import { HoverCard } from './HoverCard'
import type { Range } from './ladder'
import { OptionControls } from './OptionControls'
import { Remarks } from './Remarks'
import { Restarts } from './Restarts'
import { Select } from './Select'
import { SliderField } from './SliderField'
import { Tex } from './Tex'

/** Name, formula and one sentence. */
function Remark(props: { readonly words: Text<'optimizers'>; readonly id: string; readonly tex: string }) {
  return (
    <>
      <h3>{props.words.maybe(`${props.id}.name`) ?? props.id}</h3>
      <Tex tex={props.tex} display />
      <p>{props.words.maybe(`${props.id}.about`)}</p>
    </>
  )
}

/** The optimizer; `open` shows its options. `aside` stands beside its select. */
export function OptimizerChoice({ open, aside }: { readonly open: boolean; readonly aside?: ReactNode }) {
  const text = useText('settings')
  const words = useText('optimizers')
  const field = useField<string>('training.optimizer.id')
  const optimizer = optimizerById(field.value)
  return (
    <>
      <div className="row choice">
        <span className="row-label">
          {text('optimizer')}
          <Restarts />
        </span>
        <span className="row-aside">{aside}</span>
        <HoverCard remark={<Remark words={words} id={optimizer.id} tex={optimizer.tex} />}>
          {(describedBy) => (
            <Select
              label={text('optimizer')}
              describedBy={describedBy}
              locked={field.locked}
              value={optimizer.id}
              options={optimizers.map(({ id }) => ({ value: id, label: words.maybe(`${id}.name`) ?? id }))}
              onChange={(id) => field.set(id)}
            />
          )}
        </HoverCard>
      </div>
      {open && (
        <OptionControls
          descriptors={optimizer.options}
          path="training.optimizer.options"
          text={(key) => words.maybe(`${optimizer.id}.options.${key}`)}
          owner={words.maybe(`${optimizer.id}.name`)}
        />
      )}
    </>
  )
}

export function LearningRate() {
  const text = useText('settings')
  const field = useField<number>('training.learningRate')
  return (
    <>
      <SliderField
        label={text('learningRate')}
        value={field.value}
        range={{ min: 1e-4, max: 1, scale: 'log' }}
        limits={field.limits}
        live={field.live}
        locked={field.locked}
        onChange={field.set}
        onTry={field.try}
      />
      <Remarks fields={['training.learningRate']} />
    </>
  )
}

/** The right end of the slider is the whole training set. */
export function BatchSize() {
  const text = useText('settings')
  const format = useFormat()
  const field = useField<number>('training.batchSize')
  const { rows, optimizer } = useConfig((config) => ({
    rows: config.problem.samples - Math.round(config.problem.samples * config.problem.testFraction),
    optimizer: config.training.optimizer.id,
  }))
  if (optimizerById(optimizer).batch === 'full') {
    return (
      <div className="row choice" title={text('allRows')}>
        <span className="row-label">{text('batchSize')}</span>
        <span />
        <b>{text('fullBatch')}</b>
      </div>
    )
  }
  const most = Math.max(2, Math.min(rows, field.limits?.max ?? rows))
  return (
    <>
      <SliderField
        label={text('batchSize')}
        value={Math.min(field.value, most)}
        range={{ min: 1, max: most, scale: 'log', integer: true }}
        live={field.live}
        locked={field.locked}
        format={(value) => (value >= rows ? text('fullBatch') : format.integer(value))}
        onChange={field.set}
        onTry={field.try}
      />
      <Remarks fields={['training.batchSize']} />
    </>
  )
}

const DECAY: Range = { min: 1e-6, max: 1, scale: 'log', zero: true }
const CLIP: Range = { min: 0.001, max: 100, scale: 'log', zero: true }
/** `unit`: how the number is written, if not plainly. */
type TrainingRange = Range & { readonly unit?: 'times' | 'percent' }
const RANGES = {
  warmup: { min: 1, max: 10_000, scale: 'log', integer: true, zero: true },
  headRate: { min: 0.01, max: 100, scale: 'log', unit: 'times' },
  l1: DECAY,
  l2: DECAY,
  clipValue: CLIP,
  clipNorm: CLIP,
  oversampling: { min: 0, max: 1, zero: true, unit: 'percent' },
  seed: { min: 0, max: 100, integer: true },
} satisfies Readonly<Record<string, TrainingRange>>

/** A number of the training that is rarely needed. */
export function TrainingNumber(props: { readonly field: keyof typeof RANGES }) {
  const text = useText('settings')
  const format = useFormat()
  const field = useField<number>(`training.${props.field}`)
  const range: TrainingRange = RANGES[props.field]
  const number = range.integer ? format.integer : format.significant
  return (
    <>
      <SliderField
        label={text(props.field)}
        value={field.value}
        range={range}
        limits={field.limits}
        live={field.live}
        locked={field.locked}
        hint={text.maybe(`${props.field}Hint`)}
        percent={range.unit === 'percent'}
        format={(value) => {
          if (range.zero && value === 0) return text('off')
          if (range.unit === 'percent') return format.percent(value, 0)
          return range.unit === 'times' ? `× ${number(value)}` : number(value)
        }}
        onChange={field.set}
        onTry={field.try}
      />
      <Remarks fields={[`training.${props.field}`]} />
    </>
  )
}
