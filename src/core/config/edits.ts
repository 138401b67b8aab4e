/** Adds the changes that a person makes to a running training to the edits of its recording. */
import { changesMethod, type FieldPath, ownerOf, replaces, setField } from './paths'
import type { Edit, Recording, RunConfig } from './types'
import { changedBy, checkedChange } from './validate'

/**
 * The recording with one more live change. Later edits of the same field are dropped. At step 0 the change becomes
 * part of the set-up.
 */
export function withEdit({ config, edits }: Recording, edit: Edit): Recording {
  if (edit.step > 0) return { config, edits: addedTo(config, edits, edit) }
  const start = checkedChange(config, edit.field, edit.value) ?? setField(config, edit.field, edit.value)
  return { config: start, edits: addedTo(start, edits, edit).filter((other) => other !== edit) }
}

/** The edits with one more, ordered by step, without those that lost their effect. `config` is the set-up at step 0. */
export function addedTo(config: RunConfig, edits: readonly Edit[], edit: Edit): readonly Edit[] {
  const kept = edits.filter((old) => !overrides(edit, old))
  const [before, after] = [kept.filter(({ step }) => step <= edit.step), kept.filter(({ step }) => step > edit.step)]
  return after.length === 0 ? [...before, edit] : [...before, edit, ...fitting(config, [...before, edit], after)]
}

/** The same training without an end of its own, for what goes on past it: a look ahead, or a measurement of speed. */
export const withoutEnd = ({ config, edits }: Recording): Recording => ({
  config: { ...config, training: { ...config.training, stopAfter: 0, stopWhenFlat: false } },
  edits: edits.filter(({ field }) => field !== 'training.stopAfter' && field !== 'training.stopWhenFlat'),
})

/** The later edits that still fit. An option of a method that is no longer chosen does not fit. */
function fitting(config: RunConfig, before: readonly Edit[], after: readonly Edit[]): readonly Edit[] {
  let current = changedBy(config, before)
  return after.filter(({ field, value }) => {
    const changed = checkedChange(current, field, value)
    current = changed ?? current
    return changed !== null
  })
}

/** True if `edit` leaves `old` without effect. */
function overrides(edit: Edit, old: Edit): boolean {
  if (old.step < edit.step) return false
  if (!replaces(edit.field, old.field) && old.field !== ownerOf(edit.field)) return false
  // Of several changes of a field at one step only the last counts. A change of the method is kept: a change to
  // another method and back clears the state of the method.
  return old.step > edit.step || !changesMethod(old.field)
}

/**
 * The step at which a change takes effect that a person makes at `step` of a running training. Each field has at most
 * one edit between two measured steps, so that a drag does not fill the recording. A second change waits for the
 * next measured step. The training applies it there, so a replay is equal.
 */
export function stepOfChange(
  edits: readonly Edit[],
  field: FieldPath,
  step: number,
  isMeasured: (step: number) => boolean,
): number {
  if (changesMethod(field) || field === 'training.schedule' || field === 'training.schedule.id') return step
  let from = step
  while (from > 0 && !isMeasured(from)) from--
  let next = step + 1
  while (!isMeasured(next)) next++
  const has = (low: number, high: number) =>
    edits.some((old) => old.field === field && low <= old.step && old.step < high)
  // An edit that the recording still holds before that step would override the change.
  if (has(step + 1, next)) return step
  // The change replaces one that was made at the same step.
  return has(from, step) || has(next, next + 1) ? next : step
}
