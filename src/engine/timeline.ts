import { addedTo, stepOfChange } from '../core/config/edits'
import { type FieldPath, taskOf } from '../core/config/paths'
import { programKey } from '../core/config/program'
import type { Edit, Recording, RunConfig } from '../core/config/types'
import { checkedChange } from '../core/config/validate'
import { isMeasured } from './trainer.types'

/**
 * The set-up of one run as it changes over the steps. It plays the edits of a recording, takes live edits, and finds
 * the set-up of an earlier step again.
 */
export interface Timeline {
  readonly config: RunConfig
  readonly edits: readonly Edit[]
  /** Step at which the current weighting (id and modifiers) started. */
  readonly weightingSince: number
  /** Applies the edits up to this step. */
  moveTo(step: number): Taken
  /** Returns to the set-up before the edits of `step`. */
  rewindTo(step: number): void
  /**
   * Adds a live edit at `step`, or with `mayWait` at a measured step soon after it (`stepOfChange`). Throws if the
   * value is not valid or needs another program.
   */
  add(step: number, field: FieldPath, value: unknown, mayWait?: boolean): Edit
}

export interface Taken {
  /** The weighting has changed. */
  readonly anotherMethod: boolean
  /** Something that affects training has changed. */
  readonly anotherCourse: boolean
}

const NOTHING: Taken = { anotherMethod: false, anotherCourse: false }

/** True for a live field that affects no number of a step. */
const isWithoutEffect = (field: FieldPath): boolean =>
  taskOf(field, 'name') !== null || field === 'training.stopAfter' || field === 'training.stopWhenFlat'

const sameMethod = (a: RunConfig, b: RunConfig): boolean =>
  a.weighting.id === b.weighting.id &&
  a.weighting.modifiers.length === b.weighting.modifiers.length &&
  a.weighting.modifiers.every(({ id }, i) => id === b.weighting.modifiers[i].id)

export function createTimeline(recording: Recording): Timeline {
  let config = recording.config
  let edits: readonly Edit[] = [...recording.edits].sort((a, b) => a.step - b.step)
  let next = 0
  let weightingSince = 0

  const take = (edit: Edit): Taken => {
    const changed = checkedChange(config, edit.field, edit.value)
    // A recording was validated when it was read. An edit that is still not valid is ignored.
    if (!changed || programKey(changed) !== programKey(config)) return NOTHING
    const anotherMethod = !sameMethod(config, changed)
    config = changed
    if (anotherMethod) weightingSince = edit.step
    return { anotherMethod, anotherCourse: !isWithoutEffect(edit.field) }
  }
  return {
    get config() {
      return config
    },
    get edits() {
      return edits
    },
    get weightingSince() {
      return weightingSince
    },
    moveTo(step) {
      if (next >= edits.length || edits[next].step > step) return NOTHING
      const taken: Taken[] = []
      while (next < edits.length && edits[next].step <= step) taken.push(take(edits[next++]))
      return {
        anotherMethod: taken.some(({ anotherMethod }) => anotherMethod),
        anotherCourse: taken.some(({ anotherCourse }) => anotherCourse),
      }
    },
    rewindTo(step) {
      config = recording.config
      weightingSince = 0
      next = 0
      while (next < edits.length && edits[next].step < step) take(edits[next++])
    },
    add(step, field, value, mayWait = false) {
      const changed = checkedChange(config, field, value)
      if (!changed) throw new RangeError(`${field}: the value does not fit`)
      if (programKey(changed) !== programKey(config)) throw new RangeError(`${field}: needs another program`)
      const at = mayWait ? stepOfChange(edits, field, step, isMeasured) : step
      const edit: Edit = { step: at, field, value }
      const taken = new Set(edits.slice(0, next))
      edits = addedTo(recording.config, edits, edit)
      next = edits.filter((old) => taken.has(old)).length
      return edit
    },
  }
}
