import { useState } from 'react'
import type { TrainingConfig } from '../../core/config/types'
import type { LooseOptions } from '../../core/options'
import { scheduleById, schedules } from '../../core/schedules/all'
import { ChoiceField } from '../controls/ChoiceField'
import { IconButton } from '../controls/IconButton'
import { OpenInLab } from '../controls/OpenInLab'
import { OptionControls } from '../controls/OptionControls'
import { Remarks } from '../controls/Remarks'
import { BatchSize, LearningRate, OptimizerChoice } from '../controls/TrainingFields'
import { useField } from '../hooks/useField'
import { useText } from '../hooks/useText'
import { MORE_FIELDS, MoreTraining } from './MoreTraining'

/** The fields in the closed part. A remark about them is shown outside it, so that it is never hidden. */
const HIDDEN = MORE_FIELDS.map((name) => `training.${name}` as const)

/** Optimizer, learning rate, batch and decay. The other fields open under them. */
export function TrainingSettings() {
  const text = useText('settings')
  const [open, setOpen] = useState(false)
  return (
    <section className="card" aria-labelledby="training-title">
      <div className="card-head">
        <h2 id="training-title">{text('training')}</h2>
        <IconButton icon="more" label={text('more')} size={14} expanded={open} onPress={() => setOpen(!open)} />
      </div>
      <div data-target="optimizer">
        <OptimizerChoice open={open} aside={<OptimizerInLab />} />
      </div>
      <div data-target="learningRate">
        <LearningRate />
      </div>
      <BatchSize />
      <div data-target="schedule">
        <ScheduleChoice />
      </div>
      {open ? <MoreTraining /> : <Remarks fields={HIDDEN} />}
    </section>
  )
}

function OptimizerInLab() {
  const words = useText('optimizers')
  const { id, options } = useField<TrainingConfig['optimizer']>('training.optimizer').value
  return <OpenInLab family="optimizers" id={id} name={words.maybe(`${id}.name`) ?? id} options={options} />
}

function ScheduleChoice() {
  const text = useText('settings')
  const words = useText('schedules')
  const field = useField<string>('training.schedule.id')
  const options = useField<LooseOptions>('training.schedule.options')
  const schedule = scheduleById(field.value)
  return (
    <>
      <ChoiceField
        label={text('schedule')}
        value={schedule.id}
        options={schedules.map(({ id }) => ({ value: id, label: words.maybe(`${id}.name`) ?? id }))}
        live={field.live}
        locked={field.locked}
        aside={
          <OpenInLab
            family="schedules"
            id={schedule.id}
            name={words.maybe(`${schedule.id}.name`) ?? schedule.id}
            options={options.value}
          />
        }
        hint={words.maybe(`${schedule.id}.about`)}
        onChange={(id) => field.set(id)}
      />
      <Remarks fields={['training.schedule.id']} />
      <OptionControls
        descriptors={schedule.options}
        path="training.schedule.options"
        text={(key) => words.maybe(`${schedule.id}.options.${key}`)}
        owner={text('schedule')}
      />
    </>
  )
}
