/** The controls of the run's settings, for the fields in which a lane may differ from the comparison's set-up. */
import { useMemo, useState } from 'react'
import { taskPath } from '../../../core/config/paths'
import { pickedOptions } from '../../../core/config/picked'
import { followsSliders } from '../../../core/weightings/declared'
import { IconButton } from '../../controls/IconButton'
import { Layers } from '../../controls/Layers'
import { WEIGHTS } from '../../controls/ladder'
import { SliderField } from '../../controls/SliderField'
import { BatchSize, LearningRate, OptimizerChoice, TrainingNumber } from '../../controls/TrainingFields'
import { useField } from '../../hooks/useField'
import { useSetup } from '../../hooks/useSetup'
import { useConfig } from '../../hooks/useStores'
import type { NamedTask } from '../../hooks/useTasks'
import { useText } from '../../hooks/useText'
import { MethodOptions } from '../../methods/MethodOptions'
import { MethodButton } from '../../methods/MethodPicker'
import { Modifiers } from '../../methods/Modifiers'
import { useComparedTasks } from '../useComparedTasks'
import type { NamedLane } from '../useLanes'
import { Changeable } from './Changeable'

export function LaneWeighting({ lane }: { readonly lane: NamedLane }) {
  const text = useText('compare')
  const named = useComparedTasks()
  // Tasks have no colours here: readers would mistake them for the colours of lanes.
  const tasks = useMemo(() => named.map((task) => ({ ...task, color: 'var(--accent)' })), [named])
  const words = useText('tasks')
  const methods = useText('methods')
  const weighting = useConfig((config) => config.weighting)
  const field = useField<unknown>('weighting')
  const setup = useSetup()
  return (
    <>
      <h4>{text('editor.weighting')}</h4>
      <Changeable lane={lane} name={text('editor.weighting')} fields={['weighting']}>
        <MethodButton
          current={weighting.id}
          around={weighting.modifiers.length}
          onPick={(id) => {
            const options = pickedOptions(id, setup.store.getState().config, setup.span())
            field.set({ id, options, modifiers: weighting.modifiers })
          }}
        />
        <MethodOptions id={weighting.id} tasks={tasks} />
        <details className="around">
          <summary>{text('editor.around')}</summary>
          <Modifiers tasks={tasks} />
        </details>
      </Changeable>
      <h4>{text('editor.weights')}</h4>
      {followsSliders(weighting) ? (
        tasks.map((task) => <TaskWeight key={task.id} lane={lane} task={task} />)
      ) : (
        <p className="hint">{words('decides', { method: methods.maybe(`${weighting.id}.name`) ?? weighting.id })}</p>
      )}
    </>
  )
}

function TaskWeight({ lane, task }: { readonly lane: NamedLane; readonly task: NamedTask }) {
  const tasks = useText('tasks')
  const path = taskPath(task.id, 'weight')
  const field = useField<number>(path)
  const name = tasks('weight', { task: task.name })
  return (
    <Changeable lane={lane} name={name} fields={[path]}>
      <SliderField
        label={task.name}
        name={name}
        value={field.value}
        range={WEIGHTS}
        limits={field.limits}
        live={field.live}
        onChange={field.set}
      />
    </Changeable>
  )
}

export function LaneTraining({ lane }: { readonly lane: NamedLane }) {
  const text = useText('compare')
  const settings = useText('settings')
  const [open, setOpen] = useState(false)
  return (
    <>
      <h4>
        {text('editor.training')}
        <IconButton
          icon="more"
          label={text('editor.optimizerOptions')}
          size={14}
          expanded={open}
          onPress={() => setOpen(!open)}
        />
      </h4>
      <Changeable lane={lane} name={settings('optimizer')} fields={['training.optimizer']}>
        <OptimizerChoice open={open} />
      </Changeable>
      <Changeable lane={lane} name={settings('learningRate')} fields={['training.learningRate']}>
        <LearningRate />
      </Changeable>
      <Changeable lane={lane} name={settings('batchSize')} fields={['training.batchSize']}>
        <BatchSize />
      </Changeable>
      {(['headRate', 'oversampling', 'l1', 'l2'] as const).map((name) => (
        <Changeable key={name} lane={lane} name={settings(name)} fields={[`training.${name}`]}>
          <TrainingNumber field={name} />
        </Changeable>
      ))}
    </>
  )
}

export function LaneNetwork({ lane }: { readonly lane: NamedLane }) {
  const text = useText('compare')
  const settings = useText('settings')
  return (
    <>
      <h4>{text('editor.network')}</h4>
      <Changeable lane={lane} name={settings('trunk')} fields={['network.trunk']}>
        <Layers path="network.trunk" label={settings('trunk')} widthLabel="trunkWidth" least={1} most={6} empty="" />
      </Changeable>
    </>
  )
}
