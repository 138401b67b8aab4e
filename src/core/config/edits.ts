/** The edits of a recording, as they grow while a person changes the running training. */
import { changesMethod, type FieldPath, ownerOf, replaces, setField } from './paths'
import type { Edit, Recording, RunConfig } from './types'
import { changedBy, checkedChange } from './validate'

/**
 * The recording with one more live change. A change takes over its field: later edits of the same field
 * are dropped. At step 0 a change is part of the start.
 */
export function withEdit({ config, edits }: Recording, edit: Edit): Recording {
  if (edit.step > 0) return { config, edits: addedTo(config, edits, edit) }
  const start = checkedChange(config, edit.field, edit.value) ?? setField(config, edit.field, edit.value)
  return { config: start, edits: addedTo(start, edits, edit).filter((other) => other !== edit) }
}

/** The edits with one more, in the order of their steps, without those that can no longer act. `config` is the start. */
export function addedTo(config: RunConfig, edits: readonly Edit[], edit: Edit): readonly Edit[] {
  const kept = edits.filter((old) => !overrides(edit, old))
  const [before, after] = [kept.filter(({ step }) => step <= edit.step), kept.filter(({ step }) => step > edit.step)]
  return after.length === 0 ? [...before, edit] : [...before, edit, ...fitting(config, [...before, edit], after)]
}

/** Of the later edits those that still fit: the option of a method that is no longer chosen does not. */
function fitting(config: RunConfig, before: readonly Edit[], after: readonly Edit[]): readonly Edit[] {
  let present = changedBy(config, before)
  return after.filter(({ field, value }) => {
    const changed = checkedChange(present, field, value)
    present = changed ?? present
    return changed !== null
  })
}

/** True if `old` never acts again once `edit` was made. */
function overrides(edit: Edit, old: Edit): boolean {
  if (old.step < edit.step) return false
  if (!replaces(edit.field, old.field) && old.field !== ownerOf(edit.field)) return false
  // Of several changes at one step the last one acts. A change of the method is an exception: a change
  // to another method and back clears what the method remembered.
  return old.step > edit.step || !changesMethod(old.field)
}

/**
 * The step at which a change belongs that comes at `step` of a training in motion. Of each field there is at
 * most one edit from one recorded step to the next, so that a drag does not fill the recording. A second
 * change waits for the next recorded step, where the training takes it: a replay does the same.
 */
export function stepOfChange(
  edits: readonly Edit[],
  field: FieldPath,
  step: number,
  isRecorded: (step: number) => boolean,
): number {
  if (changesMethod(field) || field === 'training.schedule' || field === 'training.schedule.id') return step
  let from = step
  while (from > 0 && !isRecorded(from)) from--
  let next = step + 1
  while (!isRecorded(next)) next++
  const has = (low: number, high: number) =>
    edits.some((old) => old.field === field && low <= old.step && old.step < high)
  // What a recording still holds for the field before that step would act once more.
  if (has(step + 1, next)) return step
  // A change of this very step is replaced.
  return has(from, step) || has(next, next + 1) ? next : step
}
