import { pickedOptions } from '../../core/config/picked'
import type { WeightingConfig } from '../../core/config/types'
import type { LooseOptions } from '../../core/options'
import { modifierById, modifiers } from '../../core/weightings/modifiers/all'
import { OptionControls } from '../controls/OptionControls'
import { SwitchField } from '../controls/SwitchField'
import { useLocked } from '../hooks/useLocked'
import { useSetup } from '../hooks/useSetup'
import { useConfig } from '../hooks/useStores'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import './methodOptions.css'

/** The modifiers of a method: a switch for each, and the options of those that are on. */
export function Modifiers({ tasks }: { readonly tasks: readonly NamedTask[] }) {
  const text = useText('weighting')
  const methods = useText('methods')
  const setup = useSetup()
  const locked = useLocked(setup.wish('weighting.modifiers'))
  const chosen = useConfig((config) => config.weighting.modifiers)
  return (
    <fieldset className="method-options modifiers">
      <legend>{text('around')}</legend>
      {modifiers.map(({ id, options }) => {
        const at = chosen.findIndex((modifier) => modifier.id === id)
        const name = methods.maybe(`modifiers.${id}.name`) ?? id
        const words = modifierById(id).optionsOf ?? `modifiers.${id}`
        return (
          <div key={id}>
            <SwitchField
              label={name}
              value={at >= 0}
              live={setup.actsLive('weighting.modifiers')}
              locked={locked}
              hint={methods.maybe(`modifiers.${id}.about`)}
              onChange={(on) => {
                const begun = pickedOptions(id, setup.store.getState().config, setup.span())
                setup.set('weighting.modifiers', toggled(chosen, id, on, begun), 'commit')
              }}
            />
            {at >= 0 && (
              <div className="modifier-knobs">
                <p className="hint">{methods.maybe(`modifiers.${id}.about`)}</p>
                <OptionControls
                  descriptors={options}
                  path={`weighting.modifiers.${at}.options`}
                  owner={name}
                  tasks={tasks}
                  text={(key) => methods.maybe(`${words}.options.${key}`)}
                />
              </div>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

/**
 * The modifiers after a switch, in the registry's order (outermost first), so that a link does not depend on the order
 * of clicks.
 */
function toggled(
  chosen: WeightingConfig['modifiers'],
  id: string,
  on: boolean,
  options: LooseOptions,
): WeightingConfig['modifiers'] {
  return modifiers.flatMap((modifier) => {
    const current = chosen.find((entry) => entry.id === modifier.id)
    if (modifier.id !== id) return current ? [current] : []
    return on ? [{ id, options }] : []
  })
}
