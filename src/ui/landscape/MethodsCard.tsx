import { useMemo } from 'react'
import { defaultConfig, defaultTask } from '../../core/config/defaults'
import { pickedOptions } from '../../core/config/picked'
import { MOST_METHODS } from '../../core/landscapes/validate'
import { problemOf } from '../../core/problems/all'
import { weightingById } from '../../core/weightings/all'
import { addMethod, changeMethod, removeMethod } from '../../state/landscape/store'
import { setLandscapeView } from '../../state/landscape/view'
import { Disclosed } from '../controls/Disclosed'
import { Icon } from '../controls/Icon'
import { IconButton } from '../controls/IconButton'
import { LockedGroup } from '../controls/LockedGroup'
import { SetupContext } from '../hooks/useSetup'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { MethodOptions } from '../methods/MethodOptions'
import { MethodButton, MethodPicker } from '../methods/MethodPicker'
import { Modifiers } from '../methods/Modifiers'
import { taskColor, taskInk } from '../theme/taskColor'
import { methodSetup } from './methodSetup'
import { type NamedMethod, useMethods } from './useLandscape'

/** The methods side by side, with their colours and options. */
export function MethodsCard() {
  const text = useText('landscape')
  const methods = useMethods()
  const full = methods.length >= MOST_METHODS
  return (
    <section className="card ls-methods" data-target="landscapeMethods" aria-labelledby="ls-methods-title">
      <LockedGroup wish="landscape">
        <div className="card-head">
          <h2 id="ls-methods-title">{text('methods.title')}</h2>
          <MethodPicker current={null} onPick={addMethod}>
            {(open) => (
              <button type="button" className="btn small" disabled={full} aria-haspopup="dialog" onClick={open}>
                <Icon name="plus" size={12} />
                {text('methods.add')}
              </button>
            )}
          </MethodPicker>
        </div>
        <ul>
          {methods.map((method) => (
            <MethodRow key={method.index} method={method} last={methods.length === 1} />
          ))}
        </ul>
        {full && <p className="hint">{text('methods.full', { count: MOST_METHODS })}</p>}
      </LockedGroup>
    </section>
  )
}

function MethodRow({ method, last }: { readonly method: NamedMethod; readonly last: boolean }) {
  const text = useText('landscape')
  const { index, name } = method
  const setup = useMemo(() => methodSetup(index), [index])
  const bringOut = (on: boolean) => setLandscapeView({ highlighted: on ? { method: index, start: null } : null })
  return (
    <li
      onPointerEnter={() => bringOut(true)}
      onPointerLeave={() => bringOut(false)}
      onFocus={() => bringOut(true)}
      onBlur={() => bringOut(false)}
    >
      <i className="dot" style={{ background: method.color }} />
      <SetupContext value={setup}>
        <MethodButton
          current={method.method.id}
          around={method.method.modifiers.length}
          onPick={(id) => {
            const options = pickedOptions(id, setup.store.getState().config, setup.span())
            changeMethod(index, { id, options, modifiers: method.method.modifiers })
          }}
        />
        <Disclosed
          label={text('methods.options', { method: name })}
          className="btn icon small"
          button={<Icon name="edit" size={13} />}
        >
          {() => <Options method={method} />}
        </Disclosed>
      </SetupContext>
      <IconButton
        icon="close"
        label={text('methods.remove', { method: name })}
        size={13}
        disabled={last}
        onPress={() => removeMethod(index)}
      />
    </li>
  )
}

function Options({ method }: { readonly method: NamedMethod }) {
  const text = useText('landscape')
  const tasks = useLossesAsTasks()
  const { id } = method.method
  return (
    <div className="ls-options">
      <h3>{method.name}</h3>
      <MethodOptions id={id} tasks={tasks} />
      {Object.keys(weightingById(id).options).length === 0 && <p className="hint">{text('methods.none')}</p>}
      <details>
        <summary>{text('methods.modifiers')}</summary>
        <Modifiers tasks={tasks} />
      </details>
    </div>
  )
}

/** The two losses as the controls of options know tasks. */
function useLossesAsTasks(): readonly NamedTask[] {
  const text = useText('landscape')
  return useMemo(
    () =>
      [0, 1].map((index) => ({
        id: `t${index + 1}`,
        index,
        config: defaultTask(`t${index + 1}`, 'saddle', 'mse'),
        problem: problemOf(defaultConfig),
        reference: null,
        name: text('ends.loss', { number: index + 1 }),
        color: taskColor(`t${index + 1}`),
        ink: taskInk(`t${index + 1}`),
        kind: 'regression' as const,
        loss: 'mse',
        metric: 'r2' as const,
        unit: undefined,
      })),
    [text],
  )
}
