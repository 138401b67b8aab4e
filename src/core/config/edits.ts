import { setField } from './paths'
import type { Edit, Recording } from './types'
import { checkedChange } from './validate'

/**
 * The recording with a live change more, made while it ran. What was still to come for that field no
 * longer holds: someone has taken the wheel. At step 0 a change is part of the start.
 */
export function withEdit({ config, edits }: Recording, edit: Edit): Recording {
  const others = edits.filter((old) => !overrides(edit, old))
  if (edit.step > 0) return { config, edits: [...others, edit].sort((a, b) => a.step - b.step) }
  return {
    config: checkedChange(config, edit.field, edit.value) ?? setField(config, edit.field, edit.value),
    edits: others,
  }
}

/** Whether `old` never acts again once `edit` was made. */
export function overrides(edit: Edit, old: Edit): boolean {
  if (old.field !== edit.field) return false
  // Of several changes at one step the last one acts. Not so the weighting: a change to another
  // method and back makes it forget what it remembered.
  return old.step > edit.step || (old.step === edit.step && !edit.field.startsWith('weighting'))
}
