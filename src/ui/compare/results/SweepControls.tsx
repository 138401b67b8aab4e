import { useState } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { currentWeights, heldTasks, sweepPoints } from '../../../core/comparison/sweep'
import { MOST_SWEEP_POINTS, SWEEP_METHODS, type Sweep } from '../../../core/comparison/types'
import type { RunConfig } from '../../../core/config/types'
import { backToBefore, beforeStore } from '../../../state/compare/before'
import { showConcaveFront } from '../../../state/compare/readyMade'
import { compareStore } from '../../../state/compare/store'
import { clearKept, clearSweep, keepSweep, startSweep, sweepPopulation, sweepStore } from '../../../state/compare/sweep'
import { Disclosed } from '../../controls/Disclosed'
import { IconButton } from '../../controls/IconButton'
import { NumberEntry } from '../../controls/NumberEntry'
import { Select } from '../../controls/Select'
import { useCauseText } from '../../hooks/useErrorText'
import { useFormat } from '../../hooks/useFormat'
import { useLocked } from '../../hooks/useLocked'
import type { NamedTask } from '../../hooks/useTasks'
import { useText } from '../../hooks/useText'
import { useComparedTasks } from '../useComparedTasks'
import './sweep.css'

export function SweepButton({ axes }: { readonly axes: readonly [NamedTask, NamedTask] | null }) {
  const text = useText('compareResults')
  return (
    <Disclosed
      label={text('pareto.sweep')}
      locked={useLocked('compare')}
      className="btn small on"
      button={text('pareto.sweep')}
    >
      {(close) => <SweepForm axes={axes} close={close} />}
    </Disclosed>
  )
}

function SweepForm(props: { readonly axes: readonly [NamedTask, NamedTask] | null; readonly close: () => void }) {
  const { axes, close } = props
  const text = useText('compareResults')
  const tasks = useComparedTasks()
  const before = useStore(sweepStore, (state) => state.sweep)
  const [chosen, setChosen] = useState<readonly string[]>(() => axes?.map(({ id }) => id) ?? [])
  const [method, setMethod] = useState<Sweep['method']>(before?.method ?? SWEEP_METHODS[0])
  const [points, setPoints] = useState(before?.points ?? 21)
  const [others, setOthers] = useState<Sweep['others']>(before?.others ?? 'keep')
  const base = useStore(compareStore, ({ comparison }) => comparison.base)
  const held = useHeld()
  const ids = tasks.map(({ id }) => id).filter((id) => chosen.includes(id))
  const sweep: Sweep = { tasks: ids, others, points, method }
  const possible = ids.length === 2 || ids.length === 3
  const start = () => {
    const { steps } = compareStore.getState().comparison
    startSweep(currentWeights(base), sweep, steps || base.config.training.stopAfter)
    close()
  }
  return (
    <div className="sweep-form">
      <p>{text('pareto.sweepWhat')}</p>
      {tasks.length > 2 && (
        <fieldset>
          <legend>{text('pareto.sweepTasks')}</legend>
          {tasks.map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                className="check"
                checked={ids.includes(id)}
                disabled={!ids.includes(id) && ids.length === 3}
                onChange={() => setChosen(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id])}
              />
              {name}
            </label>
          ))}
        </fieldset>
      )}
      <div className="trial-line">
        <Select
          label={text('pareto.method')}
          value={method}
          options={SWEEP_METHODS.map((id) => ({ value: id, label: text(`pareto.methods.${id}`) }))}
          onChange={(value) => setMethod(value as Sweep['method'])}
        />
        <NumberEntry
          label={text('pareto.points')}
          // For three tasks, the nearest number of points that makes a whole triangle.
          value={possible ? sweepPoints(sweep).length : points}
          min={ids.length === 3 ? 3 : 2}
          max={MOST_SWEEP_POINTS}
          integer
          onChange={setPoints}
        />
        {text('pareto.points')}
      </div>
      {possible && ids.length < tasks.length && (
        <div className="trial-line">
          <Select
            label={text('pareto.others')}
            value={others}
            options={(['keep', 'off'] as const).map((id) => ({ value: id, label: text(`pareto.others_${id}`) }))}
            onChange={(value) => setOthers(value as Sweep['others'])}
          />
          <span className="hint">{held(currentWeights(base), sweep)}</span>
        </div>
      )}
      <button type="button" className="btn on" disabled={!possible} onClick={start}>
        {text(before ? 'pareto.again' : 'pareto.start')}
      </button>
      <hr />
      <button
        type="button"
        className="btn"
        onClick={() => {
          close()
          showConcaveFront()
        }}
      >
        {text('pareto.concave')}
      </button>
      <p className="hint">{text('pareto.concaveHint')}</p>
    </div>
  )
}

