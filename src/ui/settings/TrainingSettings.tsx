import { useState } from 'react'
import { optimizerById, optimizers } from '../../core/optimizers/all'
import { scheduleById, schedules } from '../../core/schedules/all'
import { ChoiceField } from '../controls/ChoiceField'
import { HoverCard } from '../controls/HoverCard'
import { Icon } from '../controls/Icon'
import { OptionControls } from '../controls/OptionControls'
import { Restarts } from '../controls/Restarts'
import { Select } from '../controls/Select'
import { SliderField } from '../controls/SliderField'
import { Tex } from '../controls/Tex'
import { useField } from '../hooks/useField'
import { useFormat } from '../hooks/useFormat'
import { useConfig } from '../hooks/useStores'
import { type Text, useText } from '../hooks/useText'
import { MoreTraining } from './MoreTraining'

/** Optimizer, learning rate, batch and decay; the rest opens under them. */
export function TrainingSettings() {
  const text = useText('settings')
  const [open, setOpen] = useState(false)
  return (
    <section className="card" aria-labelledby="training-title">
      <div className="card-head">
        <h2 id="training-title">{text('training')}</h2>
        <button
          type="button"
          className="btn icon small"
          aria-label={text('more')}
          title={text('more')}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon name="more" size={14} />
        </button>
      </div>
      <OptimizerChoice open={open} />
      <LearningRate />
      <BatchSize />
      <ScheduleChoice />
      {open && <MoreTraining />}
    </section>
  )
}

/** Name, formula and a sentence. */
function Remark(props: { readonly words: Text<'optimizers'>; readonly id: string; readonly tex: string }) {
  return (
    <>
      <h3>{props.words.maybe(`${props.id}.name`) ?? props.id}</h3>
      <Tex tex={props.tex} display />
      <p>{props.words.maybe(`${props.id}.about`)}</p>
    </>
  )
}

function OptimizerChoice({ open }: { readonly open: boolean }) {
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
        <span />
        <HoverCard remark={<Remark words={words} id={optimizer.id} tex={optimizer.tex} />}>
          {(describedBy) => (
            <Select
              label={text('optimizer')}
              describedBy={describedBy}
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

function LearningRate() {
  const text = useText('settings')
  const field = useField<number>('training.learningRate')
  return (
    <SliderField
      label={text('learningRate')}
      value={field.value}
      range={{ min: 1e-4, max: 1, scale: 'log' }}
      limits={field.limits}
      live={field.live}
      onChange={field.set}
    />
  )
}

/** The right end of the slider is the whole training set. */
function BatchSize() {
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
    <SliderField
      label={text('batchSize')}
      value={Math.min(field.value, most)}
      range={{ min: 1, max: most, scale: 'log', integer: true }}
      live={field.live}
      format={(value) => (value >= rows ? text('fullBatch') : format.integer(value))}
      onChange={field.set}
    />
  )
}
function ScheduleChoice() {
  const text = useText('settings')
  const words = useText('schedules')
  const field = useField<string>('training.schedule.id')
  const schedule = scheduleById(field.value)
  return (
    <>
      <ChoiceField
        label={text('schedule')}
        value={schedule.id}
        options={schedules.map(({ id }) => ({ value: id, label: words.maybe(`${id}.name`) ?? id }))}
        live={field.live}
        hint={words.maybe(`${schedule.id}.about`)}
        onChange={(id) => field.set(id)}
      />
      <OptionControls
        descriptors={schedule.options}
        path="training.schedule.options"
        text={(key) => words.maybe(`${schedule.id}.options.${key}`)}
        owner={text('schedule')}
      />
    </>
  )
}
