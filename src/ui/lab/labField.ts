/** Presents an entry of the lab as part of a set-up, so that the controls of options can show and change it. */
import { defaultConfig } from '../../core/config/defaults'
import type { FieldPath } from '../../core/config/paths'
import type { RunConfig } from '../../core/config/types'
import { labStore, setLabOption } from '../../state/lab'
import { setupStore } from '../hooks/setupStore'
import type { Setup } from '../hooks/useSetup'

/** Where the options of any entry stand in that set-up. Options of a weighting may be of any kind. */
export const OPTIONS: FieldPath = 'weighting.options'

export function labSetupOf(id: string): Setup {
  let from: unknown
  let state: { readonly config: RunConfig } = { config: defaultConfig }
  const getState = () => {
    const { options } = labStore.getState().lab
    if (from !== options) {
      from = options
      const weighting = { ...defaultConfig.weighting, options: options[id] ?? {} }
      state = { config: { ...defaultConfig, weighting } }
    }
    return state
  }
  return {
    store: setupStore(labStore, getState),
    set: (path, value, gesture) => setLabOption(id, path.slice(OPTIONS.length + 1), value, gesture),
    actsLive: () => true,
    wish: () => 'lab',
    span: () => ({ from: 0, end: 0 }),
  }
}
