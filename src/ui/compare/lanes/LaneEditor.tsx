import { type ReactNode, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { MOST_SEEDS } from '../../../core/comparison/types'
import { pickedOptions } from '../../../core/config/picked'
import { followsSliders } from '../../../core/weightings/declared'
import { clearLaneField, duplicateLane, firstSeeds, removeLane, setLaneSeeds } from '../../../state/compare/actions'
import { compareStore, toggleLane } from '../../../state/compare/store'
import { IconButton } from '../../controls/IconButton'
import { Layers } from '../../controls/Layers'
import { SliderField } from '../../controls/SliderField'
import { BatchSize, LearningRate, OptimizerChoice, TrainingNumber } from '../../controls/TrainingFields'
import { useField } from '../../hooks/useField'
import { useFormat } from '../../hooks/useFormat'
import { SetupContext, useSetup } from '../../hooks/useSetup'
import { useConfig } from '../../hooks/useStores'
import type { NamedTask } from '../../hooks/useTasks'
import { useText } from '../../hooks/useText'
import { MethodOptions } from '../../methods/MethodOptions'
import { MethodButton } from '../../methods/MethodPicker'
import { Modifiers } from '../../methods/Modifiers'
import { useComparedTasks } from '../useComparedTasks'
import type { NamedLane } from '../useLanes'
import { laneSetup } from './laneSetup'
import { SeedStepper } from './SeedStepper'

interface Props {
  readonly lane: NamedLane
  readonly last: boolean
  readonly close: () => void
}

/** Everything in which a lane may differ, with the controls of the run's settings. */
export function LaneEditor({ lane, last, close }: Props) {
  const text = useText('compare')
  const format = useFormat()
  const setup = useMemo(() => laneSetup(lane.id), [lane.id])
  const fork = useStore(compareStore, ({ comparison }) => comparison.fork)
  const { only } = lane.lane
  return (
    <SetupContext value={setup}>
      <div className="lane-editor">
        <h3>
          <span className="dot" style={{ background: lane.color }} /> {lane.name}
        </h3>
        <p className="hint">{text('restartsAll')}</p>
        {only === null ? <Weighting lane={lane} /> : <Baseline task={only} />}
        <Training lane={lane} />
        {fork > 0 ? (
          <p className="hint">{text('editor.parting', { step: format.integer(fork) })}</p>
        ) : (
          <Network lane={lane} />
        )}
        <Seeds lane={lane} />
        <Actions lane={lane} last={last} close={close} />
      </div>
    </SetupContext>
  )
}

/** A field with the way back to the set-up's value, which keeps its place while there is nothing to take back. */
function Changeable(props: {
  readonly lane: NamedLane
  readonly name: string
  readonly fields: readonly string[]
  readonly children: ReactNode
}) {
  const text = useText('compare')
  const { changes } = props.lane.lane
  const own = changes.filter(({ field }) => props.fields.some((path) => field === path || field.startsWith(`${path}.`)))
  const label = text('editor.back', { name: props.name })
  return (
    <div className={own.length > 0 ? 'changeable changed' : 'changeable'}>
      <div>{props.children}</div>
      {own.length > 0 && (
        <IconButton
          icon="undo"
          label={label}
          size={13}
          onPress={() => {
            for (const path of props.fields) clearLaneField(props.lane.id, path)
          }}
        />
      )}
    </div>
  )
}

function Baseline({ task }: { readonly task: string }) {
  const text = useText('compare')
  const tasks = useComparedTasks()
  const name = tasks.find(({ id }) => id === task)?.name ?? task
  return <p className="hint">{text('editor.baseline', { task: name })}</p>
}

function Weighting({ lane }: { readonly lane: NamedLane }) {
  const text = useText('compare')
  const named = useComparedTasks()
  // The colours of tasks would be taken for those of lanes.
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
          present={weighting.id}
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

const WEIGHTS = { min: 0.01, max: 100, scale: 'log', zero: true } as const

function TaskWeight({ lane, task }: { readonly lane: NamedLane; readonly task: NamedTask }) {
  const tasks = useText('tasks')
  const path = `tasks.${task.id}.weight`
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

function Training({ lane }: { readonly lane: NamedLane }) {
  const text = useText('compare')
  const settings = useText('settings')
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const decay = { min: 1e-6, max: 1, scale: 'log', zero: true } as const
  const orOff = (value: number) => (value === 0 ? settings('off') : format.significant(value))
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
      {(['l1', 'l2'] as const).map((name) => (
        <Changeable key={name} lane={lane} name={settings(name)} fields={[`training.${name}`]}>
          <TrainingNumber field={name} range={decay} show={orOff} />
        </Changeable>
      ))}
    </>
  )
}

function Network({ lane }: { readonly lane: NamedLane }) {
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

/** As many as the comparison has, or its own number of them. */
function Seeds({ lane }: { readonly lane: NamedLane }) {
  const text = useText('compare')
  const common = useStore(compareStore, ({ comparison }) => comparison.seeds.length)
  const own = lane.lane.seeds
  return (
    <div className={own ? 'changeable changed' : 'changeable'}>
      <div className="row choice">
        <span className="row-label">{text('editor.seeds')}</span>
        <span className="hint row-aside">{!own && text('editor.seedsAsAll')}</span>
        <SeedStepper
          count={own?.length ?? common}
          most={MOST_SEEDS}
          onChange={(count) => setLaneSeeds(lane.id, count === common ? null : firstSeeds(count))}
        />
      </div>
      {own && (
        <IconButton
          icon="undo"
          label={text('editor.back', { name: text('editor.seeds') })}
          size={13}
          onPress={() => setLaneSeeds(lane.id, null)}
        />
      )}
    </div>
  )
}

function Actions({ lane, last, close }: Props) {
  const text = useText('compare')
  const act = (what: () => unknown) => () => {
    close()
    what()
  }
  return (
    <div className="lane-editor-actions">
      <button type="button" className="btn small" onClick={() => toggleLane(lane.id, { isolate: true })}>
        {text('onlyShort')}
      </button>
      <button type="button" className="btn small" onClick={act(() => duplicateLane(lane.id))}>
        {text('duplicateShort')}
      </button>
      <button
        type="button"
        className="btn small"
        disabled={last}
        title={last ? text('lastLane') : undefined}
        onClick={act(() => removeLane(lane.id))}
      >
        {text('removeShort')}
      </button>
    </div>
  )
}
