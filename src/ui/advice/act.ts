import type { Action } from '../../core/advice/define'
import { setField } from '../../core/config/paths'
import { type Change, changeStore } from '../../state/changes'
import { replaceRecording, setConfigField, weighByHand } from '../../state/config'
import { mayChange } from '../../state/gate'
import { configStore } from '../../state/setup'

/** Does what a hint proposes, as one step of undo. Returns that step; null if nothing changed. */
export function act(action: Action): Change | null {
  const before = changeStore.getState().past.at(-1)
  if (action.kind === 'set') setConfigField(action.path, action.value)
  else if (action.kind === 'weigh') weighByHand(action.weights)
  else if (mayChange(action.path)) {
    const { config } = configStore.getState()
    replaceRecording({ config: setField(config, action.path, action.value), edits: [] })
  }
  const after = changeStore.getState().past.at(-1)
  return after && after !== before ? after : null
}

/** The path whose lock decides whether a person may take this advice. */
export const wishOf = (action: Action) => (action.kind === 'weigh' ? 'weighting' : action.path)