/** The current sweep and its progress, with its buttons. */
export function SweepBar() {
  const text = useText('compareResults')
  const { sweep, kept } = useStore(sweepStore)
  const before = useStore(beforeStore, (state) => state.before)
  const concave = useStore(compareStore, ({ comparison }) => comparison.base.config.tasks.length === 2)
  if (!sweep && !kept) return null
  return (
    <div className="sweep-bar">
      {sweep && <CurrentSweep sweep={sweep} />}
      {kept && (
        <span className="sweep-part">
          <i className="ghost-mark" />
          {text('pareto.kept', { method: text(`pareto.methods.${kept.sweep.method}`) })}
          <IconButton icon="close" label={text('pareto.clearKept')} size={12} onPress={clearKept} />
        </span>
      )}
      {before && concave && (
        <button type="button" className="btn small" onClick={backToBefore}>
          {text('pareto.back')}
        </button>
      )}
    </div>
  )
}

function CurrentSweep({ sweep }: { readonly sweep: Sweep }) {
  const text = useText('compareResults')
  const count = useStore(sweepStore, ({ points }) => points.length)
  const base = useStore(sweepStore, (state) => state.base)
  const tasks = useComparedTasks().length
  const held = useHeld()
  const playing = useStore(sweepPopulation.store, ({ status }) => status === 'playing' || status === 'loading')
  const ended = useStore(sweepPopulation.store, ({ status }) => status === 'stopped' || status === 'failed')
  return (
    <span className="sweep-part">
      {sweep.tasks.length === 2 && <i className="sweep-sample" />}
      <span>
        {text(`pareto.methods.${sweep.method}`)} × {count} · <Progress />
        {base && sweep.tasks.length < tasks && <> · {held(base, sweep)}</>}
      </span>
      <button
        type="button"
        className="btn small"
        aria-label={text('pareto.keepHint')}
        title={text('pareto.keepHint')}
        onClick={keepSweep}
      >
        {text('pareto.keep')}
      </button>
      {!ended && (
        <IconButton
          icon={playing ? 'pause' : 'play'}
          label={text(playing ? 'pareto.pause' : 'pareto.play')}
          size={12}
          onPress={() => sweepPopulation.toggle()}
        />
      )}
      <IconButton icon="close" label={text('pareto.clear')} size={12} onPress={clearSweep} />
      {sweep.tasks.length === 3 && <Corners sweep={sweep} />}
    </span>
  )
}

/** The weights that the other tasks have in all points, in words. */
function useHeld(): (base: RunConfig, sweep: Sweep) => string {
  const text = useText('compareResults')
  const format = useFormat()
  const tasks = useComparedTasks()
  return (base, sweep) =>
    text('pareto.held', {
      tasks: heldTasks(base, sweep)
        .map(({ id, weight }) =>
          text('pareto.weight', {
            task: tasks.find((task) => task.id === id)?.name ?? '',
            weight: format.significant(weight, 3),
          }),
        )
        .join(text('pareto.comma')),
    })
}

/** Legend of the colours of a sweep over three tasks: each point mixes them by its weights. */
function Corners({ sweep }: { readonly sweep: Sweep }) {
  const tasks = useComparedTasks()
  return (
    <span className="sweep-part">
      {tasks
        .filter(({ id }) => sweep.tasks.includes(id))
        .map(({ id, name, color }) => (
          <span key={id} className="sweep-part">
            <i className="sweep-sample" style={{ '--c': color }} />
            {name}
          </span>
        ))}
    </span>
  )
}

/** Re-renders on every frame; nothing else here does. */
function Progress() {
  const text = useText('compareResults')
  const format = useFormat()
  const causeText = useCauseText()
  const { status, step, error, lost } = useStore(
    sweepPopulation.store,
    useShallow(({ status, step, error, contextLost }) => ({ status, step, error, lost: contextLost })),
  )
  if (status === 'failed' && error) {
    return <span role="alert">{text('pareto.failed', { message: causeText(error) })}</span>
  }
  if (lost) return <span role="alert">{text('pareto.lost')}</span>
  if (status === 'loading') return <span>{text('pareto.loading')}</span>
  return (
    <span className="num">
      {text(status === 'stopped' ? 'pareto.done' : 'pareto.step', { step: format.integer(step) })}
    </span>
  )
}
