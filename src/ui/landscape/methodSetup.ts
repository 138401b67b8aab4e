/** Presents a method of the landscape, and its optimizer, as a run's set-up, so that the run's controls can change it. */
import { defaultConfig, defaultTask } from '../../core/config/defaults'
import { setField } from '../../core/config/paths'
import type { RunConfig, WeightingConfig } from '../../core/config/types'
import type { LandscapeSetup } from '../../core/landscapes/setup'
import { changeLandscape, changeMethod, landscapeStore } from '../../state/landscape/store'
import { setupStore } from '../hooks/setupStore'
import type { Setup } from '../hooks/useSetup'

const NONE: WeightingConfig = defaultConfig.weighting

function configOf(setup: LandscapeSetup, method: number): RunConfig {
  const { optimizer, learningRate, clipNorm } = setup
  return {
    ...defaultConfig,
    tasks: [defaultTask('t1', 'saddle', 'mse'), defaultTask('t2', 'product', 'mse')],
    weighting: setup.methods[method] ?? NONE,
    training: { ...defaultConfig.training, optimizer, learningRate, clipNorm },
  }
}

export function methodSetup(method: number): Setup {
  let from: LandscapeSetup | null = null
  let state: { readonly config: RunConfig } = { config: defaultConfig }
  const getState = () => {
    const { setup } = landscapeStore.getState()
    if (setup !== from) state = { config: configOf(setup, method) }
    from = setup
    return state
  }
  return {
    store: setupStore(landscapeStore, getState),
    set: (path, value, gesture) => {
      const { weighting, training } = setField(getState().config, path, value)
      if (path.startsWith('weighting')) changeMethod(method, weighting, gesture)
      else changeLandscape({ optimizer: training.optimizer }, path, gesture)
    },
    actsLive: () => true,
    wish: () => 'landscape',
    span: () => ({ from: 0, end: landscapeStore.getState().setup.steps }),
  }
}
